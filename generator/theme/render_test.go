package theme

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestPages renders every layout in both directions of writing. With
// THEME_PAGES naming a folder it leaves the pages there, to be looked at.
func TestPages(t *testing.T) {
	th := fixtureTheme(t)
	dir := os.Getenv("THEME_PAGES")
	for _, w := range []words{english(), arabic()} {
		for name, view := range w.pages(th) {
			var page bytes.Buffer
			if err := th.Render(&page, w.lang, view); err != nil {
				t.Errorf("%s %s: %v", w.lang, name, err)
			}
			if dir != "" {
				write(t, filepath.Join(dir, w.lang, name+".html"), page.Bytes())
			}
		}
	}
	if dir != "" {
		for _, a := range th.Assets() {
			write(t, filepath.Join(dir, a.Path), a.Data)
		}
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestManyAtOnce(t *testing.T) {
	th := fixtureTheme(t)
	var all sync.WaitGroup
	for _, w := range []words{english(), arabic()} {
		for name, view := range w.pages(th) {
			var want bytes.Buffer
			th.Render(&want, w.lang, view)
			for range 4 {
				all.Go(func() {
					var got bytes.Buffer
					if err := th.Render(&got, w.lang, view); err != nil || got.String() != want.String() {
						t.Errorf("%s %s differs: %v", w.lang, name, err)
					}
				})
			}
		}
	}
	all.Wait()
}
