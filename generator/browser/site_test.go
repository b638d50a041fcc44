package browser_test

import (
	"context"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/i18n"
	"indaba/themes"
)

// base is the path that the site lies at: links that forget it lead nowhere.
const base = "/exchange/"

// site is the shipped network, built in memory and served.
type site struct {
	*generator.Build
	root   string   // its address, with the base path
	pages  []string // the paths of its HTML files, redirects apart
	bodies map[string]string
}

func newSite(t *testing.T) *site {
	t.Helper()
	return newSiteOf(t, os.DirFS("../../content"))
}

// newSiteOf builds and serves another network.
func newSiteOf(t *testing.T, content fs.FS) *site {
	t.Helper()
	s := &site{bodies: map[string]string{}}
	server := httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(server.Close)
	s.root = server.URL + base
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	b := generator.NewBuilder(generator.Options{
		Content: content, ContentName: "content", Theme: theme, ThemeName: "default",
		Messages: i18n.FS, Explained: i18n.Fields, BaseURL: s.root, Today: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
	if s.Build, err = b.Build(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Diagnostics {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d: %s [%s]", d.File, d.Range.Start.Line, d.Message, d.Code)
		}
	}
	for _, p := range s.Paths() {
		s.read(t, p)
	}
	return s
}

func (s *site) read(t *testing.T, p string) {
	t.Helper()
	if !strings.HasSuffix(p, ".html") {
		return
	}
	data, err := s.Render(p)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `http-equiv="refresh"`) {
		s.pages = append(s.pages, p)
		s.bodies[p] = string(data)
	}
}

// address returns where the page at a path of the output is read.
func (s *site) address(p string) string {
	return s.root + (&url.URL{Path: strings.TrimSuffix(p, "index.html")}).EscapedPath()
}

// language returns the language that a page belongs to; "" if to none.
func (s *site) language(p string) (code, dir string) {
	top, _, _ := strings.Cut(p, "/")
	for _, l := range s.Config.Languages {
		if l.Code == top {
			return l.Code, l.Dir
		}
	}
	return "", ""
}

// serve answers as a host of static files does.
func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	p, ok := strings.CutPrefix(r.URL.Path, base)
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	status := http.StatusOK
	if !ok || s.Build == nil || !s.Has(p) {
		p, status = "404.html", http.StatusNotFound
	}
	data, err := s.Render(p)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(p)))
	w.WriteHeader(status)
	_, _ = w.Write(data)
}
