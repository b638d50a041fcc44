// Package preview shows a site over HTTP while it is being written.
//
// A [Server] shows one immutable [Site] at a time. Nothing is written to disk:
// a page is rendered when someone asks for it, and nobody may keep it. When the
// next build is ready, [Server.Show] swaps it in, and the pages that are open
// fetch themselves again and take over what differs, so that scroll position,
// focus and what was opened stay as they are. A page says which one it is, and
// is led to where that is now.
//
// Below the site's base path, the folder _indaba/ belongs to the preview: its
// script and style sheet, and the stream of server-sent events that tells of
// changes. One element is added to every HTML page, <indaba-preview>: with the
// script and the diagnostics of the page's own sources. A page's content
// security policy must allow scripts, styles and connections of 'self'.
//
// The preview shows drafts and must not be read by other websites: a name that
// an attacker lets point to this machine is refused by the Host header. No
// service worker may stand between it and its reader (see worker.js).
package preview

import (
	"crypto/rand"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
)

// Site is one build. It does not change, and all methods may be called from
// several goroutines at once.
type Site interface {
	// Base returns the path below which the site lives: "/" or "/a/b/".
	Base() string
	// Render returns the file at an output path such as "en/index.html". It is
	// not ok if the site has no such file; err is a fault of ours or the disk.
	Render(path string) (data []byte, ok bool, err error)
	// NotFound returns the output path of the page for those who ask for path,
	// which is not there.
	NotFound(path string) string
	// Key returns what the page at an output path is called in every build,
	// wherever it lies; "" for one that is found by its path alone.
	Key(path string) string
	// Where returns the output path of a page by its key in this build or in one
	// before; "" if it is gone.
	Where(key string) string
	// Changed returns the output paths of the files, pages apart, that differ
	// from those of the build before though their paths do not.
	Changed() []string
	// Problems returns what is wrong, as the page at an output path shows it.
	Problems(path string) Problems
}

// Problems is what is wrong with a site as one of its pages shows it.
type Problems struct {
	Here      []Problem // of what the page is made from
	Elsewhere []Problem // the others, or the first of many

	Errors, Warnings int // how many of the others there are
}

// Problem is a diagnostic in plain text. All but Severity and Message may be
// empty.
type Problem struct {
	Severity string    // "error" or "warning"
	Message  string    //
	Place    string    // "content/en/a.md:3:7"
	Editor   string    // the address that opens the place in an editor
	Page     string    // the output path of the page it is shown on
	Line     [3]string // the source line: before the place, the place, and after it
	Hint     string    // what to do about it
}

// Server shows the newest [Site] it was given. Make it with [New].
type Server struct {
	allowed hosts
	name    string // tells this server's builds from those of one before it

	mu      sync.Mutex // keeps calls of Show apart
	current atomic.Pointer[build]
}

// build is a site being shown. The first has none.
type build struct {
	site     Site
	count    int            // which number of Show it was
	id       string         // known to the pages that show it
	changed  map[string]int // by path: the build that a file changed in last
	outdated chan struct{}  // closed when the next one is shown
}

// New returns a server for the address addr it listens on, HOST:PORT as the
// user gave it or as [net.Listener] tells. Requests must be meant for that
// host, for localhost or for a loopback address; for any IP address if it
// listens on all.
func New(addr string) *Server {
	s := &Server{allowed: newHosts(addr), name: rand.Text()[:8]}
	s.current.Store(&build{id: s.id(0), outdated: make(chan struct{})})
	return s
}

// Show makes site the one that is shown and tells the pages that are open.
// Until it was called once, the server asks for patience.
func (s *Server) Show(site Site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.current.Load()
	count := old.count + 1
	s.current.Store(&build{
		site: site, count: count, id: s.id(count),
		changed: merge(old.changed, site.Changed(), count), outdated: make(chan struct{}),
	})
	close(old.outdated)
}

// id returns what a build is called in pages and events.
func (s *Server) id(count int) string { return s.name + "-" + strconv.Itoa(count) }

// Handler returns the handler for all requests.
func (s *Server) Handler() http.Handler { return http.HandlerFunc(s.serve) }
