package preview

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// merge returns changed with the paths that changed in a build. It does not
// change the map, which builds share.
func merge(changed map[string]int, paths []string, count int) map[string]int {
	if len(paths) == 0 {
		return changed
	}
	out := maps.Clone(changed)
	if out == nil {
		out = make(map[string]int, len(paths))
	}
	for _, p := range paths {
		out[p] = count
	}
	return out
}

// event is what a page is told when there is a newer build than the one it
// knows.
type event struct {
	Build string `json:"build"`
	// Changed are the URL paths, not escaped, of files that changed since the
	// build it knows. Their addresses are the same, so browsers would not look.
	Changed []string `json:"changed"`
}

func (s *Server) event(b *build, known string) event {
	e := event{Build: b.id, Changed: []string{}}
	since, err := strconv.Atoi(strings.TrimPrefix(known, s.name+"-"))
	if err != nil || b.site == nil {
		return e // of another server: the page fetches them anyway
	}
	for p, count := range b.changed {
		if count > since {
			e.Changed = append(e.Changed, b.site.Base()+p)
		}
	}
	slices.Sort(e.Changed)
	return e
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
			data, _ := json.Marshal(s.event(b, known)) // strings cannot fail
			_, err = fmt.Fprintf(w, "event: change\nid: %s\ndata: %s\n\n", b.id, data)
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
