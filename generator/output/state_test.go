package output

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestLook(t *testing.T) {
	site := files{"index.html": "home", "en/a.html": "a", "en/b.html": "b"}
	for _, test := range []struct {
		name   string
		happen func(t *testing.T, dir string) // to the folder, after the build
		want   bool                           // that it is as the build left it
	}{
		{"nothing", func(*testing.T, string) {}, true},
		{"a file that grew", write("en/a.html", "longer"), false},
		{"a file of the same size", write("en/a.html", "z"), false},
		{"a file is gone", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "en", "b.html"))) }, false},
		{"another's file", write("en/theirs.html", "c"), true},
		{"another build", func(t *testing.T, dir string) { mustSync(t, dir, files{"index.html": "new"}) }, false},
		{"the same again", func(t *testing.T, dir string) { mustSync(t, dir, site) }, true},
		{"no manifest", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, control, "manifest"))) }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			stats, err := site.sync(dir)
			must(t, err)
			time.Sleep(5 * time.Millisecond) // longer than a tick of the clock of files
			test.happen(t, dir)
			if state, err := Look(dir); (err == nil && state == stats.State) != test.want {
				t.Errorf("got %x, %v, want it to be %x: %t", state, err, stats.State, test.want)
			}
		})
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
