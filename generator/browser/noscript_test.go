package browser_test

import (
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// reachable are the links a reader can follow: those that are shown, and those
// in something folded that a reader can open. None is reachable that a script
// would have to show.
const reachable = `[...document.querySelectorAll("a[href]")].filter(a => {
	const folded = a.closest("details:not([open])")
	return (folded ?? a).checkVisibility({visibilityProperty: true})
}).map(a => a.href.split("#")[0])`

// TestEverythingIsReachedWithoutScripts follows links from the way in, with
// scripts switched off, and finds every page of a language without leaving it.
func TestEverythingIsReachedWithoutScripts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, l := range s.Config.Languages {
		if l.Dir == "ltr" && os.Getenv("INDABA_LONG") == "" {
			continue // it takes a minute a language
		}
		t.Run(l.Code, func(t *testing.T) {
			t.Parallel()
			s.walk(newTab(t, s), l.Code)
		})
	}
}

// walk goes through a language, from the page that leads to all of them.
func (s *site) walk(tab *tab, code string) {
	if _, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		tab.Fatal(err)
	}
	tab.look(390, "light")
	seen, next := map[string]bool{"index.html": true}, []string{s.root}
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		tab.do(chromedp.Navigate(at))
		for _, link := range eval[[]string](tab, reachable) {
			if to := s.pathOf(link); strings.HasPrefix(to, code+"/") && !seen[to] {
				seen[to] = true
				next = append(next, link)
			}
		}
	}
	for _, p := range s.pages {
		// Nobody goes there on purpose.
		if strings.HasPrefix(p, code+"/") && !seen[p] && !strings.HasSuffix(p, "404.html") && !strings.HasSuffix(p, "/offline.html") {
			tab.Errorf("no path of links leads to %s without scripts", p)
		}
	}
	for _, c := range slices.Compact(tab.complaints()) {
		tab.Error(c)
	}
}

// pathOf returns the path of the output that a link leads to; "" if to no page
// of the site.
func (s *site) pathOf(link string) string {
	rest, ok := strings.CutPrefix(link, s.root)
	path, err := url.PathUnescape(rest)
	switch {
	case !ok || err != nil:
		return ""
	case path == "" || strings.HasSuffix(path, "/"):
		return path + "index.html"
	case strings.HasSuffix(path, ".html"):
		return path
	}
	return ""
}
