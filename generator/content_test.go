package generator_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/i18n"
	"indaba/themes"
)

const contentBase = "https://exchange.invalid/a/b/"

// contentSite builds the network in content/ as a user does.
func contentSite(t *testing.T) *generator.Build {
	t.Helper()
	b, err := contentBuild()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var contentBuild = sync.OnceValues(func() (*generator.Build, error) {
	opt, err := contentOptions()
	if err != nil {
		return nil, err
	}
	return generator.NewBuilder(opt).Build(context.Background(), nil)
})

func contentOptions() (generator.Options, error) {
	theme, err := fs.Sub(themes.FS, "default")
	return generator.Options{
		Content: osDir("../content"), ContentName: "content",
		Theme: theme, ThemeName: "themes/default",
		Messages: i18n.FS, Explained: i18n.Fields, Today: today, BaseURL: contentBase,
	}, err
}

// page is what the test reads of one page of HTML.
type page struct {
	lang       string
	ids        map[string]int
	links      []string          // every address the page leads to or loads
	alternates map[string]string // by language
	h1, main   int
	entries    int
	faults     []string
}

func parsePage(t *testing.T, data []byte) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{ids: map[string]int{}, alternates: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.read(n)
		}
	}
	return p
}

func (p *page) read(n *html.Node) {
	at := map[string]string{}
	for _, a := range n.Attr {
		at[a.Key] = a.Val
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			p.faults = append(p.faults, "attribute "+a.Key)
		}
	}
	if id, ok := at["id"]; ok {
		p.ids[id]++
	}
	for _, key := range []string{"href", "src"} {
		if address, ok := at[key]; ok {
			p.links = append(p.links, address)
		}
	}
	switch n.Data {
	case "html":
		p.lang = at["lang"]
	case "main":
		p.main++
	case "h1":
		p.h1++
	case "article":
		if at["data-entry"] != "" {
			p.entries++
		}
	case "script":
		if at["src"] == "" && at["type"] != "application/ld+json" {
			p.faults = append(p.faults, "a script in the page")
		}
	case "link":
		if at["rel"] == "alternate" && at["hreflang"] != "" {
			p.alternates[at["hreflang"]] = at["href"]
		}
	}
}

// TestContent holds the whole output of the shipped network to what every
// page promises.
func TestContent(t *testing.T) {
	b := contentSite(t)
	if n := b.Diagnostics.Count(diag.Error) + b.Diagnostics.Count(diag.Warning); n > 0 {
		t.Errorf("the shipped network has diagnostics:\n%s", describe(b.Diagnostics))
	}
	pages := map[string]*page{}
	for _, name := range b.Paths() {
		if path.Ext(name) == ".html" {
			pages[name] = parsePage(t, render(t, b, name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		checkPage(t, b, pages, name)
		checkAlternates(t, pages, name)
	}
}

func checkPage(t *testing.T, b *generator.Build, pages map[string]*page, name string) {
	p := pages[name]
	if p.main != 1 || p.h1 != 1 || p.entries > 1 {
		t.Errorf("%s has %d <main>, %d <h1>, %d entries", name, p.main, p.h1, p.entries)
	}
	for id, n := range p.ids {
		if n > 1 {
			t.Errorf("%s has the id %q %d times", name, id, n)
		}
	}
	for _, fault := range p.faults {
		t.Errorf("%s has %s", name, fault)
	}
	for _, link := range p.links {
		target, anchor, own := follow(t, name, link)
		switch {
		case !own:
		case !b.Has(target):
			t.Errorf("%s leads to %s, which is not there", name, link)
		case anchor != "" && pages[target] != nil && pages[target].ids[anchor] == 0:
			t.Errorf("%s leads to %s, but that page has no such part", name, link)
		}
	}
}

// follow resolves a link on a page; own is false when it leads elsewhere.
func follow(t *testing.T, name, link string) (target, anchor string, own bool) {
	base, err := url.Parse(contentBase + strings.TrimSuffix(name, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	u, err := base.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return "", "", false
	}
	if u.Host != base.Host {
		return "", "", false
	}
	rest, below := strings.CutPrefix(u.Path, "/a/b/")
	if !below {
		t.Errorf("%s leads to %s, outside of the site", name, link)
		return "", "", false
	}
	if rest == "" || strings.HasSuffix(rest, "/") {
		rest += "index.html"
	}
	return rest, u.Fragment, true
}

// checkAlternates holds hreflang to what search engines ask: every page names
// itself, and all that it names name it.
func checkAlternates(t *testing.T, pages map[string]*page, name string) {
	p := pages[name]
	if len(p.alternates) == 0 {
		return
	}
	if self, _, _ := follow(t, name, p.alternates[p.lang]); self != name {
		t.Errorf("%s does not name itself among its alternates: %v", name, p.alternates)
	}
	for lang, address := range p.alternates {
		target, _, _ := follow(t, name, address)
		if pages[target] == nil || !maps.Equal(pages[target].alternates, p.alternates) {
			t.Errorf("%s names %s for %s, which does not say the same", name, address, lang)
		}
	}
}
