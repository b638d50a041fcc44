package generator_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"indaba/generator"
	"indaba/generator/model"
	"indaba/themes"
)

// unseen are the fields that pages do not show as such, with where what they
// say is seen.
var unseen = map[string]string{
	"slug":            "the address: addresses.txtar",
	"aliases":         "redirects: addresses.txtar",
	"order":           "the order of chapters: playbook.txtar",
	"sidebar":         "the order of chapters: mistakes-declared.txtar",
	"sidebar_label":   "the navigation: playbook.txtar",
	"alt":             "the picture: folders.txtar",
	"image":           "the picture: folders.txtar",
	"draft":           "the page is not there: events.txtar",
	"toc":             "the list of headings is not there: mistakes-declared.txtar",
	"original":        "what is borrowed and inherited: relations.txtar",
	"translated_from": "a stamp for tools",
	"email":           "kept from pages until consent to contact is looked at",
	"consent":         "what may be shown of a person: folders.txtar",
	"weave":           "the pattern",
	"shows":           "parts of the network: shows.txtar",
	"timezone":        "behind the time of an event: events.txtar; of a member: here",
	"type":            "members by type, events by kind: events.txtar",
	"title":           "everywhere",
	"end":             "the date: events.txtar",
	"start":           "the date: events.txtar",
	"status":          "events.txtar",
	"updated":         "calendars: calendars.txtar",
	"registration":    "a button, while the event is to come",
	"url":             "a button, while the event is to come",
}

// TestEveryField writes each field of each kind in the Arabic original of an
// entry and looks for it on the Arabic page, on the page borrowed into English,
// and, where it is inherited, on that of a French translation that leaves it
// out. A reference is looked for on the other entry's pages as well.
func TestEveryField(t *testing.T) {
	for _, kind := range model.BuiltIn() {
		for i := range kind.Fields {
			f := &kind.Fields[i]
			t.Run(kind.Name+"/"+f.Name, func(t *testing.T) {
				switch ref := referenceOf(f); {
				case ref != nil:
					checkReference(t, kind.Name, f, ref)
				case unseen[f.Name] == "":
					checkShown(t, kind.Name, f)
				}
			})
		}
	}
}

func referenceOf(f *model.Field) *model.Field {
	if f.Type == model.Reference {
		return f
	}
	i := slices.IndexFunc(f.Fields, func(f model.Field) bool { return f.Type == model.Reference })
	if i < 0 {
		return nil
	}
	return &f.Fields[i]
}

// fieldSite builds a site of an entry in Arabic with its French translation,
// and another entry, in English, that it may refer to.
func fieldSite(t *testing.T, kind, front, otherKind string) *generator.Build {
	t.Helper()
	content := fstest.MapFS{
		"site.yaml":                     file([]byte("languages: [en, fr, ar]\nbase_url: https://example.org/\n")),
		"ar/" + kind + "/one.md":        file(fmt.Appendf(nil, "---\ntitle: الأول\noriginal: ar\n%s\n---\n", front)),
		"fr/" + kind + "/one.md":        file([]byte("---\ntitle: Le premier\n---\n")),
		"en/" + otherKind + "/other.md": file([]byte("---\ntitle: The other\n---\n")),
	}
	if otherKind == model.Members { // who took part is named only with consent
		content["en/members/other.md"] = file([]byte("---\ntitle: The other\ntype: person\nconsent: {given: 2026-05-01, covers: [name, attendance]}\n---\n"))
	}
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	opt := plainOptions(content)
	opt.Theme, opt.ThemeName = theme, "themes/default"
	return buildSite(t, builderFor(opt), nil)
}

func checkReference(t *testing.T, kind string, f, ref *model.Field) {
	otherKind := model.Playbooks
	if len(ref.To) > 0 {
		otherKind = ref.To[0]
	}
	value := "other"
	if f.Type == model.Object && f.Short != ref.Name {
		value = fmt.Sprintf("{%s: other, %s}", ref.Name, sampleParts(f))
	}
	front := f.Name + ": " + value
	if f.Name == "participants" { // and only after the event
		front += "\nstart: 2026-03-01"
	}
	b := fieldSite(t, kind, front, otherKind)
	if strings.Contains(describe(b.Diagnostics), "error:") {
		t.Fatal(describe(b.Diagnostics))
	}
	inverse := ref.Inverse
	if inverse == "" {
		inverse = kind
	}
	for _, lang := range []string{"ar", "en", "fr"} {
		one, other := address(lang, kind, "one"), address(lang, otherKind, "other")
		// Asks and offers show their areas, and areas their asks, in full.
		if f.Name == "asks" || f.Name == "offers" {
			if lang != "fr" { // text is not inherited
				wantLink(t, b, one, "", other)
				wantLink(t, b, other, "", one)
			}
			continue
		}
		if f.Inherited || lang != "fr" {
			wantLink(t, b, one, ref.Relation, other)
		}
		wantLink(t, b, other, inverse, one)
	}
}

// address returns where an entry is published; pages have no kind in theirs.
func address(lang, kind, name string) string {
	if kind == model.Pages {
		return "/" + lang + "/" + name + "/"
	}
	return "/" + lang + "/" + kind + "/" + name + "/"
}

// sampleParts gives an Object enough to be shown.
func sampleParts(f *model.Field) string {
	if slices.ContainsFunc(f.Fields, func(f model.Field) bool { return f.Name == "what" }) {
		return "what: نحتاج إلى خبرة"
	}
	return "title: شرائح, url: 'https://example.org/slides'"
}

// wantLink looks for a link in a relation of a page, or anywhere in its <main>.
func wantLink(t *testing.T, b *generator.Build, page, relation, link string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(render(t, b, page[1:]+"index.html")))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		in := n.Data == "main" && relation == "" || relation != "" && attribute(n, "data-relation") == relation
		for a := range n.Descendants() {
			if in && a.Data == "a" && attribute(a, "href") == link {
				return
			}
		}
	}
	t.Errorf("%s has no link to %s under %q", page, link, relation)
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// samples are a value of each type and what a page shows of it.
var samples = map[model.Type]struct{ value, shown string }{
	model.Text:     {"\"نص قصير\"", "نص قصير"},
	model.Number:   {"123456", "123"},
	model.Date:     {"2026-03-04", "2026"},
	model.Language: {"sw", "Kiswahili"},
	model.Address:  {"https://example.org/x", "https://example.org/x"},
	model.Zone:     {"Africa/Maputo", "Africa/Maputo"},
}

func checkShown(t *testing.T, kind string, f *model.Field) {
	s := samples[f.Type]
	switch {
	case f.Name == "recurrence":
		s.value, s.shown = "كل أسبوع", "كل أسبوع"
	case f.Type == model.Choice && f.Name == "maturity":
		s.value, s.shown = "validated", ""
	case f.Type == model.Object:
		s.value, s.shown = "[{url: 'https://example.org/x'}]", "https://example.org/x"
	}
	b := fieldSite(t, kind, f.Name+": "+s.value, model.Playbooks)
	if strings.Contains(describe(b.Diagnostics), "error:") {
		t.Fatal(describe(b.Diagnostics))
	}
	for _, lang := range []string{"ar", "en", "fr"} {
		if lang == "fr" && !f.Inherited {
			continue
		}
		page := render(t, b, address(lang, kind, "one")[1:]+"index.html")
		main := page[bytes.Index(page, []byte("<main")):]
		if !bytes.Contains(main, []byte(html.EscapeString(s.shown))) {
			t.Errorf("%s: %q is not on the page in %s", f.Name, s.shown, lang)
		}
	}
}
