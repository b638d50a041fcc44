package browser_test

import (
	"context"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"

	"indaba/generator"
	"indaba/i18n"
	"indaba/themes"
)

// host serves a site that is published anew now and then, and is out of reach
// at other times.
type host struct {
	root string

	mu   sync.Mutex
	site *generator.Build
	down bool
}

func newHost(t *testing.T) *host {
	h := &host{}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	h.root = server.URL + base
	return h
}

func (h *host) set(down bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.down = down
}

// publish builds the edition n of a site and serves it from now on. The
// stylesheet knows the number as well as the text.
func (h *host) publish(t *testing.T, n int, content fstest.MapFS) {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{"assets/style/99-edition.css": {Data: fmt.Appendf(nil, ":root { --edition: %d; }\n", n)}}
	build, err := generator.NewBuilder(generator.Options{
		Content: content, ContentName: "content", Theme: theme, ThemeName: "default", OwnTheme: own, OwnName: "own",
		Messages: i18n.FS, BaseURL: h.root, Today: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	}).Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.site = build
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	site, down := h.site, h.down
	h.mu.Unlock()
	if down {
		panic(http.ErrAbortHandler)
	}
	p, ok := strings.CutPrefix(r.URL.Path, base)
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	status := http.StatusOK
	if !ok || !site.Has(p) {
		p, status = "404.html", http.StatusNotFound
	}
	data, err := site.Render(p)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(p)))
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

// edition is a small network in two languages.
func edition(n int) fstest.MapFS {
	page := func(front, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, "---\n%s\n---\n\n%s\n\nEdition %d\n", front, text, n)}
	}
	return fstest.MapFS{
		"site.yaml":             {Data: []byte("title: Far\nlanguages: [en, ar]\n")},
		"en/expertise/wells.md": page("title: Wells", ""),
		"ar/expertise/wells.md": page("title: آبار", ""),
		"en/members/ama.md":     page("title: Ama\ntype: person\nconsent: 2026-05-01\nexpertise: [wells]", ""),
		"en/members/kofi.md":    page("title: Kofi\ntype: person\nconsent: 2026-05-01\nexpertise: [wells]", ""),
		"en/playbooks/dig.md":   page("title: Digging\nexpertise: [wells]", ""),
		"en/playbooks/drink.md": page("title: Drinking", ""),
		"ar/playbooks/dig.md":   page("title: الحفر", ""),
	}
}

const (
	heading = `document.querySelector("h1").textContent`
	kept    = `caches.open("indaba /exchange/").then((c) => c.match("/exchange/%s")).then(Boolean)`
	// whole is true when text and stylesheet are of one edition.
	whole = `(() => {
		const style = getComputedStyle(document.documentElement).getPropertyValue("--edition").trim()
		return style != "" && [...document.querySelectorAll(".text p")].some((p) => p.textContent == "Edition " + style)
	})()`
)

// TestOffline reads a page, loses the connection, gets it back when the site
// has changed, and loses it again.
func TestOffline(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.publish(t, 1, edition(1))
	tab := newTab(t, &site{root: h.root})
	open := func(p string) { tab.do(chromedp.Navigate(h.root + p)) }
	shows := func(what, expression string) {
		t.Helper()
		if !eval[bool](tab, expression) {
			t.Errorf("%s: not %s; the heading is %q", what, expression, eval[string](tab, heading))
		}
	}
	quiet := func(when string) {
		t.Helper()
		for _, complaint := range tab.complaints() {
			t.Errorf("%s: %s", when, complaint)
		}
	}

	open("en/playbooks/dig/")
	tab.await(fmt.Sprintf(kept, "en/offline.html"))
	tab.await(fmt.Sprintf(kept, "en/playbooks/dig/"))
	open("en/playbooks/drink/")
	tab.await(fmt.Sprintf(kept, "en/playbooks/drink/"))
	open("en/members/")
	quiet("online")

	h.set(true)
	open("en/playbooks/dig/")
	shows("after one visit", heading+` == "Digging"`)
	shows("after one visit", whole)
	open("en/expertise/wells/")
	shows("an area that was never opened", heading+` == "Wells"`)
	shows("an area that was never opened", whole)
	for _, p := range []string{"en/members/kofi/", "en/members/"} {
		open(p)
		shows(p, heading+` == "There is no connection"`)
	}
	tab.await(`[...document.querySelectorAll("[data-kept]:not([hidden]) a")].some((a) => a.pathname == "/exchange/en/playbooks/dig/")`)
	open("ar/playbooks/dig/")
	shows("a language that was not read", heading+` == "There is no connection"`)
	tab.complaints() // a browser notes that the connection is gone

	second := edition(2)
	delete(second, "en/playbooks/drink.md")
	h.publish(t, 2, second)
	h.set(false)
	open("en/")
	tab.await(strings.Replace(fmt.Sprintf(kept, "en/playbooks/drink/"), ".then(Boolean)", ".then((r) => !r)", 1))
	tab.await(`caches.open("indaba /exchange/").then((c) => c.match("/exchange/en/expertise/wells/")).then((r) => r ? r.text() : "").then((t) => t.includes("Edition 2"))`)
	tab.await(fmt.Sprintf(kept, "_indaba/version"))
	quiet("online again")

	h.set(true)
	open("en/playbooks/drink/")
	shows("a page that was withdrawn", heading+` == "There is no connection"`)
	for _, p := range []string{"en/playbooks/dig/", "en/expertise/wells/"} {
		open(p)
		shows(p+" after the update", whole)
	}
	tab.complaints()

	// A page that is gone is forgotten at once when somebody asks for it.
	third := edition(2)
	delete(third, "en/playbooks/dig.md")
	delete(third, "ar/playbooks/dig.md")
	h.publish(t, 2, third)
	h.set(false)
	open("en/playbooks/dig/")
	shows("a page that is not there any more", heading+` != "Digging"`)
	h.set(true)
	open("en/playbooks/dig/")
	shows("a page that was withdrawn", heading+` == "There is no connection"`)
}
