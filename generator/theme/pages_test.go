package theme

import (
	"fmt"
	"html/template"

	"indaba/generator/weave"
)

func (w words) page(th *Theme, kind int) Page {
	var items []Link
	for i, k := range w.kinds {
		l := w.link([]string{"playbooks/", "principles/", "members/", "events/", "expertise/"}[i], k)
		l.Current = i == kind
		items = append(items, l)
	}
	menu, _ := th.Menu(w.lang, MenuView{Items: items})
	foot, _ := th.Footer(w.lang, FooterView{SiteTitle: w.site, Licence: "CC BY 4.0", Pages: []Link{w.link("about/", w.kinds[2])}, Feeds: []Link{w.link("feed.xml", "Atom")}})
	p := Page{
		Lang: w.lang, Dir: w.dir, Locale: w.lang, Title: w.title, SiteTitle: w.site, Description: w.lead, Generator: "indaba",
		Policy:    "default-src 'self'; img-src 'self' data:",
		Canonical: "https://example.org/" + w.lang + "/x/",
		Alternates: []Alternate{
			{"en", "https://example.org/en/x/"}, {"ar", "https://example.org/ar/x/"}, {"x-default", "https://example.org/en/x/"},
		},
		Feeds:  []Feed{{"/" + w.lang + "/feed.xml", w.site, "application/atom+xml"}},
		Styles: []string{"/" + th.AssetPath("style.css")}, Icon: "/" + th.AssetPath("icon.svg"),
		Home: "/" + w.lang + "/", Mark: weave.Of("far-neighbours").Mark(), Menu: menu, Footer: foot,
		Languages: []Link{
			{URL: "/en/x/", Text: Text{"English", "en", "ltr"}, Current: w.lang == "en"},
			{URL: "/ar/x/", Text: Text{"العربية", "ar", "rtl"}, Current: w.lang == "ar"},
			{URL: "/fr/x/", Text: Text{"Français", "fr", "ltr"}},
		},
	}
	if w.lang == "ar" {
		p.Languages[0], p.Languages[1] = p.Languages[1], p.Languages[0]
	}
	p.Share = &Share{URL: p.Canonical, WhatsApp: "https://wa.me/?text=x%20y", Mail: "mailto:?subject=x&body=y"}
	if kind >= 0 {
		p.Crumbs = []Link{items[kind]}
		p.Crumbs[0].Current = false
	}
	return p
}

func (w words) cloth(n int) template.HTML {
	var people []weave.Person
	for i := range n {
		name := fmt.Sprint("person-", i)
		people = append(people, weave.Person{Name: name, Threads: []weave.Thread{
			{Pattern: weave.Of(name), Level: 1 + i%3}, {Pattern: weave.Of(name + "b"), Level: 1 + i*7%3}, {Pattern: weave.Of(name + "c"), Level: 1},
		}[:1+i%3]})
	}
	return weave.Cloth(people)
}

func band() template.HTML {
	return weave.Band([]weave.Pattern{pattern("lagoon/cross"), pattern("hibiscus/checks")})
}

// pages returns a view of every layout, filled, by file name.
func (w words) pages(th *Theme) map[string]View {
	chapter, event, member := w.chapter(th), w.meeting(th), w.profile(th)
	borrowed, off, town := *chapter, *event, *member
	o := w.others()
	borrowed.Name, borrowed.Lead, borrowed.Body = Text{Text: o.title}, Text{Text: o.lead}, o.body
	borrowed.Borrowed = &Borrowed{
		Code: o.lang, Lang: o.lang, Dir: o.dir, Badge: w.foreign("").Badge, Notice: w.lead, Text: w.role, Translate: borrowed.Next,
	}
	off.When = w.events()[2].When
	town.Type, town.Name, town.Affiliated, town.Expertise = "city", w.text(w.place), w.people()[:2], w.areas()
	return map[string]View{
		"home": w.home(th), "chapter": chapter, "borrowed": &borrowed, "event": event, "event-off": &off,
		"principle": w.creed(th), "member": member, "town": &town, "area": w.crossing(th),
		"members": w.directory(th), "playbooks": w.list(th, 0, w.books()), "events": w.list(th, 3, w.events()),
		"ask": &AskPage{Service: Service{Page: w.page(th, -1), Name: w.text(w.title), Lead: w.text(w.lead)}, Subject: w.title, Draft: w.title + "\n" + w.ask,
			Areas: w.areas(), AnswerIn: w.people()[0].Languages, Ways: []Way{{Link: Link{URL: "mailto:x?body=y", Text: w.text(w.aka)}, Before: "mailto:x?body="}, {Link: w.link("form", w.place)}},
			Channels: []Item{{Link: Link{URL: "https://example.org/", Text: w.text(w.site)}, Lead: w.text(w.lead), Languages: w.people()[0].Languages}}},
		"evidence": &EvidencePage{Service: Service{Page: w.page(th, -1), Name: w.text(w.title), Lead: w.text(w.lead)},
			Parts: []EvidencePart{{ID: "principles", Label: w.kinds[1], Count: w.count, Items: w.principles()}, {ID: "playbooks", Label: w.kinds[0], Count: w.count, Empty: w.lead}}},
		"areas": w.list(th, 4, w.tiles(10)), "principles": w.list(th, 1, w.principles()),
		"page":     &EntryPage{Page: w.page(th, -1), Entry: "pages/about", Kind: "pages", Name: w.text(w.title), Lead: w.text(w.lead), Body: w.body, TOC: w.contents()},
		"bare":     &EntryPage{Page: w.page(th, -1), Entry: "pages/join", Kind: "pages", Name: w.text(w.title), Body: w.body},
		"404":      w.missing(th),
		"way-in":   w.wayIn(th),
		"redirect": &RedirectPage{Page: w.page(th, -1), Target: w.link("x/", w.title)},
	}
}

func (w words) others() words {
	if w.lang == "ar" {
		return english()
	}
	return arabic()
}

func (w words) contents() []TOCItem {
	return []TOCItem{{"why", w.relation["wrote"], 2}, {"how", w.facilitation, 2}, {"cost", w.mobility, 2}}
}

// practice is where a playbook is practised, and two generations after it.
func (w words) practice() []Relation {
	use, grew := w.person("akwanta", w.place), Item{Link: w.link("playbooks/ride/", w.markets), Kind: "playbooks", Notes: []Text{w.text(w.place)}}
	use.Lead, use.More = w.text(w.lead), &Link{URL: "https://example.org/report", Text: w.text(w.aka)}
	grew.Items = []Item{w.foreign("playbooks")}
	after := w.related("adapted-as", grew)
	after.Note = w.place
	return []Relation{w.related("known-instances", use), after}
}

func (w words) chapter(th *Theme) *EntryPage {
	section, _ := th.Section(w.lang, SectionView{Title: w.link("playbooks/ways/", w.kinds[0]), Items: []SectionItem{
		{Link: w.link("playbooks/ways/a/", w.facilitation)},
		{Link: w.link("x/", w.title), Items: []SectionItem{{Link: w.link("playbooks/ways/b/", w.markets)}}},
		{Link: w.link("playbooks/ways/c/", w.mobility)},
	}})
	prev, next := w.link("playbooks/ways/a/", w.facilitation), w.link("playbooks/ways/c/", w.mobility)
	p := &EntryPage{
		Page: w.page(th, 0), Entry: "playbooks/ways/connection", Kind: "playbooks",
		Name: w.text(w.title), Lead: w.text(w.lead), Position: w.position,
		Body: w.body, TOC: w.contents(), Section: section, Areas: w.areas(),
		People:    []Relation{w.related("authors", w.people()...)},
		Practice:  w.practice(),
		Relations: []Relation{w.related("principles", w.principles()...), w.related("events", w.events()[1])},
		Tags:      []Link{w.link("tags/trust/", w.aka)}, Prev: &prev, Next: &next,
		Edit:  &Link{URL: "https://example.org/edit", Text: w.text(w.relation["wrote"])},
		Facts: []Fact{{w.relation["related"], []Link{{Text: w.text(w.count)}}}},
	}
	p.Page.Band = band()
	return p
}

func (w words) meeting(th *Theme) *EntryPage {
	p := &EntryPage{
		Page: w.page(th, 3), Entry: "events/market-walk", Kind: "events",
		Name: w.text(w.markets), Lead: w.text(w.lead), Body: w.body, Areas: w.areas(), When: w.events()[1].When,
		People:    []Relation{w.related("hosts", w.people()[:1]...), w.related("speakers", w.people()[1:]...)},
		Facts:     []Fact{{w.relation["agreed-at"], []Link{{Text: w.text(w.place)}}}, w.spoken()},
		Relations: []Relation{w.related("produced", w.playbooks()...)},
		Actions:   []Link{w.link("join", w.ama), w.link("cal.ics", w.nadia)},
	}
	p.Page.Band = band()
	return p
}

func (w words) spoken() Fact {
	return Fact{w.kinds[2], []Link{{Text: Text{"English", "en", "ltr"}}, {Text: Text{"العربية", "ar", "rtl"}}}}
}

func (w words) creed(th *Theme) *EntryPage {
	return &EntryPage{
		Page: w.page(th, 1), Entry: "principles/equals", Kind: "principles",
		Name: w.text(w.principle), Lead: w.text(w.lead), Body: w.body,
		People:    []Relation{w.related("upheld-by", w.people()...)},
		Relations: []Relation{w.related("practised-in", w.playbooks()...), w.related("agreed-at", w.events()[1])},
	}
}

func (w words) profile(th *Theme) *EntryPage {
	o := w.others()
	p := &EntryPage{
		Page: w.page(th, 2), Entry: "members/ama-owusu", Kind: "members", Type: "person",
		Name: w.text(w.ama), OtherNames: []Text{{o.ama, o.lang, o.dir}}, Role: w.text(w.role),
		Body: "<p>" + template.HTML(w.lead) + "</p>", Asks: w.asks(), Actions: []Link{w.link("mail", w.role)}, Facts: []Fact{w.spoken()},
		Relations: []Relation{w.related("hosted", w.events()...), w.related("wrote", w.playbooks()...)},
	}
	for i := range p.Asks {
		p.Asks[i].By = nil
	}
	for i, patch := range weave.Tall("x", threads("lagoon/zigzag", "leaf/steps", "dusk/comb")) {
		a := w.areas()[i]
		a.Level, a.LevelText, a.Mark = patch.Level, w.levels[patch.Level-1], patch.Mark
		p.Expertise = append(p.Expertise, a)
	}
	return p
}

func (w words) crossing(th *Theme) *EntryPage {
	p := &EntryPage{
		Page: w.page(th, 4), Entry: "expertise/mobility", Kind: "expertise",
		Name: w.text(w.mobility), Lead: w.text(w.lead), AlsoKnownAs: []string{w.aka, w.markets},
		Body: "<p>" + template.HTML(w.lead) + "</p>", Dye: 4, Pattern: pattern("lagoon/zigzag").Repeat(), Asks: w.asks(),
		Jumps: []Link{{URL: "#page.members", Text: w.text(w.count)}, {URL: "#page.playbooks", Text: w.text(w.kinds[0])}, {URL: "#page.events", Text: w.text(w.kinds[3])}},
		Relations: []Relation{
			w.related("playbooks", w.playbooks()...), w.related("events", w.events()...), w.related("principles", w.principles()...),
			w.related("broader", w.areas()[1]), w.related("related", w.areas()[1:]...),
		},
	}
	p.Follow = []Link{w.link("feed.xml", "Atom"), {URL: "/feed.json", Text: Text{"JSON Feed", "en", "ltr"}}}
	p.Forward = &Forward{Text: w.mobility + "\n" + p.Canonical, WhatsApp: p.Share.WhatsApp, Mail: p.Share.Mail, Others: p.Languages[1:]}
	for l := 2; l >= 0; l-- {
		g := Group{Label: w.levels[l], Items: append(w.people()[:2], w.people()[l%2])}
		for i := range g.Items {
			g.Items[i].Level, g.Items[i].LevelText = l+1, w.levels[l]
		}
		p.Levels = append(p.Levels, g)
	}
	return p
}

func (w words) tiles(n int) []Item {
	var out []Item
	for i := range n {
		a := w.areas()[i%3]
		a.Mark, a.Count = weave.Pattern{Yarn: uint8(i), Motif: uint8(i * 3)}.Mark(), w.count
		out = append(out, a)
	}
	return out
}

func (w words) towns() []Item {
	var out []Item
	for _, n := range []string{"akwanta", "bir-zaitoun", "ndombera"} {
		t := w.person(n, w.place)
		t.Mark = weave.Town(n, []weave.Person{{Name: "ama-owusu", Threads: threads("lagoon/zigzag", "kola/squares")}, {Name: "b", Threads: threads("hibiscus/blocks")}})
		out = append(out, t)
	}
	return out
}

func (w words) crowd() []Item {
	out := append(append(w.people()[:2], w.people()[:2]...), w.people()...)
	for i := range out {
		out[i].Areas = w.areas()[:2]
	}
	return out
}

func (w words) books() []Item {
	book := Item{Link: w.link("playbooks/ways/", w.kinds[0]), Kind: "playbooks", Lead: w.text(w.lead), Count: w.count, Items: w.playbooks()}
	return []Item{book, book}
}

func (w words) list(th *Theme, kind int, items []Item) *ListPage {
	return &ListPage{Page: w.page(th, kind), Kind: items[0].Kind, Name: w.text(w.kinds[kind]), Groups: []Group{{Items: items}}}
}

func (w words) directory(th *Theme) *ListPage {
	p := w.list(th, 2, w.crowd())
	p.Lead = w.text(w.count)
	p.Groups = []Group{{ID: "person", Label: w.kinds[2], Items: w.crowd()}, {ID: "city", Label: w.place, Items: w.towns()}}
	p.Jumps = []Link{{URL: "#page.person", Text: w.text(w.kinds[2] + " 7")}, {URL: "#page.city", Text: w.text(w.place)}}
	return p
}

func (w words) home(th *Theme) *HomePage {
	return &HomePage{
		Page: w.page(th, -1), Entry: "pages/index", Name: w.text(w.principle), Lead: w.text(w.lead), Cloth: w.cloth(12),
		Areas: w.tiles(10), Asks: w.asks(), Events: w.events(), People: w.crowd(), Towns: w.towns(), PeopleNote: w.count,
		Principles: w.principles(), News: append(w.playbooks(), w.events()[1]),
		Lists: map[string]string{"members": "/m", "playbooks": "/p", "events": "/e", "principles": "/r"},
	}
}

func (w words) missing(th *Theme) *MissingPage {
	o := w.others()
	return &MissingPage{
		Page: w.page(th, -1), Areas: w.tiles(5), Cloth: w.cloth(12),
		Others: []MissingText{{Text{o.title, o.lang, o.dir}, Link{URL: "/" + o.lang + "/", Text: Text{o.site, o.lang, o.dir}}}},
	}
}

func (w words) wayIn(th *Theme) *WayInPage {
	return &WayInPage{Page: w.page(th, -1), Cloth: w.cloth(8), Choices: []Choice{
		{Link{URL: "/en/", Text: Text{"English", "en", "ltr"}}, "Far Neighbours"},
		{Link{URL: "/fr/", Text: Text{"Français", "fr", "ltr"}}, "Voisinage au long cours"},
		{Link{URL: "/ar/", Text: Text{"العربية", "ar", "rtl"}}, "جيرة من بعيد"},
	}}
}
