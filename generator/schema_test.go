package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"indaba/generator"
	"indaba/themes"
)

// wantOf are the properties without which search engines pass over a thing, or
// without which our own descriptions would say nothing, by type.
var wantOf = map[string]string{
	"Article":         "name headline url inLanguage publisher",
	"BreadcrumbList":  "itemListElement",
	"City":            "name url",
	"CollectionPage":  "name url inLanguage",
	"DefinedTerm":     "name url",
	"DefinedTermSet":  "name @id",
	"Event":           "name url startDate location eventStatus",
	"ListItem":        "position name item",
	"Organization":    "name url",
	"Person":          "name url",
	"Place":           "name",
	"SearchAction":    "target query-input",
	"VirtualLocation": "url",
	"WebPage":         "name url inLanguage",
	"WebSite":         "name url inLanguage publisher",
}

// addressed are the properties whose values are addresses.
var addressed = []string{"@id", "url", "item", "image", "logo", "sameAs", "target", "eventStatus", "eventAttendanceMode"}

// blocks returns the graphs that describe a page.
func blocks(t *testing.T, page []byte) []any {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []any
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || attribute(n, "type") != "application/ld+json" {
			continue
		}
		var block struct {
			Context string `json:"@context"`
			Graph   []any  `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &block); err != nil || block.Context != "https://schema.org" || len(block.Graph) == 0 {
			t.Errorf("not a description: %v %s", err, n.FirstChild.Data)
		}
		out = append(out, block.Graph...)
	}
	return out
}

// TestDescriptions reads what every page of the shipped network says to
// machines: all that is required is there, every address is whole, and those of
// the site lead somewhere.
func TestDescriptions(t *testing.T) {
	b := contentSite(t)
	seen := map[string]int{}
	for _, name := range b.Paths() {
		if path.Ext(name) != ".html" {
			continue
		}
		page := render(t, b, name)
		c := describedPage{T: t, b: b, name: name, seen: seen}
		for _, thing := range blocks(t, page) {
			c.check(thing)
		}
		hidden := bytes.Contains(page, []byte(`content="noindex"`))
		switch {
		case hidden && c.things > 0:
			t.Errorf("%s is kept from search engines and described to them", name)
		case !hidden && c.things == 0:
			t.Errorf("%s is not described", name)
		case !hidden && strings.Count(name, "/") > 1 && c.crumbs == 0:
			t.Errorf("%s does not say where it lies", name)
		}
	}
	for kind := range wantOf {
		if seen[kind] == 0 && kind != "SearchAction" {
			t.Errorf("no %s is described: the test would not notice a wrong one", kind)
		}
	}
}

// describedPage checks the description of one page.
type describedPage struct {
	*testing.T
	b              *generator.Build
	name           string
	seen           map[string]int
	things, crumbs int
}

func (c *describedPage) check(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			c.check(e)
		}
	case map[string]any:
		c.things++
		c.thing(v)
		for key, value := range v {
			if slices.Contains(addressed, key) {
				c.addresses(key, value)
			}
			c.check(value)
		}
	case string:
		if strings.TrimSpace(v) == "" {
			c.Errorf("%s: an empty text", c.name)
		}
	}
}

func (c *describedPage) thing(v map[string]any) {
	kinds, several := v["@type"].([]any)
	if !several {
		kinds = []any{v["@type"]}
	}
	_, edition := v["@id"]
	for _, kind := range kinds {
		c.seen[fmt.Sprint(kind)]++
		for want := range strings.FieldsSeq(wantOf[fmt.Sprint(kind)]) {
			// An edition in another language is described on its own page.
			if _, there := v[want]; !there && !(edition && len(v) == 3 && v["inLanguage"] != nil) {
				c.Errorf("%s: a %s without %s: %v", c.name, kind, want, v)
			}
		}
	}
	if v["@type"] == "BreadcrumbList" {
		c.crumbs++
		steps := v["itemListElement"].([]any)
		for i, step := range steps {
			if step.(map[string]any)["position"] != float64(i+1) {
				c.Errorf("%s: step %d is %v", c.name, i+1, step)
			}
		}
		if last, _, _ := follow(c.T, c.name, steps[len(steps)-1].(map[string]any)["item"].(string)); last != c.name {
			c.Errorf("%s: the way ends at %s", c.name, last)
		}
	}
}

func (c *describedPage) addresses(key string, v any) {
	if list, ok := v.([]any); ok {
		for _, e := range list {
			c.addresses(key, e)
		}
		return
	}
	address := fmt.Sprint(v)
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		c.Errorf("%s: %s is %q, which is not whole", c.name, key, address)
	}
	address, _, _ = strings.Cut(address, "?q={")
	if target, _, own := follow(c.T, c.name, address); own && !c.b.Has(target) {
		c.Errorf("%s: %s is %q, which is not there", c.name, key, address)
	}
}

// hostileSite is a network whose every text tries to leave the place it is
// written in.
func hostileSite(t *testing.T, text string) *generator.Build {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	md := func(front string) *fstest.MapFile {
		return file([]byte("---\ntitle: " + string(quoted) + "\ndescription: " + string(quoted) + "\ndate: 2026-01-01\n" + front + "\n---\nText.\n"))
	}
	opt := plainOptions(fstest.MapFS{
		"site.yaml":                 file([]byte("title: " + string(quoted) + "\nlanguages: [en, ar]\nbase_url: https://exchange.invalid/a/b/\n")),
		"en/playbooks/one/index.md": md("expertise: [wells]\nauthors: [ama]\ntags: [" + string(quoted) + "]\naudience: " + string(quoted)),
		"en/playbooks/one/two.md":   md("translators: [ama]"),
		"en/members/ama.md":         md("type: person\nrole: " + string(quoted) + "\nplace: " + string(quoted) + "\nexpertise: [wells]"),
		"en/members/town.md":        md("type: city"),
		"en/events/walk.md":         md("start: 2026-12-01T09:00\nplace: " + string(quoted) + "\nspeakers: [{name: " + string(quoted) + "}]\nhosts: [town]"),
		"en/expertise/wells.md":     md("also_known_as: [" + string(quoted) + "]"),
		"en/about.md":               md(""),
	})
	opt.Theme, opt.ThemeName = theme, "themes/default"
	return buildSite(t, builderFor(opt), nil)
}

func TestHostileTextsInDescriptions(t *testing.T) {
	for _, text := range []string{`</script><script>alert(1)</script>`, `<!--<script>`, `"}]}</script >`, "a\u2028b & <b>\\"} {
		b := hostileSite(t, text)
		names := 0
		for _, name := range b.Paths() {
			if path.Ext(name) != ".html" {
				continue
			}
			page := render(t, b, name)
			for _, thing := range blocks(t, page) {
				if title, _ := thing.(map[string]any)["name"].(string); title == text {
					names++
				}
			}
			for _, script := range parsePage(t, page).faults {
				t.Errorf("%s: %q leads to %s", name, text, script)
			}
		}
		if names < 10 {
			t.Errorf("%q is the name of %d things", text, names)
		}
	}
}

// Where the network keeps its people out of search engines, no description
// names one; what is for its maintainers is neither described nor in the
// sitemap.
func TestWhatSearchEnginesAreNotTold(t *testing.T) {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	for _, index := range []bool{true, false} {
		opt := plainOptions(fstest.MapFS{
			"site.yaml":          file(fmt.Appendf(nil, "base_url: https://exchange.invalid/\npeople: {index: %t}\n", index)),
			"en/members/ama.md":  file([]byte("---\ntitle: Ama Owusu\ntype: person\n---\n")),
			"en/playbooks/a.md":  file([]byte("---\ntitle: A\nauthors: [ama, {name: Jo Bah}]\nprinciples: [p]\n---\n")),
			"en/principles/p.md": file([]byte("---\ntitle: P\n---\n")),
			"en/events/e.md":     file([]byte("---\ntitle: E\nstart: 2026-12-01\nplace: Here\nspeakers: [ama, {name: Jo Bah}]\nparticipants: [ama]\n---\n")),
		})
		opt.Theme, opt.ThemeName = theme, "themes/default"
		b := buildSite(t, builderFor(opt), nil)
		told := 0
		for _, name := range b.Paths() {
			if path.Ext(name) == ".html" {
				text := fmt.Sprint(blocks(t, render(t, b, name)))
				told += strings.Count(text, "Ama Owusu")
				if strings.Contains(text, "Jo Bah") {
					t.Errorf("%s tells of somebody without a profile", name)
				}
			}
		}
		if (told > 0) != index {
			t.Errorf("people.index is %t, and descriptions name a person %d times", index, told)
		}
		if sitemap := string(render(t, b, "sitemap.xml")); strings.Contains(sitemap, "/evidence/") || strings.Contains(sitemap, "/members/ama/") != index {
			t.Errorf("people.index is %t, and the sitemap is %s", index, sitemap)
		}
	}
}
