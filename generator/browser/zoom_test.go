package browser_test

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestLargeText looks at pages as readers do who need large text: with letters
// of twice the size, and with everything of twice the size, which leaves half
// the width (WCAG 2.2, 1.4.4 and 1.4.10). Nothing is cut off, and nothing
// makes the page scroll sideways.
func TestLargeText(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	for turn, lang := range []string{"en", "ar"} {
		for i, kind := range kinds {
			for _, how := range []struct {
				name  string
				width int64
				text  int64 // the size of letters that the reader chose in the browser, in pixels
			}{
				{"letters of twice the size on a desktop", 1280, 32},
				{"letters of twice the size on a phone", 390, 32},
				{"twice the size", 640, 16},
				{"four times the size", 320, 16},
			} {
				// On phones there is the least room; by turns one way in each language.
				if os.Getenv("INDABA_LONG") == "" && (how.width > 390 || (how.width == 320) != ((i+turn)%2 == 0)) {
					continue
				}
				tab.look(how.width, "light")
				if _, err := chromedp.Call(tab.ctx, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: how.text}}); err != nil {
					t.Fatal(err)
				}
				tab.open(s, lang, kind.path)
				eval[int](tab, openAll)
				if over := eval[int](tab, sideways); over > 0 {
					t.Errorf("%s, %s, %s: it scrolls sideways by %d px: %s", lang, kind.name, how.name, over, eval[string](tab, widest))
				}
				for _, cut := range eval[[]string](tab, cutOff) {
					t.Errorf("%s, %s, %s: cut off: %s", lang, kind.name, how.name, cut)
				}
			}
		}
	}
	tab.quietly()
}

// cutOff are elements whose text does not fit into them and cannot be scrolled
// to. Names of columns in the map and in the timeline and what search shows of a
// page are cut on purpose: they stand in full where they lead, or below.
const cutOff = `[...document.querySelectorAll("body *")].filter(e => {
	const hides = s => s == "hidden" || s == "clip", style = getComputedStyle(e)
	return e.checkVisibility() && e.innerText?.trim() && style.clipPath == "none" && !e.closest(".crossing thead, .tick, .month, .away, .say, select") &&
		(hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
}).map(e => e.outerHTML.slice(0, 160))`

// TestPagesMirror holds what reads from left to right in English to read from
// right to left in Arabic, and what does not to stay.
func TestPagesMirror(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	for _, c := range []struct {
		path          string
		width         int64
		first, second string // in the order of reading
	}{
		{"", 1280, ".bar .site", ".tongues"},
		{"", 1280, ".over h2", ".over .more"},
		{"", 1280, ".hero .say", ".hero .cloth"},
		{"", 390, ".ask > svg", ".ask .what"},
		{"members/", 1280, ".person > svg", ".person .nm a"},
		{"members/", 390, ".filter label", ".filter .button"},
		{"members/aissata-koly/", 1280, ".profile h1", ".weft"},
		{"expertise/mobility/", 1280, ".dye h1", ".dye .tiled"},
		{"playbooks/riding-the-line/counting-at-the-stop/", 1280, ".crumbs li:first-child a", ".crumbs li:last-child a"},
		{"playbooks/riding-the-line/counting-at-the-stop/", 1280, ".chapters", ".body"},
		{"playbooks/riding-the-line/counting-at-the-stop/", 1280, ".body", ".side"},
		{"playbooks/ways-of-working/connection/", 1280, "[rel=prev] span", "[rel=next] span"},
		{"events/", 1280, ".years th:first-child", ".years th:last-child"},
		{"events/", 390, ".years th:first-child", ".years th:last-child"},
		{"events/", 390, ".items .date", ".items .nm"},
		{"events/first-gathering/", 1280, "th:first-child", "th:last-child"},
		{"events/first-gathering/", 1280, ".facts dt", ".facts dd"},
		{"map/", 1280, ".crossing tbody th", ".crossing tbody td:last-child"},
		{"translations/", 390, ".coverages a", ".coverages svg"},
		{"search/", 390, "input[type=search]", "form .button"},
	} {
		for lang, before := range map[string]bool{"en": true, "ar": false} {
			tab.look(c.width, "light")
			tab.do(chromedp.Navigate(s.root + lang + "/" + c.path))
			got := eval[string](tab, `(() => {
				const [a, b] = [`+"`"+c.first+"`, `"+c.second+"`"+`].map(q => document.querySelector("main " + q.replaceAll(", ", ", main ")) ?? document.querySelector(q))
				if (!a || !b) return "lacks " + (a ? "the second" : "the first")
				const x = e => { const r = e.getBoundingClientRect(); return r.left + r.width / 2 }
				return String(x(a) < x(b))
			})()`)
			if want := map[bool]string{true: "true", false: "false"}[before]; got != want {
				t.Errorf("%s/%s at %d px: %q is before %q from the left: %s, want %s", lang, c.path, c.width, c.first, c.second, got, want)
			}
		}
	}
	for _, c := range []struct{ path, selector, part, property, en, ar string }{
		{"", ".more", "::after", "content", `"→"`, `"←"`},
		{"playbooks/ways-of-working/connection/", "[rel=next] span", "::after", "content", `" →"`, `" ←"`},
		{"playbooks/ways-of-working/connection/", ".fold summary", "::before", "content", `"▸"`, `"◂"`},
		{"playbooks/riding-the-line/counting-at-the-stop/", "pre", "", "direction", "ltr", "ltr"},
	} {
		for lang, want := range map[string]string{"en": c.en, "ar": c.ar} {
			tab.look(390, "light")
			tab.do(chromedp.Navigate(s.root + lang + "/" + c.path))
			got := eval[string](tab, `getComputedStyle(document.querySelector("`+c.selector+`"), "`+c.part+`").getPropertyValue("`+c.property+`")`)
			if got != want {
				t.Errorf("%s/%s: %s of %s%s is %s, want %s", lang, c.path, c.property, c.selector, c.part, got, want)
			}
		}
	}
	tab.quietly()
}
