package browser_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	linked "indaba/generator/site"
)

// quietly fails the test if a page complained or asked another host.
func (t *tab) quietly() {
	t.Helper()
	for _, c := range t.complaints() {
		t.Error(c)
	}
}

// write types text as an input method does.
func (t *tab) write(text string) {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		t.Fatal(err)
	}
}

// until waits for an expression to be true.
func (t *tab) until(what, expression string) {
	t.Helper()
	done := eval[bool](t, `new Promise(done => {
		const start = Date.now(), look = () => (`+expression+`) ? done(true) : Date.now() - start > 15000 ? done(false) : setTimeout(look, 20);
		look();
	})`)
	if !done {
		t.Fatalf("never %s: the page says %q", what, eval[string](t, `document.querySelector("main").innerText`))
	}
}

// titles are those of the results.
const titles = `[...document.querySelectorAll("#page\\.found > .hits .nm a")].map(a => a.textContent)`

// ask opens the search page of a language and puts a question.
func (t *tab) ask(s *site, lang, query string) []string {
	t.Helper()
	t.do(chromedp.Navigate(s.root + lang + "/search/?q=" + url.QueryEscape(query)))
	t.until("answered", `document.querySelector(".said")?.textContent`)
	return eval[[]string](t, titles)
}

func TestSearchFoldsAsTheIndexDoes(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../search/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Text, Fold string
		Words      []string
	}
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	s := newSite(t)
	tab := newTab(t, s)
	tab.do(chromedp.Navigate(s.root + "en/search/"))
	for _, v := range vectors {
		text, _ := json.Marshal(v.Text)
		if got := eval[string](tab, fmt.Sprintf("indabaSearch.fold(%s)", text)); got != v.Fold {
			t.Errorf("the client folds %q to %q, want %q", v.Text, got, v.Fold)
		}
		if got := eval[[]string](tab, fmt.Sprintf("indabaSearch.words(%s).map(w => w[0])", text)); !slices.Equal(got, v.Words) {
			t.Errorf("the client's words of %q are %q, want %q", v.Text, got, v.Words)
		}
	}
}

func TestSearchByKeyboard(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	tab.look(390, "light")
	tab.do(chromedp.Navigate(s.root+"ar/search/"), chromedp.KeyEvent("/"))
	if got := tab.focus("id"); got != "page.q" {
		t.Fatalf("the slash leads to %q", got)
	}
	tab.write("دفتر الاعطال") // without the hamza
	tab.until("shown", titles+".length > 0")
	tab.do(chromedp.KeyEvent(kb.ArrowDown))
	if got := tab.focus("textContent"); !strings.Contains(got, "دفتر الأعطال") {
		t.Errorf("the arrow leads to %q", got)
	}
	tab.do(chromedp.KeyEvent(kb.Escape))
	if got := tab.focus("id"); got != "page.q" {
		t.Errorf("Escape leads to %q", got)
	}
	tab.do(chromedp.KeyEvent(kb.ArrowDown))
	want := tab.focus("href")
	tab.do(chromedp.KeyEvent(kb.Enter))
	tab.until("there", fmt.Sprintf("location.href === %q && document.readyState === 'complete'", want))
	tab.quietly()
}

func TestSearchFinds(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	tab.look(1280, "light")
	for _, c := range []struct{ what, lang, query, want string }{
		{"French without accents", "fr", "reunions publiques", "Animer des réunions qui écoutent"},
		{"the start of a word", "en", "facilit", "Running meetings that listen"},
		{"a slip", "en", "faciltation", "Running meetings that listen"},
		{"letters that changed places", "pt", "fontanairos", "Pontos de água"},
		{"a name of an area in another language", "fr", "getting around", "Se déplacer"},
		{"vowel marks", "ar", "التَّرْجَمَة", "العمل بلغات متعدّدة"},
	} {
		if got := tab.ask(s, c.lang, c.query); len(got) == 0 || got[0] != c.want {
			t.Errorf("%s: %q finds %q, want %q first", c.what, c.query, got, c.want)
		}
	}
	tab.quietly()
}

func TestSearchShows(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	tab.look(1280, "light")

	tab.ask(s, "en", "market")
	tab.until("marked", `document.querySelectorAll(".hits .say mark").length > 2`)
	tabs := eval[[]string](tab, `[...document.querySelectorAll(".kinds button")].map(b => b.textContent)`)
	all := eval[int](tab, `Number(document.querySelector(".kinds button span").textContent)`)
	if len(tabs) < 4 || all < 8 {
		t.Errorf("the kinds are %q", tabs)
	}
	sum := eval[int](tab, `[...document.querySelectorAll(".kinds button span")].slice(1).reduce((n, s) => n + Number(s.textContent), 0)`)
	if sum != all {
		t.Errorf("the kinds %q add up to %d", tabs, sum)
	}
	const more = `document.querySelector("#page\\.found button.line")`
	for { // while some are on their way, the button is not to be pressed, and may not be there yet
		tab.until("all that were asked for", "!"+more+".disabled")
		if eval[bool](tab, more+".hidden") {
			break
		}
		eval[bool](tab, "("+more+".click(), true)")
	}
	if shown := len(eval[[]string](tab, titles)); shown != all {
		t.Errorf("%d results are shown of %d", shown, all)
	}

	// A part of a page, with the way to it.
	tab.ask(s, "en", "what to bring")
	for _, part := range eval[[]string](tab, `[...document.querySelectorAll(".in-part a")].map(a => a.href)`) {
		u, _ := url.Parse(part)
		p := strings.TrimPrefix(u.Path, base) + "index.html"
		if !strings.Contains(s.bodies[p], `id="`+u.Fragment+`"`) {
			t.Errorf("%s has no part %s", p, u.Fragment)
		}
	}

	// What is written in another language alone, said so.
	tab.ask(s, "fr", "walking up the drain")
	tab.until("elsewhere", `!document.querySelector(".elsewhere").hidden`)
	if got := eval[string](tab, `(a => a.hreflang + " " + a.lang + " " + a.closest("li").querySelector(".badge").textContent)(document.querySelector(".elsewhere .nm a"))`); got != "en en English" {
		t.Errorf("a result in English is marked %q", got)
	}

	// Nothing: other words, other ways, all names.
	tab.ask(s, "en", "zzgqx")
	if got := eval[string](tab, `document.querySelector(".said").textContent`); !strings.Contains(got, "zzgqx") {
		t.Errorf("the page says %q", got)
	}
	tab.until("offered", `document.querySelector(".ways").checkVisibility() && document.getElementById("page.names").checkVisibility()`)
	tab.ask(s, "en", "faclittatin")
	if got := eval[[]string](tab, `[...document.querySelectorAll(".meant a")].map(a => a.textContent)`); !slices.Contains(got, "facilitation") {
		t.Errorf("the words offered are %q", got)
	}
	tab.quietly()
}

// TestSearchInScriptsWithoutSpaces has a network in Chinese, Thai and Korean.
func TestSearchInScriptsWithoutSpaces(t *testing.T) {
	t.Parallel()
	page := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	s := newSiteOf(t, fstest.MapFS{
		"site.yaml":                page("title: 交流\nlanguages: [zh, th, ko]\n"),
		"zh/playbooks/market.md":   page("# 走进市场\n\n在改变市场之前，先走一走。\n\n## 倾听摊贩\n\n坐在摊贩旁边一个小时。\n"),
		"zh/playbooks/water.md":    page("# 供水点\n\n水井和水泵的维修。\n"),
		"th/playbooks/market.md":   page("# เดินตลาด\n\nเดินก่อนเปลี่ยน\n"),
		"ko/playbooks/market.md":   page("# 시장을 걷기\n\n바꾸기 전에 걸어 봅니다.\n"),
		"ko/playbooks/meetings.md": page("# 회의 준비\n\n모임을 준비합니다.\n"),
	})
	tab := newTab(t, s)
	for _, c := range []struct{ lang, query, want string }{
		{"zh", "市场", "走进市场"}, {"zh", "摊贩", "走进市场"}, {"zh", "井", "供水点"}, {"th", "ตลาด", "เดินตลาด"}, {"ko", "시장", "시장을 걷기"}, {"ko", "회의", "회의 준비"},
	} {
		if got := tab.ask(s, c.lang, c.query); len(got) != 1 || got[0] != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
	tab.ask(s, "zh", "摊贩")
	tab.until("marked", `[...document.querySelectorAll("mark")].some(m => m.textContent === "摊贩")`)
	if got := eval[string](tab, `decodeURI(document.querySelector(".in-part a").hash)`); got != "#倾听摊贩" {
		t.Errorf("the part is %q", got)
	}
	tab.quietly()
}

func TestSearchWithoutScripts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	if _, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	tab.look(390, "light")
	tab.do(chromedp.Navigate(s.root + "en/search/?q=market"))
	names := eval[[]string](tab, `[...document.querySelectorAll(".names li")].filter(e => e.checkVisibility()).map(e => e.textContent)`)
	for _, want := range []string{"Markets and street trade", "street vending see Markets and street trade", "Walk the market before you change it"} {
		if !slices.Contains(names, want) {
			t.Errorf("%q is not among the names %q", want, names)
		}
	}
	if eval[bool](tab, `document.getElementById("page.found").checkVisibility()`) {
		t.Error("what only a script fills is shown")
	}
	tab.quietly()
}

// TestSearchRelevance measures the client against what people judged. Its
// floors are below what it reaches, and are raised when it gets better.
func TestSearchRelevance(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	byLang := map[string][]judged{}
	for _, q := range readJudged(t) {
		byLang[q.lang] = append(byLang[q.lang], q)
	}
	var all []judged
	for lang, l := range s.Config.Languages {
		asked := byLang[l.Code]
		var queries []string
		for _, q := range asked {
			queries = append(queries, q.query)
		}
		list, _ := json.Marshal(queries)
		tab.do(chromedp.Navigate(s.root + l.Code + "/search/"))
		found := eval[[][]string](tab, fmt.Sprintf(`(async () => {
			const index = new indabaSearch.Index(location.href), out = [];
			for (const query of %s) {
				const got = await index.find(query), urls = [];
				for (const h of got.hits.slice(0, 10)) urls.push(decodeURI(new URL((await index.record(h.page)).u, new URL("..", location)).pathname));
				out.push(urls);
			}
			return out;
		})()`, list))
		keys := map[string]string{}
		for i := range s.Site.Nodes {
			keys[base+s.Site.URL(linked.ID(i), lang)] = s.Site.Nodes[i].Key
		}
		for i := range asked {
			q := &asked[i]
			for _, u := range found[i] {
				q.found = append(q.found, keys[u])
			}
			for _, want := range q.want {
				if s.Site.Find(want) == linked.None {
					t.Errorf("there is no page %s", want)
				}
			}
			if q.rank() != 1 {
				t.Logf("%s %q: rank %d, recall %.2f: %q", q.lang, q.query, q.rank(), q.recall(), q.found)
			}
		}
		t.Logf("%s: %d queries, mean reciprocal rank %.3f, recall at ten %.3f", l.Code, len(asked), mean(asked, judged.reciprocal), mean(asked, judged.recall))
		all = append(all, asked...)
	}
	rank, recall := mean(all, judged.reciprocal), mean(all, judged.recall)
	t.Logf("all: %d queries, mean reciprocal rank %.3f, recall at ten %.3f", len(all), rank, recall)
	if len(all) < 40 || rank < 0.85 || recall < 0.85 {
		t.Error("search finds less than it did")
	}
}

// judged is a query with the pages that answer it and those that were found.
type judged struct {
	lang, query string
	want, found []string
}

// rank is that of the first page that answers; 0 if there is none.
func (q judged) rank() int {
	return 1 + slices.IndexFunc(q.found, func(key string) bool { return slices.Contains(q.want, key) })
}

func (q judged) reciprocal() float64 {
	if q.rank() == 0 {
		return 0
	}
	return 1 / float64(q.rank())
}

func (q judged) recall() float64 {
	n := 0
	for _, key := range q.want {
		if slices.Contains(q.found, key) {
			n++
		}
	}
	return float64(n) / float64(len(q.want))
}

func mean(list []judged, of func(judged) float64) float64 {
	sum := 0.0
	for _, q := range list {
		sum += of(q)
	}
	return sum / float64(len(list))
}

func readJudged(t *testing.T) []judged {
	t.Helper()
	data, err := os.ReadFile("../search/testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []judged
	for line := range strings.Lines(string(data)) {
		if parts := strings.Split(strings.TrimSpace(line), " | "); len(parts) == 3 && line[0] != '#' {
			out = append(out, judged{lang: parts[0], query: parts[1], want: strings.Fields(parts[2])})
		}
	}
	return out
}
