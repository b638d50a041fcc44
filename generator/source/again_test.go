package source

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestOthersAreReadAgain changes one file and looks at others whose content
// hangs on it, or whose name is known in no other way.
func TestOthersAreReadAgain(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("links and names that are no text are Linux's")
	}
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	put("a.md", "1")
	put("\xff.md", "1")
	for _, link := range []string{"a.md", "missing.md"} {
		if err := os.Symlink(link, filepath.Join(dir, "to-"+link)); err != nil {
			t.Fatal(err)
		}
	}
	tree := load(t, root.FS(), nil, nil)
	for _, step := range []struct {
		do      func()
		changed string
		want    string
	}{
		{func() {}, "a.md", "a.md=1 to-a.md=1 to-missing.md! \ufffd.md!"},
		{func() { put("a.md", "2") }, "a.md", "a.md=2 to-a.md=2 to-missing.md! \ufffd.md!"},
		{func() { put("missing.md", "3") }, "missing.md", "a.md=2 missing.md=3 to-a.md=2 to-missing.md=3 \ufffd.md!"},
		{func() { os.Remove(filepath.Join(dir, "\xff.md")) }, "\xff.md", "a.md=2 missing.md=3 to-a.md=2 to-missing.md=3"},
	} {
		step.do()
		tree = load(t, root.FS(), tree, []string{step.changed})
		if got := list(tree); got != step.want {
			t.Errorf("after a change of %q: got %q, want %q", step.changed, got, step.want)
		}
	}
}
