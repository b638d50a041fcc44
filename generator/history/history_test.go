package history_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"indaba/generator/history"
)

// clone is a repository in a new folder.
type clone struct {
	testing.TB
	dir string
}

func newClone(t testing.TB) clone {
	t.Helper()
	c := clone{t, t.TempDir()}
	c.git("init", "-q", "-b", "main")
	return c
}

// git runs git as its user would, but with nobody's own configuration.
func (c clone) git(args ...string) string {
	c.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// write writes files, by path.
func (c clone) write(files map[string]string) {
	c.Helper()
	for p, text := range files {
		p = filepath.Join(c.dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			c.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			c.Fatal(err)
		}
	}
}

func (c clone) commit(files map[string]string) {
	c.Helper()
	c.write(files)
	c.git("add", "-A")
	c.git("commit", "-q", "-m", "x")
}

func (c clone) remove(p string) {
	c.Helper()
	if err := os.Remove(filepath.Join(c.dir, p)); err != nil {
		c.Fatal(err)
	}
}

func (c clone) open(dir string) *history.Folder {
	c.Helper()
	f, err := history.Open(filepath.Join(c.dir, dir))
	if err != nil {
		c.Fatal(err)
	}
	return f
}

func (c clone) since(revision string) *history.Revision {
	c.Helper()
	r, err := c.open("content").Since(context.Background(), revision)
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { r.Close() })
	return r
}

func (c clone) changes(r *history.Revision) []history.Change {
	c.Helper()
	changes, err := r.Changes(os.DirFS(filepath.Join(c.dir, "content")))
	if err != nil {
		c.Fatal(err)
	}
	return changes
}

func TestRevisionIsTheFolderAsItWas(t *testing.T) {
	c := newClone(t)
	if err := os.MkdirAll(filepath.Join(c.dir, "content/fr"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../en/été.md", filepath.Join(c.dir, "content/fr/link.md")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("../../README.md", filepath.Join(c.dir, "content/fr/out.md")); err != nil {
		t.Fatal(err)
	}
	c.commit(map[string]string{"README.md": "r", "content/en/été.md": "one\r\n", "content/en/a/b.png": "\x00\n\xff", "content/empty.md": ""})
	c.commit(map[string]string{"content/en/été.md": "two", "content/new.md": "new"})
	r := c.since("HEAD~1")
	if err := fstest.TestFS(subset{r}, "en/été.md", "en/a/b.png", "empty.md"); err != nil {
		t.Error(err)
	}
	for p, want := range map[string]string{"en/été.md": "one\r\n", "en/a/b.png": "\x00\n\xff", "empty.md": "", "fr/link.md": "one\r\n"} {
		if got, err := fs.ReadFile(r, p); err != nil || string(got) != want {
			t.Errorf("%s is %q, %v, not %q", p, got, err, want)
		}
	}
	for _, p := range []string{"new.md", "fr/out.md", "../README.md"} {
		if _, err := fs.ReadFile(r, p); err == nil {
			t.Errorf("%s can be read", p)
		}
	}
}

// subset leaves out symbolic links, one of which leads out of the folder: TestFS
// opens all it finds.
type subset struct{ fs.FS }

func (s subset) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if d, ok := f.(fs.ReadDirFile); ok && err == nil {
		return noLinks{d}, nil
	}
	return f, err
}

type noLinks struct{ fs.ReadDirFile }

func (d noLinks) ReadDir(n int) ([]fs.DirEntry, error) {
	all, err := d.ReadDirFile.ReadDir(n)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool { return e.Type()&fs.ModeSymlink != 0 }), err
}

func TestFolderThatWasNotThere(t *testing.T) {
	c := newClone(t)
	c.commit(map[string]string{"README.md": "r"})
	c.commit(map[string]string{"content/a.md": "a"})
	want := []history.Change{{Is: "a.md"}}
	if got := c.changes(c.since("HEAD~1")); !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

const chapter = "# A chapter\n\nfirst\n\nsecond\n\nthird\n"

func TestChanges(t *testing.T) {
	c := newClone(t)
	c.commit(map[string]string{
		"other.md": "o", "content/en/same.md": "s\nt\n", "content/en/crlf.md": "s\nt\n", "content/en/edited.md": "e",
		"content/en/gone.md": "g", "content/en/moved.md": chapter, "content/en/far/pic.png": "p\x00",
	})
	c.write(map[string]string{
		"other.md": "not in the folder", "content/en/crlf.md": "s\r\nt\r\n", "content/en/edited.md": "E", "content/en/fresh.md": "f",
		"content/fr/moved-and-edited.md": strings.Replace(chapter, "third", "last", 1), "content/pic.png": "p\x00",
	})
	c.remove("content/en/gone.md")
	c.remove("content/en/moved.md")
	c.remove("content/en/far/pic.png")
	want := []history.Change{
		{"en/edited.md", "en/edited.md"}, {"", "en/fresh.md"}, {"en/gone.md", ""},
		{"en/moved.md", "fr/moved-and-edited.md"}, {"en/far/pic.png", "pic.png"},
	}
	if diff := cmp.Diff(want, c.changes(c.since("HEAD"))); diff != "" {
		t.Error(diff)
	}
}

// What others did meanwhile is no change of this work.
func TestSinceTheWorkLeft(t *testing.T) {
	c := newClone(t)
	c.commit(map[string]string{"content/a.md": "a"})
	c.git("checkout", "-q", "-b", "work")
	c.commit(map[string]string{"content/mine.md": "m"})
	c.git("checkout", "-q", "main")
	c.commit(map[string]string{"content/theirs.md": "t"})
	c.git("checkout", "-q", "work")
	want := []history.Change{{Is: "mine.md"}}
	if got := c.changes(c.since("main")); !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestVersions(t *testing.T) {
	c := newClone(t)
	c.commit(map[string]string{"content/en/old.md": chapter})
	c.git("mv", "content/en/old.md", "content/en/new.md")
	c.commit(nil)
	c.commit(map[string]string{"content/en/new.md": chapter + "\nfourth\n"})
	var got []string
	for text, err := range c.open("content").Versions(context.Background(), "en/new.md") {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(text))
	}
	if diff := cmp.Diff([]string{chapter + "\nfourth\n", chapter, chapter}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeToldSaysWhatToDo(t *testing.T) {
	ctx := context.Background()
	origin := newClone(t)
	origin.commit(map[string]string{"content/a.md": "a"})
	origin.git("branch", "start")
	origin.commit(map[string]string{"content/a.md": "b"})
	shallow := clone{t, filepath.Join(t.TempDir(), "s")}
	origin.git("clone", "-q", "--depth=1", "--no-single-branch", "file://"+filepath.ToSlash(origin.dir), shallow.dir)
	for _, c := range []struct {
		folder         *history.Folder
		revision, hint string
	}{
		{origin.open("content"), "nowhere", "origin/main"},
		{origin.open("content"), "--all", "origin/main"},
		{origin.open("content"), "", "origin/main"},
		{shallow.open("content"), "HEAD~1", "fetch-depth: 0"},
		{shallow.open("content"), "origin/start", "fetch-depth: 0"},
	} {
		_, err := c.folder.Since(ctx, c.revision)
		var told *history.Error
		if !errors.As(err, &told) || !strings.Contains(told.Hint, c.hint) {
			t.Errorf("since %q: %+v, want a hint with %q", c.revision, err, c.hint)
		}
	}
	// Unless folders of temporary files lie in a repository themselves.
	if _, err := history.Open(t.TempDir()); err != nil {
		var told *history.Error
		if !errors.As(err, &told) || !strings.Contains(told.Hint, "clone") {
			t.Errorf("no repository: %+v", err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	_, err := origin.open("content").Since(ctx, "HEAD")
	var told *history.Error
	if !errors.As(err, &told) || !strings.Contains(told.Hint, "install") {
		t.Errorf("without git: %+v", err)
	}
}
