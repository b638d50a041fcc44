package preview

import (
	"bytes"
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// own is the folder below the base path that belongs to the preview.
const own = "_indaba/"

// keyHeader holds the key of the page that an open page was when it asks for
// what is there now.
const keyHeader = "Indaba-Page"

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	b := s.current.Load()
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.allowed.allow(r.Host):
		http.Error(w, "this preview does not answer to the name "+r.Host+
			"; use localhost, or the address given with --addr", http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "a preview can only be read", http.StatusMethodNotAllowed)
		return
	case isWorker(r):
		serveText(w, r, "worker.js", worker)
		return
	case b.site == nil:
		w.Header().Set("Refresh", "1")
		http.Error(w, "the first build is not ready yet", http.StatusServiceUnavailable)
		return
	}
	base := b.site.Base()
	rest, inside := strings.CutPrefix(r.URL.Path, base)
	switch {
	case b.hasMoved(w, r):
	case inside && strings.HasPrefix(rest, own):
		s.serveOwn(w, r, strings.TrimPrefix(rest, own))
	case inside:
		b.serve(w, r, rest)
	case r.URL.Path == "/" || r.URL.Path+"/" == base:
		redirect(w, r, base)
	default:
		http.NotFound(w, r)
	}
}

// hasMoved leads an open page to where the page that it shows is now, even if
// another one lies at its old address.
func (b *build) hasMoved(w http.ResponseWriter, r *http.Request) bool {
	key := r.Header.Get(keyHeader)
	if key == "" {
		return false
	}
	to := b.site.Where(key)
	if to == "" || b.address(to) == b.address(strings.TrimPrefix(r.URL.Path, b.site.Base())) {
		return false
	}
	redirect(w, r, b.address(to))
	return true
}

// address returns the URL path, not escaped, of an output path.
func (b *build) address(p string) string {
	if rest, ok := strings.CutSuffix(p, "index.html"); ok && (rest == "" || strings.HasSuffix(rest, "/")) {
		p = rest
	}
	return b.site.Base() + p
}

// serve answers for the path rest below the base.
func (b *build) serve(w http.ResponseWriter, r *http.Request, rest string) {
	p := rest
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	// Anything with "..", "//" or a backslash names no file of a site.
	if !fs.ValidPath(p) || strings.ContainsAny(p, "\\\x00") {
		http.NotFound(w, r)
		return
	}
	data, ok, err := b.site.Render(p)
	switch {
	case err != nil:
		b.fail(w, p, err)
	case ok:
		b.send(w, r, p, data)
	case b.isFolder(p):
		redirect(w, r, r.URL.Path+"/")
	default:
		b.notFound(w, r, rest)
	}
}

// isFolder reports whether the site has a page of the folder p.
func (b *build) isFolder(p string) bool {
	_, ok, err := b.site.Render(p + "/index.html")
	return ok || err != nil
}

func (b *build) send(w http.ResponseWriter, r *http.Request, p string, data []byte) {
	w.Header().Set("Content-Type", contentType(p))
	if isHTML(p) {
		data = b.dress(p, data)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func (b *build) notFound(w http.ResponseWriter, r *http.Request, rest string) {
	p := b.site.NotFound(rest)
	data, ok, err := b.site.Render(p)
	switch {
	case err != nil:
		b.fail(w, p, err)
	case ok:
		b.page(w, http.StatusNotFound, p, data)
	default:
		http.NotFound(w, r)
	}
}

// fail says on a page what went wrong. It is a page so that it goes away by
// itself when the next build can be shown.
func (b *build) fail(w http.ResponseWriter, p string, err error) {
	b.page(w, http.StatusInternalServerError, p, []byte(`<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Cannot be shown</title></head>
<body><h1>This page cannot be shown</h1><pre>`+html.EscapeString(err.Error())+`</pre></body></html>
`))
}

func (b *build) page(w http.ResponseWriter, status int, p string, data []byte) {
	w.Header().Set("Content-Type", contentType("page.html"))
	w.WriteHeader(status)
	_, _ = w.Write(b.dress(p, data)) // the reader has gone if this fails
}

// redirect sends the reader to the path, which is one of this server. It is
// never remembered: the next build may have another page there.
func redirect(w http.ResponseWriter, r *http.Request, p string) {
	to := url.URL{Path: path.Clean(p), RawQuery: r.URL.RawQuery}
	if strings.HasSuffix(p, "/") && p != "/" {
		to.Path += "/"
	}
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusFound)
}
