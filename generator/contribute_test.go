package generator_test

import (
	"html"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"indaba/generator"
	"indaba/generator/site"
)

var formAddress = regexp.MustCompile(`href="(https://github[^"]*/new/[^"]*)"`)

// TestAddressesOfForms translates every page of the shipped network, by turns
// from each of its languages alone, into the others: no address is longer than
// servers take, and each takes along all of the page that fits, and its stamp
// and headings at least.
func TestAddressesOfForms(t *testing.T) {
	content := shippedContent(t)
	cut := 0
	for _, lang := range []string{"en", "fr", "ar", "pt"} {
		alone := fstest.MapFS{}
		err := fs.WalkDir(content, ".", func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (!strings.Contains(p, "/") || strings.HasPrefix(p, lang+"/") || strings.HasPrefix(p, "i18n/")) {
				data, err := fs.ReadFile(content, p)
				alone[p] = &fstest.MapFile{Data: data}
				return err
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		b := buildSite(t, builderFor(shippedOptions(t, alone)), nil)
		longest, forms := 0, 0
		for _, p := range b.Paths() {
			if !strings.Contains(p, "/contribute/") {
				continue
			}
			page, err := b.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			found := formAddress.FindSubmatch(page)
			if found == nil {
				if strings.Contains(p, "/translate/") || strings.Contains(p, "/new/") {
					t.Errorf("%s leads to no form", p)
				}
				continue
			}
			forms++
			address := html.UnescapeString(string(found[1]))
			longest = max(longest, len(address))
			if len(address) >= 8000 {
				t.Errorf("%s: the address has %d bytes", p, len(address))
			}
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			text := u.Query().Get("value")
			shown := html.UnescapeString(string(page[strings.Index(string(page), "<pre"):]))
			shown = shown[strings.Index(shown, "---"):strings.Index(shown, "</code></pre>")]
			if text != shown {
				cut++
			}
			if strings.Contains(p, "/translate/") {
				checkStarted(t, b, p, text)
			}
		}
		if forms == 0 {
			t.Errorf("%s: there are no forms", lang)
		}
		t.Logf("%s: %d forms, the longest address has %d bytes", lang, forms, longest)
	}
	if cut == 0 {
		t.Error("every text fits, so nothing shows what becomes of one that does not")
	}
}

// checkStarted holds what a translation begins from to having the stamp and all
// headings of the original.
func checkStarted(t *testing.T, b *generator.Build, p, text string) {
	t.Helper()
	for i := range b.Site.Nodes {
		n := &b.Site.Nodes[i]
		if n.Original < 0 || n.Role != site.Entry {
			continue
		}
		below := strings.TrimPrefix(b.Site.URL(site.ID(i), n.Original), b.Site.Root(n.Original))
		if !strings.HasSuffix(p, "/translate/"+below+"index.html") {
			continue
		}
		if !strings.Contains(text, "translated_from: "+b.Site.Stamp(site.ID(i)).String()+"\n") {
			t.Errorf("%s: the stamp is not in %q", p, text)
		}
		headings := 0
		for _, h := range n.Versions[n.Original].Headings {
			if h.Level == 2 {
				headings++
			}
		}
		if strings.Count(text, "\n## ") < headings {
			t.Errorf("%s: not all of %d headings are in %q", p, headings, text)
		}
	}
}
