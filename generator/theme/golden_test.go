package theme

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the pages in testdata anew")

// TestGolden keeps two whole pages in sight: what changes in them shows in the
// difference of a commit.
func TestGolden(t *testing.T) {
	th := fixtureTheme(t)
	hash := regexp.MustCompile(`\.[0-9a-f]{8}\.`)
	for _, c := range []struct {
		words words
		page  string
	}{{english(), "event"}, {arabic(), "borrowed"}} {
		var w bytes.Buffer
		if err := th.Render(&w, c.words.lang, c.words.pages(th)[c.page]); err != nil {
			t.Fatal(err)
		}
		got := hash.ReplaceAllString(w.String(), ".")
		file := "testdata/" + c.page + "." + c.words.lang + ".html"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("%s (rewrite it with -update):\n%s", file, diff)
		}
	}
}

// TestHooks holds every layout to what other programs may rely on.
func TestHooks(t *testing.T) {
	th := fixtureTheme(t)
	label := regexp.MustCompile(`<nav[^>]*>`)
	for _, w := range []words{english(), arabic()} {
		for name, view := range w.pages(th) {
			var b bytes.Buffer
			if err := th.Render(&b, w.lang, view); err != nil {
				t.Fatal(err)
			}
			page := b.String()
			for _, once := range []string{`<html lang="` + w.lang + `" dir="` + w.dir + `"`, `<main id="page.main"`, "<h1"} {
				if n := strings.Count(page, once); n != 1 {
					t.Errorf("%s %s: %d times %s", w.lang, name, n, once)
				}
			}
			for _, never := range []string{" style=", "<style", "<script", "ZgotmplZ", "‹", "{{"} {
				if strings.Contains(page, never) {
					t.Errorf("%s %s: has %s", w.lang, name, never)
				}
			}
			for _, nav := range label.FindAllString(page, -1) {
				if !strings.Contains(nav, "data-nav=") || !strings.Contains(nav, `aria-label="`) || strings.Contains(nav, `aria-label=""`) {
					t.Errorf("%s %s: %s", w.lang, name, nav)
				}
			}
			if e, ok := view.(*EntryPage); ok && strings.Count(page, ` data-entry="`+e.Entry+`" data-kind="`+e.Kind+`"`) != 1 {
				t.Errorf("%s %s: not one article for %s", w.lang, name, e.Entry)
			}
		}
	}
}
