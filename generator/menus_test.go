package generator_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"indaba/generator"
)

// long is a network with more pages at the top, and more chapters in a playbook
// and in one of its parts, than menus name.
func long() fstest.MapFS {
	content := fstest.MapFS{"site.yaml": file([]byte("languages: [en, fr]\n"))}
	for name, text := range join(
		many("en/pages/pN.md", "---\ntitle: P N\norder: N\n---\nText.\n"),
		many("en/playbooks/b/cN.md", "---\ntitle: C N\norder: N\n---\nText.\n"),
		many("en/playbooks/b/c120/dN.md", "---\ntitle: D N\norder: N\n---\nText.\n"),
		fixed(map[string]string{"en/playbooks/b/index.md": "# B\n"}),
	)(250) {
		content[name] = file([]byte(text))
	}
	return content
}

var (
	linked  = regexp.MustCompile(`href="/net/([^"#?]*)"`)
	section = regexp.MustCompile(`(?s)<nav[^>]* data-nav="section".*?</nav>`)
)

// TestLongMenus: menus of very many pages name some, and the rest can be reached
// all the same.
func TestLongMenus(t *testing.T) {
	build := buildSite(t, generator.NewBuilder(soundOptions(long(), "https://example.org/net/")), nil)
	menu := func(path string) string {
		return string(section.Find(render(t, build, path)))
	}
	for path, want := range map[string]struct {
		links int
		has   []string
	}{
		"en/playbooks/b/index.html":           {1 + 100 + 1, []string{">C 0<", ">C 99<", ">Chapters 101–200<"}},
		"en/playbooks/b/c99/index.html":       {1 + 100 + 1, []string{`/c99/" aria-current="page"`, ">Chapters 101–200<"}},
		"en/playbooks/b/c240/index.html":      {1 + 1 + 50, []string{">Chapters 101–200<", ">C 200<", `/c240/" aria-current="page"`}},
		"fr/playbooks/b/c150/index.html":      {1 + 1 + 100 + 1, []string{">Chapitres 1 à 100<", `/c150/" aria-current="page"`, ">Chapitres 201 à 250<"}},
		"en/playbooks/b/c120/d130/index.html": {1 + 1 + 100 + 1 + 1 + 100 + 1, []string{">Chapters 1–100<", ">C 120<", ">D 100<", `/d130/" aria-current="page"`, ">Chapters 201–250<"}},
	} {
		nav := menu(path)
		if n := strings.Count(nav, "<a "); n != want.links {
			t.Errorf("%s: the menu has %d links, not %d", path, n, want.links)
		}
		for _, text := range want.has {
			if !strings.Contains(nav, text) {
				t.Errorf("%s: the menu has no %s in\n%s", path, text, nav)
			}
		}
	}
	if foot := render(t, build, "en/p200/index.html"); !bytes.Contains(foot, []byte(`href="/net/en/p39/"`)) || bytes.Contains(foot, []byte(`href="/net/en/p40/"`)) {
		t.Error("the footer does not name the first 40 pages")
	}
	seen := map[string]bool{"": true}
	for next := []string{""}; len(next) > 0; next = next[1:] {
		for _, m := range linked.FindAllSubmatch(render(t, build, next[0]+"index.html"), -1) {
			if url := string(m[1]); !seen[url] && (url == "" || strings.HasSuffix(url, "/")) {
				seen[url] = true
				next = append(next, url)
			}
		}
	}
	for _, p := range build.Paths() {
		if url, ok := strings.CutSuffix(p, "index.html"); ok && !seen[url] {
			t.Errorf("no link leads to %s", url)
		}
	}
}
