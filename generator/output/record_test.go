package output

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestRecall(t *testing.T) {
	key, other := [32]byte{1}, [32]byte{2}
	site := files{"index.html": "home", "en/a.html": "a", "en/b.html": "b"}
	for _, test := range []struct {
		name   string
		happen func(t *testing.T, dir string) // to the folder, after the build
		key    [32]byte
		want   bool
	}{
		{"nothing", func(*testing.T, string) {}, key, true},
		{"another key", func(*testing.T, string) {}, other, false},
		{"a file that grew", write("en/a.html", "longer"), key, false},
		{"a file of the same size", write("en/a.html", "z"), key, false},
		{"a file is gone", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "en", "b.html"))) }, key, false},
		{"another's file", write("en/theirs.html", "c"), key, true},
		{"another build", func(t *testing.T, dir string) { mustSync(t, dir, files{"index.html": "new"}) }, key, false},
		{"the same again", func(t *testing.T, dir string) { mustSync(t, dir, site) }, key, true},
		{"no record", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, control, "record"))) }, key, false},
		{"no manifest", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, control, "manifest"))) }, key, false},
		{"half a record", func(t *testing.T, dir string) { must(t, os.Truncate(filepath.Join(dir, control, "record"), 210)) }, key, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			stats, err := site.sync(dir)
			must(t, err)
			must(t, Remember(dir, key, stats.State, []byte("what it had to say")))
			time.Sleep(5 * time.Millisecond) // longer than a tick of the clock of files
			test.happen(t, dir)
			note, ok := Recall(dir, test.key)
			if ok != test.want || ok && string(note) != "what it had to say" {
				t.Errorf("got %q, %t, want %t", note, ok, test.want)
			}
		})
	}
}

// A build that was overtaken by another before it could leave its note must not
// speak for the files of that one.
func TestRememberTooLate(t *testing.T) {
	dir, key := t.TempDir(), [32]byte{1}
	stats, err := files{"index.html": "mine"}.sync(dir)
	must(t, err)
	mustSync(t, dir, files{"index.html": "theirs"})
	must(t, Remember(dir, key, stats.State, nil))
	if _, ok := Recall(dir, key); ok {
		t.Error("the note of the first build stands for the files of the second")
	}
}

func write(path, text string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		must(t, os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), []byte(text), filePerm))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
