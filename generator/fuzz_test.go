package generator_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"indaba/generator"
	"indaba/generator/hostile"
)

// bed is a small network in which one file changes again and again.
type bed struct {
	content fstest.MapFS
	builder *generator.Builder
}

const fuzzBase = "https://example.org/net/"

func newBed() *bed {
	b := &bed{content: fstest.MapFS{
		"site.yaml":                file([]byte("languages: [en, ar]\ntitle: T\npeople: {consent: required}\n")),
		"en/about.md":              file([]byte("# About\n\n## Part\n")),
		"en/members/ama.md":        file([]byte("---\ntitle: Ama\ntype: person\nconsent: 2026-05-01\n---\n")),
		"en/expertise/water.md":    file([]byte("# Water\n")),
		"ar/expertise/water.md":    file([]byte("# ماء\n")),
		"en/playbooks/p/index.md":  file([]byte("# P\n")),
		"en/playbooks/p/first.md":  file([]byte("# First\n")),
		"en/events/gathering.md":   file([]byte("---\ntitle: G\nstart: 2026-12-01T09:00\ntimezone: Africa/Maputo\n---\n")),
		"en/principles/mutual.md":  file([]byte("# Mutual\n")),
		"assets/picture of us.txt": file([]byte("x")),
	}}
	b.builder = generator.NewBuilder(soundOptions(b.content, fuzzBase))
	return b
}

// try builds the network with a file as given, renders all of it, and looks at
// every file that comes out.
func (b *bed) try(t *testing.T, name string, data []byte) *generator.Build {
	t.Helper()
	before := b.content[name]
	b.content[name] = file(data)
	defer func() {
		if b.content[name] = before; before == nil {
			delete(b.content, name)
		}
	}()
	build, err := b.builder.Build(context.Background(), []string{name})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range build.Paths() {
		out, err := build.Render(p)
		if err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		for _, found := range hostile.Look(p, out, fuzzBase) {
			t.Errorf("%s: %s", p, found)
		}
	}
	return build
}

// seeds are the files of the test sites that lie below a language.
func seeds(f *testing.F, add func(name string, data []byte)) {
	names, _ := filepath.Glob("testdata/sites/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if !strings.HasPrefix(file.Name, "want") && len(file.Data) < 4000 {
				add(file.Name, file.Data)
			}
		}
	}
}

var kindsOfEntries = []string{"members", "events", "expertise", "playbooks", "principles", "pages", "tools"}

// FuzzEntry reads any file as an entry of any kind.
func FuzzEntry(f *testing.F) {
	share := rounds(12, 5) // a part of them will do
	seeds(f, func(name string, data []byte) {
		for i, kind := range kindsOfEntries {
			if strings.HasSuffix(name, ".md") && strings.Contains(name, kind) && len(data)%share == i%share {
				f.Add(uint8(i), data)
			}
		}
	})
	for i, v := range hostile.Sample(5) {
		f.Add(uint8(i), []byte("---\ntitle: x\n---\n"+v.Text))
	}
	b := newBed()
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		b.try(t, "en/"+kindsOfEntries[int(kind)%len(kindsOfEntries)]+"/fuzzed.md", data)
	})
}

// FuzzConfig reads any site.yaml.
func FuzzConfig(f *testing.F) {
	share := rounds(8, 3) // a part of them will do
	seeds(f, func(name string, data []byte) {
		if name == "site.yaml" && len(data)%share == 0 {
			f.Add(data)
		}
	})
	b := newBed()
	f.Fuzz(func(t *testing.T, data []byte) { b.try(t, "site.yaml", data) })
}

// FuzzLinks writes any address in every form of a link.
func FuzzLinks(f *testing.F) {
	for _, v := range hostile.Sample(12) {
		f.Add(v.Text)
	}
	for _, s := range []string{"about.md#part", "../about", "/en/about/", "mailto:a@b.example", "members/ama", "picture%20of us.txt", "#part", "?q", "http://[::1]:x/", "%zz", "//x", "about.md#%zz"} {
		f.Add(s)
	}
	b := newBed()
	f.Fuzz(func(t *testing.T, address string) {
		text := strings.ReplaceAll("# L\n\n[x](@) [x](<@>) ![x](@) [[@]] [[@|x]] <@> @\n\n[x][r] [r]\n\n[r]: @\n\n[^1]\n\n[^1]: @\n", "@", address)
		b.try(t, "en/pages/links.md", []byte("---\ntitle: L\n---\n"+text))
	})
}

// FuzzTheme loads any text as a layout, a partial and a style. A layout is the
// maintainer's own, so what it makes is not looked at; it must not bring the
// program down.
func FuzzTheme(f *testing.F) {
	for i, s := range []string{"", "{{.Body}}", `{{define "main"}}<h1>{{.Title}}</h1>{{.Body}}{{end}}`, `{{template "base" .}}`, "{{range .}}", `{{t "home"}}{{t "no"}}`, "{{with .Page}}{{.Canonical}}{{end}}", "<script>{{.}}</script>", "{{define \"main\"}}{{template \"main\" .}}{{end}}", "{{printf \"%999999999d\" 1}}", "{{/*", "<a href={{.}}", "@import 'x'"} {
		for place := range rounds(1, 3) {
			f.Add(uint8(i+place), s)
		}
	}
	content := fstest.MapFS{"en/about.md": file([]byte("# About\n")), "site.yaml": file([]byte("languages: [en]\n"))}
	names := []string{"theme/layouts/page.html", "theme/partials/link.html", "theme/assets/style/own.css"}
	f.Fuzz(func(t *testing.T, where uint8, text string) {
		name := names[int(where)%len(names)]
		content[name] = file([]byte(text))
		defer delete(content, name)
		build, err := generator.NewBuilder(soundOptions(content, fuzzBase)).Build(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = build.RenderAll(context.Background())
	})
}

// FuzzSites makes whole networks of random entries: built by one and by several
// jobs, and by a Builder that lived through changes, they are the same.
func FuzzSites(f *testing.F) {
	for seed := range rounds[uint64](2, 4) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 2))
		content := fstest.MapFS{"site.yaml": file([]byte("languages: [en, fr, ar]\n"))}
		scatter(r, content, 10+r.IntN(30))
		one, many := soundOptions(content, fuzzBase), soundOptions(content, fuzzBase)
		one.Jobs, many.Jobs = 1, 4
		warm := generator.NewBuilder(many)
		compareBuilds(t, buildSite(t, generator.NewBuilder(one), nil), buildSite(t, warm, nil))
		scatter(r, content, 5)
		compareBuilds(t, buildSite(t, generator.NewBuilder(one), nil), buildSite(t, warm, nil))
	})
}

// scatter writes n random entries over those that are there.
func scatter(r *rand.Rand, content fstest.MapFS, n int) {
	vectors := hostile.Sample(100)
	word := func() string {
		if r.IntN(9) == 0 {
			return strings.ReplaceAll(vectors[r.IntN(len(vectors))].Text, "\n", " ")
		}
		return fmt.Sprintf("e%d", r.IntN(n+10))
	}
	for range n {
		kind := kindsOfEntries[r.IntN(len(kindsOfEntries))]
		lang := []string{"en", "fr", "ar"}[r.IntN(3)]
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %q\n", word())
		for _, field := range []string{"expertise", "related", "tags", "authors", "principles", "hosts", "broader", "adapted_from", "affiliations", "aliases", "slug", "status", "start", "date", "consent", "offers", "type", "description", "draft", "order"} {
			switch r.IntN(8) {
			case 0:
				fmt.Fprintf(&b, "%s: [%q, %q]\n", field, word(), word())
			case 1:
				fmt.Fprintf(&b, "%s: %q\n", field, word())
			case 2:
				fmt.Fprintf(&b, "%s: 2026-1%d-0%d\n", field, r.IntN(3), 1+r.IntN(9))
			}
		}
		fmt.Fprintf(&b, "---\n# %s\n\n[[%s]] [x](%s.md) ![x](%s.png)\n\n## %s\n\n:::note[%s]\n%s\n:::\n", word(), word(), word(), word(), word(), word(), word())
		content[fmt.Sprintf("%s/%s/e%d.md", lang, kind, r.IntN(n+10))] = file([]byte(strings.ToValidUTF8(b.String(), "")))
	}
}
