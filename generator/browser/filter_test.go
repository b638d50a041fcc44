package browser_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// listed are the names that the list shows.
const listed = `[...document.querySelectorAll("[data-list] [data-choices]")].filter(e => e.checkVisibility()).map(e => e.querySelector("a").textContent)`

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}

// choose changes a field of the filter as a reader does, and waits until the
// list has followed.
func (t *tab) choose(name, value string) {
	t.Helper()
	eval[bool](t, fmt.Sprintf(`(async () => {
		const field = document.querySelector("form[data-filter]").elements[%q]
		field.value = %q
		field.dispatchEvent(new Event(field.tagName == "SELECT" ? "change" : "input", {bubbles: true}))
		return true
	})()`, name, value))
	t.await(fmt.Sprintf(`(new URLSearchParams(location.search).get(%q) ?? "") == %q && !document.querySelector("[data-list]").ariaBusy`, name, value))
}

func TestChoicesAddUp(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	tab.look(390, "light")
	tab.do(chromedp.Navigate(s.address("en/members/index.html")))
	all := eval[[]string](tab, listed)
	tab.choose("area", "facilitation")
	tab.choose("language", "fr")
	want := []string{"Aïssata Koly", "Nives Kolar", "Salma Ben Yahia", "Sambélou", "Skupna Miza"}
	if got := sorted(eval[[]string](tab, listed)); !slices.Equal(got, want) {
		t.Errorf("who knows facilitation and speaks French: %q, want %q", got, want)
	}
	if got := eval[string](tab, `document.querySelector("[role=status]").textContent`); got != fmt.Sprintf("Shown: %d of %d", len(want), len(all)) {
		t.Errorf("the live region says %q", got)
	}
	tab.choose("q", "sambelou")
	if got := sorted(eval[[]string](tab, listed)); !slices.Equal(got, []string{"Aïssata Koly", "Sambélou"}) {
		t.Errorf("without accents: %q", got)
	}
	// The address keeps the choices.
	tab.do(chromedp.Navigate(eval[string](tab, "location.href")))
	tab.await(`Boolean(document.querySelector("[role=status]").textContent)`)
	if got := sorted(eval[[]string](tab, listed)); !slices.Equal(got, []string{"Aïssata Koly", "Sambélou"}) {
		t.Errorf("by the address alone: %q", got)
	}
	// The keyboard is enough: to the tab of towns, and Enter.
	eval[bool](tab, `(document.querySelector(".tabs a[data-type=city]").focus(), true)`)
	tab.do(chromedp.KeyEvent("\r"))
	tab.await(`new URLSearchParams(location.search).get("type") == "city"`)
	if got := eval[[]string](tab, listed); !slices.Equal(got, []string{"Sambélou"}) {
		t.Errorf("towns: %q", got)
	}
	tab.choose("q", "nobody is called this")
	if got := eval[string](tab, `document.querySelector("[role=status]").textContent`); !strings.HasPrefix(got, "Nothing fits") {
		t.Errorf("for nothing the live region says %q", got)
	}
	// On the page of a choice the rest is a request away.
	tab.do(chromedp.Navigate(s.address("en/members/area--facilitation/index.html")))
	tab.choose("area", "rainwater")
	if got := sorted(eval[[]string](tab, listed)); !slices.Equal(got, []string{"Delfina Quembo", "Foz do Tirri"}) {
		t.Errorf("from the page of another area: %q", got)
	}
	// Asks, in Arabic: digits are those of the language.
	tab.do(chromedp.Navigate(s.address("ar/exchange/index.html")))
	tab.choose("area", "open-data")
	if got := eval[string](tab, `document.querySelector("[role=status]").textContent`); !strings.ContainsAny(got, "٠١٢٣٤٥٦٧٨٩") || strings.ContainsAny(got, "0123456789{") {
		t.Errorf("the live region says %q", got)
	}
	for _, c := range tab.complaints() {
		t.Error(c)
	}
}

// TestChoicesAreLinksWithoutScripts finds the same people by links alone.
func TestChoicesAreLinksWithoutScripts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	if _, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	tab.look(390, "light")
	tab.do(chromedp.Navigate(s.address("en/members/index.html")))
	if eval[bool](tab, `document.querySelector("form[data-filter]").checkVisibility()`) {
		t.Error("a form that nothing answers is shown")
	}
	link := eval[string](tab, `[...document.querySelectorAll(".facets a")].find(a => a.textContent == "Rainwater").href`)
	tab.do(chromedp.Navigate(link))
	if got := sorted(eval[[]string](tab, listed)); !slices.Equal(got, []string{"Delfina Quembo", "Foz do Tirri"}) {
		t.Errorf("%s shows %q", link, got)
	}
	if got := eval[string](tab, `document.querySelector("[data-chosen] strong").textContent`); got != "Rainwater" {
		t.Errorf("the page says it is of %q", got)
	}
}

// TestLongListIsReadWhenSomebodyChooses filters a list of several pages.
func TestLongListIsReadWhenSomebodyChooses(t *testing.T) {
	t.Parallel()
	content := fstest.MapFS{"site.yaml": {Data: []byte("title: Many\nlanguages: [en]\n")}}
	for i := range 4 {
		content[fmt.Sprintf("en/expertise/area-%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Area %d\n", i)}
	}
	const people = 900
	for i := range people {
		content[fmt.Sprintf("en/members/person-%03d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntype: person\nplace: Town %d\nlanguages: [%s]\nexpertise: [area-%d]\n---\n# Person %03d\n", i%30, []string{"en", "fr", "sw"}[i%3], i%4, i)}
	}
	s := newSiteOf(t, content)
	tab := newTab(t, s)
	tab.look(1280, "light")
	tab.do(chromedp.Navigate(s.address("en/members/page--2/index.html")))
	if n := len(eval[[]string](tab, listed)); n != 400 {
		t.Errorf("the second page shows %d", n)
	}
	tab.choose("area", "area-1")
	tab.choose("language", "fr")
	want := 0
	for i := range people {
		if i%4 == 1 && i%3 == 1 {
			want++
		}
	}
	if n := len(eval[[]string](tab, listed)); n != want {
		t.Errorf("an area and a language: %d, want %d", n, want)
	}
	tab.choose("area", "")
	tab.choose("language", "")
	tab.choose("q", "person 77")
	named := 0
	for i := range people {
		if strings.Contains(fmt.Sprintf("%03d", i), "77") {
			named++
		}
	}
	if got := eval[[]string](tab, listed); len(got) != named {
		t.Errorf("by name: %q, want %d", got, named)
	}
	for _, c := range tab.complaints() {
		t.Error(c)
	}
}
