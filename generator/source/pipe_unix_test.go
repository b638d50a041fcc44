//go:build unix

package source

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipesAreNotOpened would wait for ever if they were.
func TestPipesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o644); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("pipe.md", filepath.Join(dir, "link.md")); err != nil {
		t.Fatal(err)
	}
	tree := load(t, os.DirFS(dir), nil, nil)
	if got, want := list(tree), "link.md! pipe.md!"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := list(load(t, os.DirFS(dir), tree, []string{"pipe.md", "link.md"})), "link.md! pipe.md!"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
