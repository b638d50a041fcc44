package browser_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focus describes the element that has the keyboard.
func (t *tab) focus(property string) string {
	t.Helper()
	return eval[string](t, `String(document.activeElement.`+property+` ?? "")`)
}

func TestFirstTabIsTheSkipLink(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	for _, path := range s.sample() {
		if path == "index.html" || path == "404.html" {
			continue // they have no menu to skip
		}
		tab.look(390, "light")
		tab.do(chromedp.Navigate(s.address(path)), chromedp.KeyEvent(kb.Tab))
		if got := tab.focus(`getAttribute("href")`); got != "#page.main" {
			t.Errorf("%s: the first Tab leads to %q, %s", path, got, tab.focus("outerHTML"))
			continue
		}
		if !eval[bool](tab, `(b => b.top >= 0 && b.left >= 0 && b.right <= innerWidth && b.height > 0)(document.activeElement.getBoundingClientRect())`) {
			t.Errorf("%s: the skip link is not visible when it has the keyboard", path)
		}
		tab.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
		if !eval[bool](tab, `location.hash == "#page.main" && !document.activeElement.closest("body > header, body > nav")`) {
			t.Errorf("%s: after the skip link the keyboard is at %s", path, tab.focus("outerHTML"))
		}
	}
}

// TestLanguageSwitchKeepsThePlace changes the language of pages with the
// keyboard alone, and back: by turns to each other language, or from each page to
// all if INDABA_LONG is set.
func TestLanguageSwitchKeepsThePlace(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	first := s.Config.Languages[0]
	for i, path := range s.kinds(first.Code) {
		others := s.Config.Languages[1:]
		if os.Getenv("INDABA_LONG") == "" {
			others = others[i%len(others):][:1]
		}
		for _, to := range others {
			tab.look(390, "light")
			tab.do(chromedp.Navigate(s.address(path)))
			place := tab.place()
			tab.switchTo(path, to.Tag)
			if got := eval[string](tab, `document.documentElement.lang + " " + document.documentElement.dir`); got != to.Tag+" "+to.Dir {
				t.Errorf("%s: the switch to %s leads to a page in %q", path, to.Code, got)
			}
			if got := tab.place(); got != place {
				t.Errorf("%s: the switch to %s leads from %q to %q", path, to.Code, place, got)
			}
			tab.switchTo(path, first.Tag)
			if got := eval[string](tab, "location.href"); got != s.address(path) {
				t.Errorf("%s: the switch to %s and back leads to %s", path, to.Code, got)
			}
		}
	}
}

// place tells what a page is about, whichever language it is in.
func (t *tab) place() string {
	t.Helper()
	return eval[string](t, `(document.querySelector("article[data-entry]")?.dataset.entry ?? "") + " " + location.pathname.split("/").length`)
}

// switchTo presses Tab until the switch has the keyboard, opens it and goes on
// to a language.
func (t *tab) switchTo(path, tag string) {
	t.Helper()
	t.tabTo(path, `summary`, `document.activeElement.matches("[data-nav=languages] summary")`)
	t.do(chromedp.KeyEvent(kb.Enter))
	t.tabTo(path, tag, `document.activeElement.closest("[data-nav=languages]") && document.activeElement.hreflang == "`+tag+`"`)
	if _, err := chromedp.Run(t.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.KeyEvent(kb.Enter))); err != nil {
		t.Fatalf("%s: switching to %s: %v", path, tag, err)
	}
}

func (t *tab) tabTo(path, what, reached string) {
	t.Helper()
	for range 200 {
		t.do(chromedp.KeyEvent(kb.Tab))
		if eval[bool](t, `!!(`+reached+`)`) {
			return
		}
	}
	t.Fatalf("%s: Tab never reaches %s of the language switch; it is at %s", path, what, t.focus("outerHTML"))
}

// kinds returns one page of each section of a language, and its home: those
// that lie deepest, because a switch loses them first. Tags are words of one
// language, so a switch may lead from one to the list of all; and what starts a
// translation is there only while one is missing.
func (s *site) kinds(code string) []string {
	deepest := map[string]string{}
	for _, p := range s.pages {
		rest, ok := strings.CutPrefix(p, code+"/")
		if !ok || !strings.HasSuffix(p, "/index.html") {
			continue
		}
		section, _, _ := strings.Cut(rest, "/")
		if section == "tags" || strings.HasPrefix(rest, "contribute/translate/") {
			continue
		}
		if strings.Count(p, "/") > strings.Count(deepest[section], "/") {
			deepest[section] = p
		}
	}
	var out []string
	for _, p := range deepest {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}
