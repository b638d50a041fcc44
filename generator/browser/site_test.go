package browser_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"
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

// newSite returns the shipped network, which all tests share: it is built once,
// and nothing about it changes.
func newSite(t *testing.T) *site {
	t.Helper()
	s, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var shipped = sync.OnceValues(func() (*site, error) {
	s, server, err := startSite(os.DirFS("../../content"))
	ends = append(ends, server.Close)
	return s, err
})

// newSiteOf builds and serves another network, for one test.
func newSiteOf(t *testing.T, content fs.FS) *site {
	t.Helper()
	s, server, err := startSite(content)
	t.Cleanup(server.Close)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// startSite builds a network and serves it. Mistakes in it are errors.
func startSite(content fs.FS) (*site, *httptest.Server, error) {
	s := &site{bodies: map[string]string{}}
	server := httptest.NewServer(http.HandlerFunc(s.serve))
	s.root = server.URL + base
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return nil, server, err
	}
	b := generator.NewBuilder(generator.Options{
		Content: content, ContentName: "content", Theme: theme, ThemeName: "default",
		Messages: i18n.FS, Explained: i18n.Fields, BaseURL: s.root, Today: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
	if s.Build, err = b.Build(context.Background(), nil); err != nil {
		return nil, server, err
	}
	for _, d := range s.Diagnostics {
		if d.Severity == diag.Error {
			err = errors.Join(err, fmt.Errorf("%s:%d: %s [%s]", d.File, d.Range.Start.Line, d.Message, d.Code))
		}
	}
	for _, p := range s.Paths() {
		err = errors.Join(err, s.read(p))
	}
	return s, server, err
}

// read renders a page, redirects apart.
func (s *site) read(p string) error {
	if !strings.HasSuffix(p, ".html") {
		return nil
	}
	data, err := s.Render(p)
	if err == nil && !strings.Contains(string(data), `http-equiv="refresh"`) {
		s.pages = append(s.pages, p)
		s.bodies[p] = string(data)
	}
	return err
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
	data, err := []byte(s.bodies[p]), error(nil)
	if len(data) == 0 {
		data, err = s.Render(p)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(p)))
	w.WriteHeader(status)
	_, _ = w.Write(data)
}
