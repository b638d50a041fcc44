package preview

import (
	"bytes"
	_ "embed" // the script and its style
	"fmt"
	"net/http"
	"time"
)

//go:embed preview.js
var script string

//go:embed preview.css
var style string

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

// serveEvents sends an event for each build that is shown after the one the
// reader knows, until the reader or the server goes. Which one that is, a page
// says when it connects and a browser when it connects again, so no change is
// lost in between. Several at once are one event.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	known := r.Header.Get("Last-Event-ID")
	if known == "" {
		known = r.URL.Query().Get("build")
	}
	out := http.NewResponseController(w)
	_, err := fmt.Fprint(w, "retry: 500\n\n")
	for err == nil && r.Method == http.MethodGet {
		b := s.current.Load()
		if b.id != known {
			_, err = fmt.Fprintf(w, "event: change\nid: %s\ndata: %s\n\n", b.id, b.id)
			known = b.id
		}
		if err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-b.outdated:
		}
	}
}
