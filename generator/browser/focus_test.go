package browser_test

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestKeyboardReachesEverything goes through pages with Tab alone. Every link,
// field, button and fold that is shown is reached, in sight, with an outline,
// and with nothing in front of it (WCAG 2.2, 2.1.1, 2.4.7 and 2.4.11).
func TestKeyboardReachesEverything(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	for _, lang := range []string{"en", "ar"} {
		for _, kind := range kinds {
			if (lang == "ar" || os.Getenv("INDABA_LONG") == "") && kind.name != "area" && kind.name != "events" {
				continue
			}
			tab.look(390, "light")
			tab.open(s, lang, kind.path)
			all := eval[int](tab, stops)
			if all < 10 {
				t.Errorf("%s, %s: only %d places to go to", lang, kind.name, all)
			}
			for range all {
				tab.do(chromedp.KeyEvent(kb.Tab))
				if wrong := eval[string](tab, atStop); wrong != "" {
					t.Errorf("%s, %s: %s: %s", lang, kind.name, wrong, tab.focus("outerHTML"))
				}
			}
			for _, missed := range eval[[]string](tab, `[...globalThis.stops].map(e => e.outerHTML.slice(0, 160))`) {
				t.Errorf("%s, %s: Tab never reaches %s", lang, kind.name, missed)
			}
			if t.Failed() {
				t.Fatalf("stopped after %s, %s", lang, kind.name)
			}
		}
	}
	tab.quietly()
}

// stops collects what the keyboard has to reach, and counts it.
const stops = `(() => {
	globalThis.stops = new Set([...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(e =>
		e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0 && !(e.closest("details:not([open])") && e.tagName != "SUMMARY") && !(e.tagName == "SUMMARY" && e.parentElement.parentElement.closest("details:not([open])"))))
	return globalThis.stops.size
})()`

// atStop returns what is wrong with where the keyboard is.
const atStop = `(async () => {
	const e = document.activeElement
	if (e == document.body) return "the keyboard is nowhere"
	globalThis.stops.delete(e)
	const seen = await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
		const box = [...e.getClientRects()].find(r => r.width && r.height), style = getComputedStyle(e)
		if (!box) return done("it has no size")
		if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return done("it is out of sight")
		if (style.outlineStyle == "none" || parseFloat(style.outlineWidth) < 2) return done("it has no outline")
		const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1)
		const top = document.elementFromPoint(x, y)
		return done(top && (e.contains(top) || top.contains(e)) ? "" : "it is behind " + top?.outerHTML.slice(0, 120))
	})))
	return seen
})()`
