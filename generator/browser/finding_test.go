package browser_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// needs are what somebody came with, the links they follow from home, and who
// they find: somebody who knows it and speaks one of their languages.
var needs = []struct {
	need   string
	reads  string   // the language of the pages
	speaks []string // by their own names
	clicks []string // the texts of the links
	finds  string   // the entry they arrive at
}{
	{"stalls must move, and nobody wants to be moved", "en", []string{"English"}, []string{"Markets and street trade", "Aïssata Koly"}, "members/aissata-koly"},
	{"the budget is a table nobody reads", "en", []string{"English"}, []string{"Budgets people can read", "Farhana Sikder"}, "members/farhana-sikder"},
	{"a meeting in two languages", "en", []string{"English"}, []string{"Working in several languages", "Nives Kolar"}, "members/nives-kolar"},
	{"how many ride, and where they get off", "en", []string{"English", "Español"}, []string{"Getting around", "Buses and shared taxis", "Mateo Arriaga"}, "members/mateo-arriaga"},
	{"taps break and nobody knows which", "en", []string{"English"}, []string{"Water points", "Idris Ghannam"}, "members/idris-ghannam"},
	{"a ward that decides on a part of its budget", "en", []string{"Kiswahili"}, []string{"Asks and offers", "Neema Wafula"}, "members/neema-wafula"},

	{"stalls must move, and nobody wants to be moved", "ar", []string{"العربية", "Français"}, []string{"الأسواق والبيع في الشارع", "عيساتا كولي"}, "members/aissata-koly"},
	{"the budget is a table nobody reads", "ar", []string{"العربية", "English"}, []string{"ميزانيات يفهمها الناس", "فرحانة سيكدر"}, "members/farhana-sikder"},
	{"a meeting in two languages", "ar", []string{"العربية"}, []string{"العمل بلغات متعدّدة", "سلمى بن يحيى"}, "members/salma-ben-yahia"},
	{"how many ride, and where they get off", "ar", []string{"العربية", "English"}, []string{"التنقّل", "Mateo Arriaga"}, "members/mateo-arriaga"},
	{"taps break and nobody knows which", "ar", []string{"العربية"}, []string{"نقاط المياه", "إدريس غنّام"}, "members/idris-ghannam"},
	{"a meeting that people left angry", "ar", []string{"العربية", "Français"}, []string{"من يحتاج ومن يساعد", "نيفيس كولار"}, "members/nives-kolar"},
}

// TestThreeClicksToTheRightPerson walks from home to who can help, without the
// search, on a phone.
func TestThreeClicksToTheRightPerson(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	tab.look(390, "light")
	for _, n := range needs {
		name := n.reads + ": " + n.need
		if len(n.clicks) > 3 {
			t.Errorf("%s: %d clicks", name, len(n.clicks))
		}
		tab.do(chromedp.Navigate(s.address(n.reads + "/index.html")))
		for _, text := range n.clicks {
			if !tab.click(text) {
				t.Fatalf("%s: %s has no link that is shown and called %q", name, eval[string](tab, "decodeURI(location.pathname)"), text)
			}
		}
		if got := eval[string](tab, `document.querySelector("article").dataset.entry`); got != n.finds {
			t.Errorf("%s: leads to %s, want %s", name, got, n.finds)
		}
		shown := eval[string](tab, `document.querySelector("main").innerText`)
		if !slices.ContainsFunc(n.speaks, func(l string) bool { return strings.Contains(shown, l) }) {
			t.Errorf("%s: %s speaks none of %q", name, n.finds, n.speaks)
		}
	}
}

// click follows the first link with a text that is on the page for everybody to
// see: not folded away.
func (t *tab) click(text string) bool {
	t.Helper()
	to := eval[string](t, fmt.Sprintf(`[...document.querySelectorAll("a[href]")].find(a =>
		a.textContent.trim() == %q && a.checkVisibility({visibilityProperty: true}) && !a.closest("details:not([open])"))?.href ?? ""`, text))
	if to != "" {
		t.do(chromedp.Navigate(to))
	}
	return to != ""
}
