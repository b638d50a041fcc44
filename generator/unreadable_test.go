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
	fstest.MapFS
	name string
}

func (u unreadable) Open(name string) (fs.File, error) {
	if name == u.name {
		return nil, fs.ErrPermission
	}
	return u.MapFS.Open(name)
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
