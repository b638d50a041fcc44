package theme

import (
	"html/template"

	"indaba/generator/weave"
)

// words are what a fixture says in one language; the same pages are filled in
// a language written from the left and one written from the right.
type words struct {
	lang, dir, other string
	site, title      string
	mobility         string
	facilitation     string
	markets          string
	ama, nadia, jo   string
	role, place      string
	lead, aka        string
	body             template.HTML
	ask, offer       string
	principle        string
	kinds            []string
	relation         map[string]string
	count            string
	digits           [3]string
	position, until  string
	levels           [3]string
}

func english() words {
	return words{
		lang: "en", dir: "ltr", other: "ar", site: "Far Neighbours", title: "Connection and relationship",
		mobility: "Getting around", facilitation: "Holding a meeting", markets: "Markets and street trade",
		ama: "Ama Owusu", nadia: "Nadia Ferhat", jo: "Jo Bah", role: "Transport planner", place: "Akwanta",
		lead: "Build strong bonds inside the team and with the people you serve, so that help is already there when you need it.",
		aka:  "urban mobility",
		body: bodyEnglish,
		ask:  "How did you bring minibus owners to the table before the new route map was fixed?", offer: "Our citizens’ jury handbook, and two calls to adapt it.",
		principle: "We learn from each other as equals.",
		kinds:     []string{"Playbooks", "Principles", "People", "Events", "Areas"},
		relation: map[string]string{"authors": "Written by", "hosts": "Hosted by", "speakers": "Talks by", "practised-in": "Practised in", "upheld-by": "Upheld by",
			"principles": "Lives these principles", "playbooks": "Playbooks", "events": "Events", "related": "See also", "broader": "Part of", "produced": "What came of it", "hosted": "Events hosted", "wrote": "Wrote", "known-instances": "In use in", "adapted-as": "Adapted as", "agreed-at": "Agreed at"},
		count: "4 people", digits: [3]string{"4", "12–14", "21"}, position: "Chapter 2 of 6", until: "Until 30 January",
		levels: [3]string{"wants to learn", "has done it", "can help"},
	}
}

func arabic() words {
	return words{
		lang: "ar", dir: "rtl", other: "en", site: "جيرة من بعيد", title: "التواصل وبناء العلاقات",
		mobility: "التنقّل", facilitation: "إدارة اللقاءات", markets: "الأسواق والبيع في الشارع",
		ama: "آما أووسو", nadia: "نادية فرحات", jo: "جو باه", role: "تخطيط النقل", place: "أكوانتا",
		lead: "ابنوا روابط متينة داخل الفريق ومع من تخدمونهم، حتى يكون العون حاضرًا حين تحتاجون إليه.",
		aka:  "الحركة في المدينة",
		body: bodyArabic,
		ask:  "كيف جمعتم أصحاب الحافلات الصغيرة حول الطاولة قبل تثبيت خريطة الخطوط الجديدة؟", offer: "دليلنا لهيئات المواطنين، ومكالمتان لتكييفه.",
		principle: "نتعلّم بعضنا من بعض ندًّا لندّ.",
		kinds:     []string{"الممارسات", "المبادئ", "الأعضاء", "اللقاءات", "المجالات"},
		relation: map[string]string{"authors": "كتابة", "hosts": "التنظيم", "speakers": "المداخلات", "practised-in": "يُمارَس في", "upheld-by": "يلتزم به",
			"principles": "يعيش هذه المبادئ", "playbooks": "الممارسات", "events": "اللقاءات", "related": "انظر أيضًا", "broader": "جزء من", "produced": "ما نتج عنه", "hosted": "لقاءات نظّمها", "wrote": "كتابات", "known-instances": "يُمارَس عند", "adapted-as": "اقتباسات منه", "agreed-at": "اتُّفق عليه في"},
		count: "٤ أشخاص", digits: [3]string{"٤", "١٢–١٤", "٢١"}, position: "الفصل ٢ من ٦", until: "حتى ٣٠ يناير",
		levels: [3]string{"يودّ التعلّم", "سبق أن فعل", "يستطيع المساعدة"},
	}
}

const bodyEnglish = `<h2 id="why">Why it matters</h2>
<p>Change in a town hall is slow, and it is hard alone. What carries people through is knowing <a href="/en/members/ama-owusu/">whom to call</a>: a neighbour department, a trader who trusts you, a colleague two borders away who has met the same wall.</p>
<ul><li>It builds trust with the community you serve.</li><li>It keeps the work alive when people or budgets change.</li></ul>
<h2 id="how">How to practise</h2>
<ol class="practice"><li><p><strong>Map your ecosystem</strong>: Who is touched, who decides, and who was never asked? Draw it together on one large sheet.</p></li><li><p><strong>Foster internal connections</strong>: Eat together every second week. A team that does not talk cannot listen.</p></li></ol>
<aside class="admonition note" data-directive="note" role="note"><p class="admonition-title">Remember</p><p>Strong relationships are built on trust, reciprocity and mutual benefit.</p></aside>
<aside class="admonition warning" data-directive="warning" role="note"><p class="admonition-title">Careful</p><p>Do not promise what the budget cannot hold.</p></aside>
<h2 id="cost">What it costs</h2>
<div class="table" role="region" tabindex="0" aria-label="What it costs"><table><thead><tr><th>What</th><th>Time</th><th>Money</th></tr></thead><tbody><tr><td>Mapping afternoon</td><td>4 hours</td><td>paper, tea</td></tr><tr><td>Shared meal</td><td>2 hours</td><td>€40</td></tr></tbody></table></div>
<h3 id="tried">Where it was tried</h3>
<blockquote><p>We walked the stalls for three mornings before we said a word about waste. On the fourth, they asked us.</p></blockquote>
<p>Run <code>indaba check</code> before you share.<sup><a href="#fn1" id="r1">1</a></sup></p>
<pre tabindex="0" role="region" aria-label="Code"><code>indaba check --strict
indaba build --base-url https://example.org/exchange/</code></pre>
<figure><img src="/assets/field.svg" alt="A green field" width="640" height="240"><figcaption>The field behind the market, before the stalls.</figcaption></figure>
<section class="footnotes" aria-label="Notes"><ol><li id="fn1"><p>The command reads everything and writes nothing.</p></li></ol></section>`

const bodyArabic = `<h2 id="why">لماذا يهمّ</h2>
<p>التغيير في البلدية بطيء، وهو صعب على من يعمل وحده. ما يعين الناس هو أن يعرفوا <a href="/ar/members/ama-owusu/">بمن يتصلون</a>: إدارة مجاورة، أو تاجر يثق بكم، أو زميل وراء حدودين لقي الجدار نفسه.</p>
<ul><li>يبني الثقة مع المجتمع الذي تخدمونه.</li><li>يُبقي العمل حيًّا حين يتغيّر الناس أو الميزانيات.</li></ul>
<h2 id="how">كيف نمارسه</h2>
<ol class="practice"><li><p><strong>ارسموا خريطة محيطكم</strong>: من يمسّه الأمر، ومن يقرّر، ومن لم يُسأل قط؟ ارسموها معًا على ورقة كبيرة.</p></li><li><p><strong>وثّقوا الصلات داخل الفريق</strong>: كلوا معًا كل أسبوعين. فريق لا يتكلم لا يستطيع أن يصغي.</p></li></ol>
<aside class="admonition note" data-directive="note" role="note"><p class="admonition-title">تذكّروا</p><p>العلاقات المتينة تقوم على الثقة والمعاملة بالمثل.</p></aside>
<h2 id="cost">ما كلفته</h2>
<div class="table" role="region" tabindex="0" aria-label="ما كلفته"><table><thead><tr><th>ماذا</th><th>الوقت</th><th>المال</th></tr></thead><tbody><tr><td>ظهيرة رسم الخريطة</td><td>٤ ساعات</td><td>ورق وشاي</td></tr></tbody></table></div>
<blockquote><p>مشينا بين الأكشاك ثلاثة صباحات قبل أن نقول كلمة عن النفايات. وفي الرابع سألونا هم.</p></blockquote>
<pre tabindex="0" role="region" aria-label="Code"><code>indaba check --strict</code></pre>`

func (w words) text(s string) Text { return Text{Text: s} }

func (w words) link(url, s string) Link {
	return Link{URL: "/" + w.lang + "/" + url, Text: Text{Text: s}}
}

func pattern(s string) weave.Pattern {
	p, _ := weave.Parse(s)
	return p
}

// threads are the areas somebody knows, in the given yarns and motifs.
func threads(s ...string) []weave.Thread {
	var out []weave.Thread
	for i, p := range s {
		out = append(out, weave.Thread{Pattern: pattern(p), Level: max(1, 3-i)})
	}
	return out
}

func (w words) area(name, title, weaving string) Item {
	return Item{Link: w.link("expertise/"+name+"/", title), Kind: "expertise", Mark: pattern(weaving).Mark()}
}

func (w words) areas() []Item {
	return []Item{
		w.area("mobility", w.mobility, "lagoon/zigzag"),
		w.area("facilitation", w.facilitation, "leaf/steps"),
		w.area("markets", w.markets, "dusk/comb"),
	}
}

func (w words) person(name, title string, weaving ...string) Item {
	return Item{
		Link: w.link("members/"+name+"/", title), Kind: "members", Type: "person",
		Mark: weave.Strip(name, threads(weaving...)), Notes: []Text{{Text: w.role}, {Text: w.place}},
		Languages: []Text{{Text: "English", Lang: "en", Dir: "ltr"}, {Text: "العربية", Lang: "ar", Dir: "rtl"}},
	}
}

func (w words) people() []Item {
	return []Item{
		w.person("ama-owusu", w.ama, "lagoon/zigzag", "kola/squares", "millet/diamond"),
		w.person("nadia-ferhat", w.nadia, "hibiscus/blocks", "millet/chevron", "lagoon/cross"),
		{Link: Link{Text: Text{Text: w.jo}}, Kind: "members", Notes: []Text{{Text: w.place}}},
	}
}

func (w words) event(i int, past, cancelled bool) Item {
	it := Item{Link: w.link("events/market-walk/", w.markets), Kind: "events", Notes: []Text{{Text: w.place}}}
	it.When = &When{Day: w.digits[i], Month: "Dec", Year: "2026", Text: w.digits[i] + " December 2026", Machine: "2026-12-04", Past: past, Cancelled: cancelled}
	if w.dir == "rtl" {
		it.When.Month, it.When.Year, it.When.Text = "ديسمبر", "٢٠٢٦", w.digits[i]+" ديسمبر ٢٠٢٦"
	}
	return it
}

func (w words) events() []Item {
	return []Item{w.event(0, false, false), w.event(1, true, false), w.event(2, false, true)}
}

// foreign is an entry that only exists in the other language.
func (w words) foreign(kind string) Item {
	o := w.others()
	return Item{Link: Link{URL: "/" + w.lang + "/" + kind + "/listen/", Text: Text{Text: o.title, Lang: o.lang, Dir: o.dir}},
		Kind: kind, Badge: map[string]string{"ar": "العربية", "en": "English"}[o.lang]}
}

func (w words) playbooks() []Item {
	return []Item{
		{Link: w.link("playbooks/connection/", w.title), Kind: "playbooks", Lead: w.text(w.lead)},
		w.foreign("playbooks"),
	}
}

func (w words) principles() []Item {
	one := Item{Link: w.link("principles/equals/", w.principle), Kind: "principles"}
	return []Item{one, one, w.foreign("principles")}
}

func (w words) related(name string, items ...Item) Relation {
	return Relation{Name: name, Label: w.relation[name], Items: items}
}

func (w words) asks() []Ask {
	by := w.people()[0]
	by.Languages = nil
	return []Ask{
		{What: w.text(w.ask), Areas: w.areas()[:1], Languages: w.people()[0].Languages, Until: w.until, By: &by},
		{Offer: true, What: w.text(w.offer), Areas: w.areas()[1:2], By: &by},
	}
}
