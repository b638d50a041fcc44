package browser_test

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"indaba/generator"
	"indaba/generator/history"
	"indaba/generator/hostile"
	"indaba/generator/preview"
	"indaba/generator/review"
	"indaba/i18n"
	"indaba/themes"
)

//go:embed tripwire.js
var tripwire string

//go:embed harness.js
var harness string

// TestNothingFires opens every page of networks that were written to do harm,
// feeds and drawings among them, with the Content-Security-Policy and without:
// nothing may depend on it. It searches for each text and narrows lists.
//
// One of each class is tried, three to a text; with INDABA_LONG all are, six to a
// text, or it would take hours; with INDABA_PART=2/5, say, the second of five parts of them.
func TestNothingFires(t *testing.T) {
	t.Parallel()
	const batch = 24
	vectors, together := hostile.Sample(batch/3), 3
	if os.Getenv("INDABA_LONG") != "" {
		vectors, together = hostile.Vectors(), 6
	}
	tried := len(vectors)
	vectors = hostile.Join(vectors, together)
	if part := os.Getenv("INDABA_PART"); part != "" { // 2/5: the second of five parts
		var k, n int
		if _, err := fmt.Sscanf(part, "%d/%d", &k, &n); err != nil {
			t.Fatal(err)
		}
		vectors, tried = vectors[(k-1)*len(vectors)/n:k*len(vectors)/n], tried/n
	}
	w := newWire(t)
	for start := 0; start < len(vectors) && !t.Failed(); start += batch {
		w.pass(vectors[start:min(start+batch, len(vectors))])
	}
	t.Logf("%d vectors × %d sinks: placed %d times, %d pages opened", tried, len(w.sinks), w.placed, w.opened)
}

// wire is a tab in which nothing may happen.
type wire struct {
	*tab
	site   atomic.Pointer[site]
	bare   atomic.Bool // pages are served without their policy
	placed int
	opened int
	passes int
	sinks  map[string]bool
}

func newWire(t *testing.T) *wire {
	t.Helper()
	w := &wire{sinks: map[string]bool{}}
	server := httptest.NewServer(http.HandlerFunc(w.serve))
	t.Cleanup(server.Close)
	w.tab = newTab(t, &site{root: server.URL + base})
	if _, err := chromedp.Call(w.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: tripwire}); err != nil {
		t.Fatal(err)
	}
	w.home = server.URL + "/"
	w.do(chromedp.Navigate(w.home + "harness"))
	return w
}

var metaPolicy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

func (w *wire) serve(out http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/harness":
		out.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(out, `<!DOCTYPE html><title>harness</title><link rel="icon" href="data:,"><body><script src="/harness.js"></script>`)
		return
	case "/harness.js":
		out.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(out, harness)
		return
	}
	s := w.site.Load()
	if s == nil {
		http.NotFound(out, r)
		return
	}
	answer := httptest.NewRecorder()
	s.serve(answer, r)
	body := answer.Body.Bytes()
	if w.bare.Load() {
		body = metaPolicy.ReplaceAll(body, nil)
	}
	out.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
	out.Header().Set("Cache-Control", "no-store")
	if strings.HasPrefix(r.URL.Path, base+"assets/") {
		out.Header().Set("Cache-Control", "max-age=600") // its name has its hash
	}
	out.WriteHeader(answer.Code)
	_, _ = out.Write(body)
}

// pass builds a network of vectors and opens it all.
func (w *wire) pass(vectors []hostile.Vector) {
	w.Helper()
	content, sinks := hostile.Site(vectors, false)
	w.placed += sinks.Placed
	for name := range sinks.Names {
		w.sinks[name] = true
	}
	s := hostileSite(w.T, content, strings.TrimSuffix(w.home, "/")+base)
	w.site.Store(s)
	defer func() { w.passes++ }()
	var open, find []string
	for _, p := range s.Paths() {
		if slices.Contains([]string{".html", ".xml", ".svg"}, path.Ext(p)) {
			open = append(open, s.address(p))
		}
	}
	for i := range vectors {
		find = append(find, s.root+"en/search/?q="+url.QueryEscape(fmt.Sprintf("hostile%d", i)))
	}
	narrow := []string{s.root + "en/members/?q=hostile", s.root + "ar/playbooks/?q=hostile", s.root + "en/ask/?area=x"}
	for _, bare := range []bool{true, false} {
		if !bare && w.passes%4 != 0 {
			continue // what happens without the policy happens less with it
		}
		w.bare.Store(bare)
		w.visit(open, "")
		w.visit(find, "ol.hits li")
		w.visit(narrow, "")
		if w.Failed() {
			return
		}
	}
}

// visit opens addresses and waits in each for what a selector finds.
func (w *wire) visit(urls []string, wait string) {
	w.Helper()
	patience := 15 // seconds
	if os.Getenv("INDABA_LONG") != "" {
		patience = 120 // it is left alone with a machine that is busy otherwise
	}
	for chunk := range slices.Chunk(urls, 120) {
		list, _ := json.Marshal(chunk)
		for _, complaint := range eval[[]string](w.tab, fmt.Sprintf("visit(%q, %s, %q, 8, %d)", w.home, list, wait, patience)) {
			w.Error(complaint)
		}
		w.opened += len(chunk)
		for _, complaint := range w.complaints() {
			if strings.Contains(complaint, "TRIP") || strings.Contains(complaint, "another address") || strings.Contains(complaint, "exception") || strings.Contains(complaint, "Content Security Policy") {
				w.Error(complaint)
			}
		}
	}
}

// hostileSite builds a network as far as it can be built.
func hostileSite(t *testing.T, content fs.FS, root string) *site {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{root: root}
	if s.Build, err = generator.NewBuilder(generator.Options{
		Content: content, ContentName: "content", Theme: theme, ThemeName: "default",
		Messages: i18n.FS, BaseURL: root, Today: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), KeepGoing: true,
	}).Build(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTripwireTrips: the wire is not slack.
func TestTripwireTrips(t *testing.T) {
	t.Parallel()
	w := newWire(t)
	for _, body := range []string{
		`<script>trip(1)</script>`, `<img src=x onerror=trip(1)>`, `<a href="java&Tab;script:trip(1)">x</a>`, `<svg><a xlink:href="javascript:trip(1)"/></svg>`, `<img src=//` + hostile.Elsewhere + `/x>`,
		`<iframe srcdoc="<script>parent.trip(1)</script>"></iframe>`, `<meta http-equiv=refresh content="0;url=about:blank">`, `<template><b onclick=x></template>`, `<base href=/x/>`, `<script type=application/ld+json>{</script>`,
	} {
		frame := fmt.Sprintf(`(async () => { const f = document.createElement("iframe"); f.src = "/harness"; await new Promise(d => { f.onload = d; document.body.append(f) });
			f.contentDocument.open(); f.contentDocument.write(%q); f.contentDocument.close(); await new Promise(d => setTimeout(d, 300));
			try { const found = f.contentWindow.tripwire(%q); const there = f.contentWindow.location.href.startsWith(%[2]q); f.remove(); return there ? found : ["led away"] } catch (e) { return [String(e)] } })()`, body, w.home)
		found := eval[[]string](w.tab, frame)
		said := strings.Join(w.complaints(), "\n")
		if len(found) == 0 && !strings.Contains(said, "TRIP") && !strings.Contains(said, "another address") {
			t.Errorf("%s trips nothing: %s", body, said)
		}
	}
}

// TestNothingFiresInThePreview shows vectors as problems of a page.
func TestNothingFiresInThePreview(t *testing.T) {
	t.Parallel()
	vectors := hostile.Sample(200)
	if os.Getenv("INDABA_LONG") != "" {
		vectors = hostile.Vectors()
	}
	server := preview.New("127.0.0.1:0")
	web := httptest.NewServer(server.Handler())
	t.Cleanup(web.Close) // after the browser, which holds a connection open
	w := newWire(t)
	w.home = web.URL
	for chunk := range slices.Chunk(vectors, 50) {
		var all []preview.Problem
		for _, v := range chunk {
			all = append(all, preview.Problem{Severity: v.Text, Message: v.Text, Place: v.Text, Hint: v.Text, Editor: "vscode://file/" + v.Text, Line: [3]string{v.Text, v.Text, v.Text}, Page: "en/" + v.Text + ".html"})
		}
		server.Show(draft{files: map[string]string{"index.html": `<!DOCTYPE html><html><head><title>x</title></head><body><p>x</p></body></html>`}, problems: preview.Problems{Here: all, Elsewhere: all, Errors: len(all)}})
		w.do(chromedp.Navigate(web.URL + "/"))
		w.await(`document.readyState == "complete"`)
		shown := eval[int](w.tab, `document.querySelectorAll("#indaba-problems li").length`)
		if shown != 2*len(all) {
			t.Errorf("%d of %d problems are shown", shown, 2*len(all))
		}
		for _, what := range eval[[]string](w.tab, fmt.Sprintf("tripwire(%q).filter(x => !x.startsWith('href=vscode:'))", web.URL)) {
			t.Error(what)
		}
		for _, complaint := range w.complaints() {
			t.Error(complaint)
		}
	}
}

// TestNothingFiresInTheReview opens the report of a change that brings
// vectors, as a maintainer does: from the disk.
func TestNothingFiresInTheReview(t *testing.T) {
	t.Parallel()
	const batch = 12
	vectors := hostile.Sample(batch)
	if os.Getenv("INDABA_LONG") != "" {
		vectors = hostile.Join(hostile.Vectors(), 40)
	}
	w := newWire(t)
	for chunk := range slices.Chunk(vectors, batch) {
		content, _ := hostile.Site(chunk, false)
		before := hostileSite(t, fstest.MapFS{"site.yaml": content["site.yaml"]}, "https://example.org/net/")
		after := hostileSite(t, content, "https://example.org/net/")
		var changes []history.Change
		for name := range content {
			changes = append(changes, history.Change{Is: name})
		}
		found, err := review.Compare(reviewed(before), reviewed(after), changes)
		if err != nil {
			t.Fatal(err)
		}
		report := filepath.Join(t.TempDir(), "review.html")
		f, err := os.Create(report)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(found.WriteHTML(f, after.Words(0), chunk[0].Text), f.Close()); err != nil {
			t.Fatal(err)
		}
		w.home = "file://" + report
		w.do(chromedp.Navigate(w.home))
		w.await(`document.readyState == "complete"`)
		if n := eval[int](w.tab, `document.body.textContent.split("hostile").length`); n < batch {
			t.Errorf("the report shows %d texts", n)
		}
		for _, what := range eval[[]string](w.tab, fmt.Sprintf("tripwire(%q)", w.home)) {
			if what != "<style>" && !strings.HasPrefix(what, "src=data:image/png;") && !strings.HasPrefix(what, "src=data:image/jpeg;") {
				t.Error(what)
			}
		}
		for _, complaint := range w.complaints() {
			t.Error(complaint)
		}
	}
}

func reviewed(s *site) review.Side {
	return review.Side{Site: s.Site, Pages: s.Build, Diagnostics: s.Diagnostics}
}
