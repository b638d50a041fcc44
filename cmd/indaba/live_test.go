package main

import (
	"context"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"indaba/generator/preview"
)

// writing is a folder whose preview is built after each step.
type writing struct {
	*testing.T
	*live
	now time.Time
}

func startWriting(t *testing.T, files map[string]string) *writing {
	t.Helper()
	t.Chdir(t.TempDir())
	w := &writing{T: t, now: time.Date(2026, 3, 1, 23, 59, 0, 0, time.UTC)}
	c := console{io.Discard, io.Discard, func(string) string { return "" }, func() time.Time { return w.now }}
	w.live = &live{console: c, project: project{content: "content"}, editor: defaultEditor, dayEvery: time.Hour, server: preview.New("")}
	w.put(files)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() {
		cancel()
		for range w.content {
		}
	})
	if err := w.open(ctx); err != nil {
		t.Fatal(err)
	}
	if err := w.first(ctx); err != nil {
		t.Fatal(err)
	}
	return w
}

// put writes files below content/; an empty one is removed.
func (w *writing) put(files map[string]string) {
	w.Helper()
	for name, text := range files {
		p := filepath.Join("content", filepath.FromSlash(name))
		if text == "" {
			_ = os.Remove(p)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			w.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			w.Fatal(err)
		}
	}
}

// save writes files and builds for them.
func (w *writing) save(files map[string]string) {
	w.Helper()
	w.put(files)
	var changed []string
	for name := range files {
		changed = append(changed, name)
	}
	w.again(w.Context(), changed, changed)
}

// get asks for an address, as the page with a key if that is not "".
func (w *writing) get(address, key string) (status int, location, body string) {
	r := httptest.NewRequest("GET", "http://localhost"+address, nil)
	if key != "" {
		r.Header.Set("Indaba-Page", key)
	}
	answer := httptest.NewRecorder()
	w.server.Handler().ServeHTTP(answer, r)
	return answer.Code, answer.Header().Get("Location"), answer.Body.String()
}

func TestPagesAreFollowed(t *testing.T) {
	w := startWriting(t, map[string]string{
		"site.yaml": "languages: [en, fr]\n", "en/playbooks/a.md": "# A\n", "fr/playbooks/a.md": "# À\n", "en/playbooks/b.md": "# B\n",
	})
	_, _, page := w.get("/fr/playbooks/a/", "")
	if !strings.Contains(page, `data-key="fr/playbooks/a"`) {
		t.Fatalf("no key in %s", page)
	}
	address := "/fr/playbooks/a/"
	for _, step := range []struct {
		name  string
		files map[string]string
		to    string // "": there is no such page
	}{
		{"slug", map[string]string{"fr/playbooks/a.md": "---\nslug: autre\n---\n\n# À\n"}, "/fr/playbooks/autre/"},
		{"file renamed", map[string]string{"en/playbooks/a.md": "", "en/playbooks/c.md": "# A\n", "fr/playbooks/a.md": "", "fr/playbooks/c.md": "# À\n"}, "/fr/playbooks/c/"},
		{"moved to a folder", map[string]string{"en/playbooks/c.md": "", "en/playbooks/d/e.md": "# A\n", "fr/playbooks/c.md": "", "fr/playbooks/d/e.md": "# À\n"}, "/fr/playbooks/d/e/"},
		{"renamed and written at once", map[string]string{"en/playbooks/d/e.md": "", "fr/playbooks/d/e.md": "", "fr/playbooks/d/f.md": "# Neuf\n"}, "/fr/playbooks/d/f/"},
		{"deleted", map[string]string{"fr/playbooks/d/f.md": ""}, ""},
		{"back elsewhere", map[string]string{"fr/playbooks/g.md": "# Neuf\n"}, "/fr/playbooks/g/"},
		{"language at the root", map[string]string{"site.yaml": "languages: [fr, en]\nfirst_language_at_root: true\n"}, "/playbooks/g/"},
		{"another base", map[string]string{"site.yaml": "languages: [en, fr]\nbase_url: https://example.org/a/\n"}, "/a/fr/playbooks/g/"},
		{"another code", map[string]string{"site.yaml": "languages: [en, fr-CA]\n", "fr/playbooks/g.md": "", "fr-CA/playbooks/g.md": "# Neuf\n"}, "/fr-CA/playbooks/g/"},
	} {
		w.save(step.files)
		status, to, _ := w.get(address, "fr/playbooks/a")
		if step.to == "" && status != 404 || to != step.to {
			t.Errorf("%s: %d to %q, want %q", step.name, status, to, step.to)
		}
		if to != "" {
			address = to
		}
		if status, _, _ := w.get(address, "fr/playbooks/a"); (status == 200) != (step.to != "") {
			t.Errorf("%s: %s: %d", step.name, address, status)
		}
	}
}

func TestWhatIsWrongIsShownWhereItBelongs(t *testing.T) {
	w := startWriting(t, map[string]string{
		"site.yaml": "languages: [en, fr]\n", "en/a.md": "# A\n\nTo [b](b.md) and [gone](gone.md).\n", "en/b.md": "# B\n", "fr/c.md": "---\ntitle: C\nodd: 1\n---\n",
	})
	contains := func(address string, status int, wants ...string) {
		t.Helper()
		got, _, page := w.get(address, "")
		if got != status {
			t.Errorf("%s: %d", address, got)
		}
		for _, want := range wants {
			if want, without := strings.CutPrefix(want, "!"); strings.Contains(page, want) == without {
				t.Errorf("%s: %q: %t in …%s", address, want, !without, page[max(0, len(page)-2000):])
			}
		}
	}
	contains("/en/a/", 200, "1 problem on this page", "content/en/a.md:3:25", "To [b](b.md) and [gone](<mark>gone.md</mark>).", `href="vscode://file/`, "1 warning elsewhere", `href="/fr/c/"`)
	contains("/fr/a/", 200, "1 problem on this page") // borrowed
	contains("/en/b/", 200, "!on this page", "1 error, 1 warning elsewhere", `href="/en/a/"`)
	contains("/fr/none/", 404, `lang="fr"`, "!on this page", "1 error, 1 warning elsewhere")
	w.save(map[string]string{"en/a.md": "---\ntitle: [\n---\n"})
	contains("/en/a/", 200, "<h1>A</h1>", "1 problem on this page")
	contains("/en/b/", 200, "1 error, 1 warning elsewhere")
	w.save(map[string]string{"en/a.md": "# A\n", "fr/c.md": "# C\n"})
	contains("/en/a/", 200, "!indaba-problems")
	for _, wide := range []struct{ name, bad, good string }{
		{"site.yaml", "languages: [en, fr]\ntitel: x\n", "languages: [en, fr]\n"},
		{"theme/partials/footer.html", "{{.Nothing", ""},
		{"i18n/fr.yaml", "search: [\n", ""},
	} {
		w.save(map[string]string{wide.name: wide.bad})
		for _, address := range []string{"/en/a/", "/fr/c/", "/en/"} {
			contains(address, 200, "problem", "on this page", "content/"+wide.name, "!elsewhere")
		}
		contains("/fr/none/", 404, "on this page")
		w.save(map[string]string{wide.name: wide.good})
		contains("/en/a/", 200, "!indaba-problems")
	}
}

func TestSlipInTheConfigurationLeavesTheSiteAsItWas(t *testing.T) {
	w := startWriting(t, map[string]string{
		"site.yaml": "title: Towns\ntheme: mine\n", "en/a.md": "# A\n", "../mine/partials/footer.html": "<footer>Our foot</footer>",
	})
	for _, step := range []struct {
		text  string
		wants []string
	}{
		{"title: Towns\ntheme: mine\n", []string{"Our foot", "Towns</title>"}},
		{"title: [\ntheme: mine\n", []string{"Our foot", "Towns</title>", "1 problem on this page", "content/site.yaml:"}},
		{"title: Cities\n", []string{"Cities</title>", "</footer>"}},
	} {
		w.save(map[string]string{"site.yaml": step.text})
		_, _, page := w.get("/en/a/", "")
		for _, want := range step.wants {
			if !strings.Contains(page, want) {
				t.Errorf("after %q no %q in:\n%s", step.text, want, page)
			}
		}
		if strings.Contains(page, "Our foot") != strings.Contains(step.text, "mine") {
			t.Errorf("after %q the theme is another", step.text)
		}
	}
}

func TestPicturesThatChange(t *testing.T) {
	drawing := func(size string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ` + size + `"></svg>`
	}
	w := startWriting(t, map[string]string{"en/a.md": "# A\n", "assets/x.svg": drawing("1 1"), "assets/y.svg": drawing("1 1")})
	was := w.shown
	w.save(map[string]string{"assets/x.svg": drawing("2 2"), "assets/z.svg": drawing("1 1")})
	if got := strings.Join(changedAssets(was, w.shown), " "); got != "assets/x.svg" {
		t.Errorf("changed: %s", got)
	}
}

// TestMidnight waits for another day, though no file changes.
func TestMidnight(t *testing.T) {
	w := startWriting(t, map[string]string{"en/a.md": "# A\n"})
	w.now = w.now.Add(time.Hour)
	w.dayEvery = time.Millisecond
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error)
	ended := make(chan error)
	before := w.shown
	go func() { ended <- w.follow(ctx, served) }()
	time.Sleep(300 * time.Millisecond)
	cancel()
	served <- nil
	<-ended
	if got := w.shown.Site.Today.Format(time.DateOnly); got != "2026-03-02" || w.shown.Parsed != 0 || w.shown == before {
		t.Errorf("it is %s, and %d files were parsed", got, w.shown.Parsed)
	}
}
