package browser_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// The pages of a sample are opened in this many tabs at once.
const tabs = 2

// TestPages opens pages of every kind, in every language and on screens of
// three widths, light and dark.
func TestPages(t *testing.T) {
	axe := readAxe(t)
	s, browser := newSite(t), newBrowser(t)
	paths := s.sample()
	t.Logf("looking at %d of %d pages", len(paths), len(s.pages))
	var work sync.WaitGroup
	for n := range tabs {
		tab := newTab(t, browser, s)
		work.Go(func() {
			for i := n; i < len(paths); i += tabs {
				for _, wrong := range s.inspect(tab, paths[i], axe) {
					t.Errorf("%s: %s", paths[i], wrong)
				}
			}
		})
	}
	work.Wait()
}

// inspect returns what is wrong with a page.
func (s *site) inspect(t *tab, path, axe string) []string {
	var wrong []string
	t.complaints()
	t.look(1280, "light")
	t.do(chromedp.Navigate(s.address(path)))
	t.inject(axe)
	check := func(how string, found []violation) {
		for _, v := range found {
			wrong = append(wrong, how+": "+v.String())
		}
	}
	check("desktop, light", t.violations(everything))
	t.look(390, "light")
	check("phone, light", t.violations(everything))
	check("phone, light, opened", t.foldedViolations(everything))
	t.look(1280, "dark")
	check("desktop, dark", t.violations(contrast))
	t.look(390, "dark")
	check("phone, dark", t.violations(contrast))
	check("phone, dark, opened", t.foldedViolations(contrast))
	eval[int](t, openAll)
	for _, scheme := range []string{"light", "dark"} {
		t.look(320, scheme)
		if over := eval[int](t, sideways); over > 0 {
			wrong = append(wrong, fmt.Sprintf("320 px, %s: it scrolls sideways by %d px: %s", scheme, over, eval[string](t, widest)))
		}
	}
	if got, want := eval[string](t, `document.documentElement.lang + " " + document.documentElement.dir`), s.langAndDir(path); want != "" && got != want {
		wrong = append(wrong, fmt.Sprintf("<html> has the language and direction %q, not %q", got, want))
	}
	return append(wrong, t.complaints()...)
}

func (s *site) langAndDir(path string) string {
	for _, l := range s.Config.Languages {
		if code, _ := s.language(path); code == l.Code {
			return l.Tag + " " + l.Dir
		}
	}
	return ""
}

// openAll opens what a reader can open, menus among it.
const openAll = `(() => { for (const d of document.querySelectorAll("details")) d.open = true; return 0 })()`

const sideways = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

// widest names the element that reaches farthest out of the window.
const widest = `(() => {
	const width = document.documentElement.clientWidth
	let worst = null, most = 0
	for (const e of document.querySelectorAll("body *")) {
		const box = e.getBoundingClientRect(), out = Math.max(box.right - width, -box.left)
		if (out > most && box.width > 0) { most = out; worst = e }
	}
	return worst ? worst.outerHTML.slice(0, 160) : "?"
})()`
