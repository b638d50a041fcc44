package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// start serves on a free port until the returned function is called, which
// tells what Serve returned.
func start(t *testing.T) (s *Server, url string, stop func() error) {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s = New(l.Addr().String())
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	return s, "http://" + l.Addr().String(), func() error {
		cancel()
		return <-ended
	}
}

// follow connects to the events; the channel yields the builds it tells of.
func follow(t *testing.T, url, lastID string) <-chan string {
	t.Helper()
	r, _ := http.NewRequestWithContext(t.Context(), "GET", url, nil)
	if lastID != "" {
		r.Header.Set("Last-Event-ID", lastID)
	}
	transport := &http.Transport{DisableKeepAlives: true}
	response, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("Content-Type %q", got)
	}
	builds := make(chan string)
	go func() {
		defer close(builds)
		defer response.Body.Close()
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var e event
				if err := json.Unmarshal([]byte(data), &e); err != nil {
					t.Error(err)
				}
				builds <- e.Build
			}
		}
	}()
	return builds
}

func TestEvents(t *testing.T) {
	s, url, stop := start(t)
	s.Show(example("/"))
	first := s.current.Load().id
	events := url + "/_indaba/events?build=" + first
	up, behind, again := follow(t, events, ""), follow(t, url+"/_indaba/events?build=of-old", ""), follow(t, events, "older")
	if got := <-behind; got != first {
		t.Errorf("page of an earlier server: %q, want %q", got, first)
	}
	if got := <-again; got != first {
		t.Errorf("browser connecting again: %q, want %q", got, first)
	}
	s.Show(example("/"))
	second := s.current.Load().id
	for name, builds := range map[string]<-chan string{"up to date": up, "behind": behind, "again": again} {
		if got := <-builds; got != second {
			t.Errorf("%s: %q, want %q", name, got, second)
		}
	}
	began := time.Now()
	if err := stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > grace/2 {
		t.Errorf("ending took %v with open event streams", took)
	}
	for _, builds := range []<-chan string{up, behind, again} {
		for b := range builds {
			t.Errorf("one more: %q", b)
		}
	}
}

func TestBuildsNoOneSawAreOneEvent(t *testing.T) {
	s := New("")
	for range 5 {
		s.Show(example("/"))
	}
	ctx, cancel := context.WithCancel(t.Context())
	w := &recorder{header: http.Header{}, flushed: make(chan struct{})}
	r, _ := http.NewRequestWithContext(ctx, "GET", "http://localhost/_indaba/events?build=x", nil)
	done := make(chan struct{})
	go func() { defer close(done); s.Handler().ServeHTTP(w, r) }()
	<-w.flushed
	cancel()
	<-done
	if got := strings.Count(w.text.String(), "event: change"); got != 1 {
		t.Errorf("%d events: %s", got, w.text.String())
	}
}

// recorder tells when it is flushed first.
type recorder struct {
	header  http.Header
	text    strings.Builder
	flushed chan struct{}
	count   int
}

func (w *recorder) Header() http.Header            { return w.header }
func (w *recorder) WriteHeader(int)                {}
func (w *recorder) Write(data []byte) (int, error) { return w.text.Write(data) }
func (w *recorder) Flush() {
	if w.count++; w.count == 1 {
		close(w.flushed)
	}
}

func TestListen(t *testing.T) {
	first, err := Listen("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := Listen("")
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	a, b := first.Addr().(*net.TCPAddr), second.Addr().(*net.TCPAddr)
	if !b.IP.IsLoopback() || b.Port <= a.Port {
		t.Errorf("%v, then %v", a, b)
	}
	if l, err := Listen("127.0.0.1:" + strconv.Itoa(a.Port)); err == nil || !isTaken(err) {
		t.Errorf("an explicit port that is taken: %v, %v", l, err)
	}
}

func TestServeTellsWhyItEnded(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := New("").Serve(t.Context(), l); !errors.Is(err, net.ErrClosed) {
		t.Errorf("error: %v", err)
	}
}

// A page is told of the files that changed since the build it knows.
func TestEventsNameFiles(t *testing.T) {
	s := New("")
	for _, changed := range [][]string{nil, {"assets/b.png"}, {"assets/LOGO.SVG"}, nil} {
		build := example("/a/")
		build.changed = changed
		s.Show(build)
	}
	for known, want := range map[string]string{
		s.id(1):    "/a/assets/LOGO.SVG /a/assets/b.png",
		s.id(2):    "/a/assets/LOGO.SVG",
		s.id(3):    "",
		"other-1":  "",
		"nonsense": "",
	} {
		if got := strings.Join(s.event(s.current.Load(), known).Changed, " "); got != want {
			t.Errorf("since %s: %q, want %q", known, got, want)
		}
	}
}
