package generator_test

import (
	"bytes"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"

	"indaba/generator"
	rendering "indaba/generator/render"
)

// Every entry is given a text of which one line can be changed, far behind what
// a page shows of it elsewhere.
const (
	below   = "\n\nA first paragraph stands here.\n\nAlpha, and no more.\n"
	changed = "\n\nA first paragraph stands here.\n\nOmega is not what stood here, and so many words take longer to translate.\n"
)

// TestFilesAreMadeOfTheirTexts changes the text of one entry at a time, its
// structure being the same. Of what differs then, every file was known to be
// made of that text, and no file is made of other texts than before.
func TestFilesAreMadeOfTheirTexts(t *testing.T) {
	sites, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all tally
	for _, file := range sites {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			all.add(changeTexts(t, optionsFor(t, archive), rounds(4, 100)))
		})
	}
	t.Run("content", func(t *testing.T) {
		opt, err := contentOptions()
		if err != nil {
			t.Fatal(err)
		}
		all.add(changeTexts(t, opt, rounds(6, 100)))
	})
	t.Logf("%d texts changed, %d of them with more than the text; %d files differed and %d files, made of these texts, did not", all.texts, all.more, all.differed, all.same)
	if all.texts < 150 || all.more > all.texts/4 || all.differed < 5*all.texts {
		t.Error("too little was compared")
	}
}

// tally counts what the law was held against.
type tally struct {
	texts    int // that were changed
	more     int // of them, that turned out to be more than texts
	differed int // files that became others
	same     int // files that are made of a changed text and did not
}

func (a *tally) add(b tally) {
	a.texts, a.more, a.differed, a.same = a.texts+b.texts, a.more+b.more, a.differed+b.differed, a.same+b.same
}

// changeTexts changes the texts of at most n entries of a site.
func changeTexts(t *testing.T, opt generator.Options, n int) (all tally) {
	content := copyOf(t, opt.Content)
	var names []string
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if strings.HasSuffix(name, ".md") {
			names = append(names, name)
			content[name] = file(append(bytes.Clone(content[name].Data), below...))
		}
	}
	opt.Content = content
	builder := generator.NewBuilder(opt)
	before := buildSite(t, builder, nil)
	was, of := trace(t, before)
	for i := range min(n, len(names)) {
		name := names[len(names)*i/min(n, len(names))]
		path := norm.NFC.String(name) // as a build calls it
		whole := content[name]
		content[name] = file(append(bytes.TrimSuffix(bytes.Clone(whole.Data), []byte(below)), changed...))
		after := buildSite(t, builder, []string{name})
		all.texts++
		if sameStructure(before, after) {
			now, ofNow := trace(t, after)
			for page, data := range now {
				known := of[page].All || slices.Contains(of[page].Paths, path)
				switch differs := !bytes.Equal(data, was[page]); {
				case differs && !known:
					t.Errorf("%s differs when the text of %s does, of which it is not made but of %v", page, path, of[page])
				case differs:
					all.differed++
				case known:
					all.same++
				}
				if !reflect.DeepEqual(ofNow[page], of[page]) {
					t.Errorf("when the text of %s changes, %s is made of %v, no longer of %v", path, page, ofNow[page], of[page])
				}
			}
		} else {
			all.more++
		}
		content[name] = whole
		buildSite(t, builder, []string{name})
	}
	return all
}

// trace makes all files and says of which texts each is made.
func trace(t *testing.T, b *generator.Build) (map[string][]byte, map[string]rendering.Texts) {
	t.Helper()
	files, of := map[string][]byte{}, map[string]rendering.Texts{}
	for _, path := range b.Paths() {
		var page bytes.Buffer
		texts, err := b.Trace(&page, path)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(texts.Paths) || len(slices.Compact(slices.Clone(texts.Paths))) != len(texts.Paths) {
			t.Errorf("%s: the texts %v are not in order, or one is there twice", path, texts.Paths)
		}
		files[path], of[path] = page.Bytes(), texts
	}
	return files, of
}

// TestTexts says of files of each sort what they are made of.
func TestTexts(t *testing.T) {
	opt := plainOptions(fstest.MapFS{
		"site.yaml":                  file([]byte("languages: [en, fr]\ntitle: T\nrepository: {url: \"https://github.com/example/x\"}\n")),
		"en/index.md":                file([]byte("# Home\n")),
		"en/about.md":                file([]byte("# About\n")),
		"fr/about.md":                file([]byte("# À propos\n")),
		"en/map.md":                  file([]byte("# Our map\n")),
		"en/playbooks/index.md":      file([]byte("# All playbooks\n")),
		"en/playbooks/b.md":          file([]byte("---\ntitle: B\ndate: 2026-02-01\n---\n")),
		"en/playbooks/a.md":          file([]byte("---\ntitle: A\ndate: 2026-01-01\n---\n")),
		"en/events/walk/index.md":    file([]byte("---\ntitle: Walk\nstart: 2026-01-05\n---\n")),
		"en/events/walk/write-up.md": file([]byte("---\ntitle: After\n---\n")),
		"en/members/ama.md":          file([]byte("---\ntitle: Ama\ntype: person\n---\n")),
	})
	build := buildSite(t, generator.NewBuilder(opt), nil)
	_, of := trace(t, build)
	entries := "en/about.md en/events/walk/index.md en/index.md en/members/ama.md en/playbooks/a.md en/playbooks/b.md en/playbooks/index.md"
	for path, want := range map[string]string{
		"en/index.html":                                  "en/index.md",
		"fr/index.html":                                  "en/index.md",
		"en/about/index.html":                            "en/about.md",
		"fr/about/index.html":                            "fr/about.md",
		"en/map/index.html":                              "en/map.md",
		"en/playbooks/index.html":                        "en/playbooks/index.md",
		"en/playbooks/a/index.html":                      "en/playbooks/a.md",
		"en/playbooks/feed.xml":                          "en/playbooks/a.md en/playbooks/b.md",
		"en/members/index.html":                          "",
		"en/events/walk/index.html":                      "en/events/walk/index.md en/events/walk/write-up.md",
		"fr/events/walk/index.html":                      "en/events/walk/index.md en/events/walk/write-up.md",
		"fr/contribute/translate/members/ama/index.html": "en/members/ama.md",
		"fr/contribute/new/members/index.html":           "",
		"en/translations/index.html":                     "all",
		"fr/search/w0.txt":                               "fr/about.md",
		"en/search/w0.txt":                               entries,
		"en/search/meta.json":                            entries,
		"sw.js":                                          "all",
		"sitemap.xml":                                    "",
		"en/404.html":                                    "",
	} {
		got := strings.Join(of[path].Paths, " ")
		if of[path].All {
			got += "all"
		}
		if got != want || !build.Has(path) {
			t.Errorf("%s is made of %q, want %q", path, got, want)
		}
	}
}

// sameStructure reports whether nothing but texts tells two builds apart.
func sameStructure(a, b *generator.Build) bool {
	if !slices.Equal(a.Paths(), b.Paths()) || len(a.Diagnostics) != len(b.Diagnostics) {
		return false
	}
	for i, d := range a.Diagnostics { // a hint may say how a text is stamped
		if other := b.Diagnostics[i]; d.Code != other.Code || d.File != other.File || d.Message != other.Message {
			return false
		}
	}
	for i := range a.Site.Nodes {
		for lang, v := range a.Site.Nodes[i].Versions {
			w := b.Site.Nodes[i].Versions[lang]
			if v == nil || w == nil {
				if v != w {
					return false
				}
				continue
			}
			if v.Title != w.Title || v.Body.Excerpt != w.Body.Excerpt || v.Body.Code != w.Body.Code ||
				!reflect.DeepEqual(v.Headings, w.Headings) || !reflect.DeepEqual(v.Body.Links, w.Body.Links) || !reflect.DeepEqual(v.Body.Parts, w.Body.Parts) ||
				!reflect.DeepEqual(a.Site.Behind(v), b.Site.Behind(w)) {
				return false
			}
		}
	}
	return true
}
