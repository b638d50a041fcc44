package generator_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"indaba/generator"
)

func osDir(dir string) fs.FS { return os.DirFS(dir) }

// unreadable is a file system with a file that cannot be opened.
type unreadable struct {
	fs.FS
	name string
}

func (u unreadable) Open(name string) (fs.File, error) {
	if name == u.name {
		return nil, fs.ErrPermission
	}
	return u.FS.Open(name)
}

func TestUnreadableFiles(t *testing.T) {
	content := fstest.MapFS{
		"site.yaml": file([]byte("base_url: https://example.org/\n")),
		"en/a.md":   file([]byte("# A\n")),
		"en/b.md":   file([]byte("# B\n")),
		"en/big.md": file(bytes.Repeat([]byte("large "), 1<<20)),
	}
	b := buildSite(t, generator.NewBuilder(plainOptions(unreadable{content, "en/b.md"})), nil)
	got := describe(b.Diagnostics)
	for _, want := range []string{"en/b.md:0:0: error: the file cannot be read", "[file-unread]", "en/big.md:0:0: error: the file is larger", "[file-size]"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	if !b.Has("en/a/index.html") {
		t.Error("one bad file hides another")
	}
}

// TestPreviewKeepsGoodEntries saves a page, breaks it, and mends it.
func TestPreviewKeepsGoodEntries(t *testing.T) {
	content := fstest.MapFS{"en/a.md": file([]byte("---\ntitle: First\n---\n"))}
	opt := plainOptions(content)
	opt.KeepGood, opt.KeepGoing = true, true
	b := generator.NewBuilder(opt)
	for _, step := range []struct{ text, want string }{
		{"---\ntitle: First\n---\n", "First"},
		{"---\ntitle: [\n---\n", "First"},
		{"---\ntitle: Second\n---\n", "Second"},
	} {
		content["en/a.md"] = file([]byte(step.text))
		page := render(t, buildSite(t, b, []string{"en/a.md"}), "en/a/index.html")
		if !bytes.Contains(page, []byte("<h1>"+step.want+"</h1>")) {
			t.Errorf("after %q the page is not %q:\n%s", step.text, step.want, page)
		}
	}
}

// TestPreviewKeepsGoodConfiguration saves site.yaml, breaks it, and mends it.
func TestPreviewKeepsGoodConfiguration(t *testing.T) {
	content := fstest.MapFS{"en/a.md": file([]byte("# A\n")), "fr/a.md": file([]byte("# A\n"))}
	opt := plainOptions(content)
	opt.KeepGood, opt.KeepGoing = true, true
	b := generator.NewBuilder(opt)
	for _, step := range []struct{ text, title, page, code string }{
		{"title: [\n", "", "fr/a/index.html", "data-syntax"},
		{"title: First\nlanguages: [fr, en]\nfirst_language_at_root: true\n", "First", "a/index.html", "config-base-url-none"},
		{"title: [\nlanguages: [en, fr]\n", "First", "a/index.html", "data-syntax"},
		{"title: Second\n", "Second", "fr/a/index.html", "config-base-url-none"},
	} {
		content["site.yaml"] = file([]byte(step.text))
		built := buildSite(t, b, []string{"site.yaml"})
		if got := built.Config.Title.All; got != step.title || !built.Has(step.page) {
			t.Errorf("after %q the title is %q, want %q; there is %s: %t", step.text, got, step.title, step.page, built.Has(step.page))
		}
		if got := describe(built.Diagnostics); !strings.Contains(got, "["+step.code+"]") {
			t.Errorf("after %q no %s in:\n%s", step.text, step.code, got)
		}
	}
}

// TestGoodEntriesFollowTheConfiguration breaks a page and then moves the ground
// under it.
func TestGoodEntriesFollowTheConfiguration(t *testing.T) {
	content := fstest.MapFS{
		"site.yaml":             file([]byte("languages: [en, fr]\n")),
		"fr/stories/a.md":       file([]byte("---\ntitle: Premier\ncity: Lyon\n---\n")),
		"en/stories/nothing.md": file([]byte("# Nothing\n")),
	}
	opt := plainOptions(content)
	opt.KeepGood, opt.KeepGoing = true, true
	b := generator.NewBuilder(opt)
	buildSite(t, b, nil)
	for _, step := range []struct{ name, text, want string }{
		{"fr/stories/a.md", "---\ntitle: [\n---\n", "Premier"},
		{"site.yaml", "languages: [fr, en]\n", "Premier"},
		{"site.yaml", "languages: [fr, en]\nkinds: {stories: {label: Stories, fields: {city: {type: text}}}}\n", "Lyon"},
		{"site.yaml", "languages: [fr]\n", "Premier"},
		{"fr/stories/a.md", "", ""},
		{"fr/stories/a.md", "---\ntitle: [\n---\n", ""},
	} {
		content[step.name] = file([]byte(step.text))
		if step.text == "" {
			delete(content, step.name)
		}
		built := buildSite(t, b, []string{step.name})
		if is := built.Has("fr/stories/a/index.html"); is != (step.want != "") {
			t.Errorf("after %s %q: there is a page: %t", step.name, step.text, is)
		}
		if step.want != "" {
			if page := render(t, built, "fr/stories/a/index.html"); !bytes.Contains(page, []byte(step.want)) {
				t.Errorf("after %s %q: no %s in\n%s", step.name, step.text, step.want, page)
			}
		}
	}
}

// TestUseKeepsWhatIsRemembered changes the theme and the day.
func TestUseKeepsWhatIsRemembered(t *testing.T) {
	theme := fstest.MapFS{"partials/footer.html": file([]byte("our foot"))}
	opt := plainOptions(fstest.MapFS{"en/a.md": file([]byte("# A\n"))})
	opt.OwnTheme, opt.OwnName = theme, "mine"
	b := generator.NewBuilder(opt)
	shows := func(want string, parsed int) {
		t.Helper()
		built := buildSite(t, b, []string{})
		if page := render(t, built, "en/a/index.html"); !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %q in\n%s", want, page)
		}
		if built.Parsed != parsed {
			t.Errorf("parsed %d files, want %d", built.Parsed, parsed)
		}
	}
	shows("our foot", 1)
	theme["partials/footer.html"] = file([]byte("our feet"))
	shows("our foot", 0)
	b.ThemeChanged()
	shows("our feet", 0)
	opt.Today = opt.Today.AddDate(1, 0, 0)
	b.Use(opt)
	if built := buildSite(t, b, []string{}); !built.Site.Today.Equal(opt.Today) || built.Parsed != 0 {
		t.Errorf("built for %v, and %d files parsed", built.Site.Today, built.Parsed)
	}
}
