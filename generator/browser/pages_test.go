package browser_test

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// The pages of a sample are opened in this many tabs at once.
const tabs = 2

// TestPages opens pages of every kind, in every language and on screens of
// three widths, light and dark.
func TestPages(t *testing.T) {
	t.Parallel()
	axe := readAxe(t)
	s := newSite(t)
	paths := s.sample()
	t.Logf("looking at %d of %d pages", len(paths), len(s.pages))
	var work sync.WaitGroup
	for n := range tabs {
		tab := newTab(t, s)
		work.Go(func() {
			for i := n; i < len(paths); i += tabs {
				for _, wrong := range s.inspect(tab, paths[i], axe, looksAt(i/tabs)) {
					t.Errorf("%s: %s", paths[i], wrong)
				}
			}
		})
	}
	work.Wait()
}

// look is how a page is seen, and by which rules it is judged there.
type look struct {
	name   string
	width  int64
	scheme string
	rules  string
}

// Light and dark, only colours differ.
var looks = []look{
	{"desktop, light", 1280, "light", everything},
	{"phone, light", 390, "light", everything},
	{"desktop, dark", 1280, "dark", contrast},
	{"phone, dark", 390, "dark", contrast},
}

// looksAt returns how the page i of a sample is seen: in every way if
// INDABA_LONG is set, else in two ways that share neither width nor colours, by
// turns these and the other two.
func looksAt(i int) []look {
	switch {
	case os.Getenv("INDABA_LONG") != "":
		return looks
	case i%2 == 0:
		return []look{looks[0], looks[3]}
	}
	return []look{looks[1], looks[2]}
}

// inspect returns what is wrong with a page.
func (s *site) inspect(t *tab, path, axe string, looks []look) []string {
	var wrong []string
	t.complaints()
	for i, look := range looks {
		t.look(look.width, look.scheme)
		if i == 0 {
			t.do(chromedp.Navigate(s.address(path)))
			t.inject(axe)
		}
		for _, v := range t.violations(look.rules) {
			wrong = append(wrong, look.name+": "+v.String())
		}
		if look.width > 390 {
			continue // on phones more is folded, and less room is there for it
		}
		for _, v := range t.foldedViolations(look.rules) {
			wrong = append(wrong, look.name+", opened: "+v.String())
		}
	}
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
