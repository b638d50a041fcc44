package preview

import (
	"bytes"
	_ "embed" // what browsers are given
	"net/http"
	"time"
)

//go:embed preview.js
var script string

//go:embed preview.css
var style string

//go:embed worker.js
var worker string

// serveOwn answers for what belongs to the preview itself.
func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.serveEvents(w, r)
	case "preview.js":
		serveText(w, r, name, script)
	case "preview.css":
		serveText(w, r, name, style)
	default:
		http.NotFound(w, r)
	}
}

func serveText(w http.ResponseWriter, r *http.Request, name, text string) {
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader([]byte(text)))
}

// isWorker reports whether a browser asks for a service worker: one that the
// site has, or one that a site had which was served here before. It asks for
// that whenever somebody comes, past all caches.
func isWorker(r *http.Request) bool { return r.Header.Get("Service-Worker") == "script" }
