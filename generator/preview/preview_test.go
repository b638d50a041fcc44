package preview

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// site is a build made of strings.
type site struct {
	base     string
	files    map[string]string
	problems map[string][]Problem
	errors   int
	warnings int
}

func (s site) Base() string { return s.base }

func (s site) Render(p string) ([]byte, bool, error) {
	text, ok := s.files[p]
	if strings.HasPrefix(text, "fails: ") {
		return nil, false, errors.New(text)
	}
	return []byte(text), ok, nil
}

func (s site) NotFound(p string) string {
	if strings.HasPrefix(p, "en/") {
		return "en/404.html"
	}
	return "404.html"
}

func (s site) Problems(p string) []Problem { return s.problems[p] }
func (s site) Count() (int, int)           { return s.errors, s.warnings }

const page = "<!DOCTYPE html><html><head><title>T</title></head><body><p>%s</p></body></html>"

func example(base string) site {
	return site{base: base, files: map[string]string{
		"index.html":         fmt.Sprintf(page, "way in"),
		"en/index.html":      fmt.Sprintf(page, "home"),
		"en/x/index.html":    fmt.Sprintf(page, "x"),
		"en/é b/index.html":  fmt.Sprintf(page, "é b"),
		"en/404.html":        fmt.Sprintf(page, "no such page"),
		"en/bad/index.html":  "fails: <disk>",
		"en/feed.xml":        "<feed/>",
		"en/events.ics":      "BEGIN:VCALENDAR",
		"assets/a.1234.css":  "a{}",
		"assets/b.png":       "0123456789",
		"assets/LOGO.SVG":    "<svg/>",
		"assets/search.json": "{}",
	}}
}

func get(t *testing.T, s *Server, method, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, "http://localhost:8080"+target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAddresses(t *testing.T) {
	for _, base := range []string{"/", "/a/b/"} {
		s := New("127.0.0.1:8080")
		s.Show(example(base))
		for _, test := range []struct {
			path   string // below the base
			status int
			want   string // in the body; of a redirect, the location below the base
		}{
			{"", 200, "way in"},
			{"en/", 200, "home"},
			{"en", 302, "en/"},
			{"en/x", 302, "en/x/"},
			{"en/x?q=1", 302, "en/x/?q=1"},
			{"en/x/", 200, "<p>x</p>"},
			{"en/x/index.html", 200, "<p>x</p>"},
			{"en/%C3%A9%20b", 302, "en/%C3%A9%20b/"},
			{"en/%C3%A9%20b/", 200, "é b"},
			{"en%2Fx/", 200, "<p>x</p>"},
			{"en/nothing/", 404, "no such page"},
			{"en/nothing", 404, "no such page"},
			{"fr/nothing", 404, "404 page not found"},
			{"en/bad/", 500, "fails: &lt;disk&gt;"},
			{"en/../en/x/", 404, ""},
			{"en/%2e%2e/en/x/", 404, ""},
			{"..%2f..%2fetc/passwd", 404, ""},
			{"..%5c..%5cetc", 404, ""},
			{"en//x/", 404, ""},
			{"/evil.example/", 404, ""},
			{"%00", 404, ""},
			{"_indaba/preview.js", 200, "EventSource"},
			{"_indaba/preview.css", 200, "#indaba-problems"},
			{"_indaba/other", 404, ""},
		} {
			r := get(t, s, "GET", base+test.path)
			text := body(t, r)
			if r.StatusCode != test.status {
				t.Errorf("%s%s: status %d, want %d", base, test.path, r.StatusCode, test.status)
			}
			if test.status == 302 {
				text, test.want = r.Header.Get("Location"), base+test.want
			}
			if !strings.Contains(text, test.want) {
				t.Errorf("%s%s: no %q in %q", base, test.path, test.want, text)
			}
			if got := r.Header.Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s%s: Cache-Control %q", base, test.path, got)
			}
		}
	}
}

func TestOutsideTheBase(t *testing.T) {
	s := New("")
	s.Show(example("/a/b/"))
	for path, want := range map[string]string{"/": "/a/b/", "/a/b": "/a/b/", "/a": "", "/en/": "", "/_indaba/events": ""} {
		r := get(t, s, "GET", path)
		if got := r.Header.Get("Location"); got != want || (want == "") != (r.StatusCode == 404) {
			t.Errorf("%s: %d to %q, want %q", path, r.StatusCode, got, want)
		}
	}
}

func TestTypes(t *testing.T) {
	s := New("")
	s.Show(example("/"))
	for path, want := range map[string]string{
		"/en/x/":              "text/html; charset=utf-8",
		"/en/nothing/":        "text/html; charset=utf-8",
		"/en/feed.xml":        "application/xml; charset=utf-8",
		"/en/events.ics":      "text/calendar; charset=utf-8",
		"/assets/a.1234.css":  "text/css; charset=utf-8",
		"/assets/b.png":       "image/png",
		"/assets/LOGO.SVG":    "image/svg+xml",
		"/assets/search.json": "application/json; charset=utf-8",
		"/_indaba/preview.js": "text/javascript; charset=utf-8",
	} {
		if got := get(t, s, "GET", path).Header.Get("Content-Type"); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestMethodsAndRanges(t *testing.T) {
	s := New("")
	s.Show(example("/"))
	if r := get(t, s, "POST", "/en/x/"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", r.StatusCode)
	}
	if r := get(t, s, "HEAD", "/en/x/"); r.StatusCode != 200 || body(t, r) != "" {
		t.Errorf("HEAD: %d", r.StatusCode)
	}
	r := get(t, s, "GET", "/assets/b.png", "Range", "bytes=2-4")
	if got := body(t, r); r.StatusCode != 206 || got != "234" {
		t.Errorf("range: %d %q", r.StatusCode, got)
	}
}

func TestHosts(t *testing.T) {
	for addr, test := range map[string]struct{ yes, no []string }{
		"127.0.0.1:8080": {
			[]string{"localhost", "localhost:8080", "LOCALHOST:9", "127.0.0.1:8080", "127.0.0.1", "[::1]:8080", "[::1]"},
			[]string{"evil.example", "evil.example:8080", "192.168.1.2:8080", "localhost.evil.example", "127.0.0.1.nip.io", "", ":8080"},
		},
		":8080":            {[]string{"localhost:8080"}, []string{"192.168.1.2:8080", ":8080"}},
		"mybox:8080":       {[]string{"mybox:8080", "MyBox", "localhost:8080"}, []string{"192.168.1.2:8080", "other:8080"}},
		"0.0.0.0:8080":     {[]string{"192.168.1.2:8080", "[fe80::1]:8080", "localhost:8080"}, []string{"evil.example:8080"}},
		"[::]:8080":        {[]string{"192.168.1.2:8080", "[fe80::1]"}, []string{"evil.example:8080"}},
		"192.168.1.2:8080": {[]string{"192.168.1.2:8080", "localhost:8080"}, []string{"192.168.1.3:8080"}},
	} {
		s := New(addr)
		s.Show(example("/"))
		for host, want := range statuses(test.yes, test.no) {
			r := httptest.NewRequest("GET", "/en/", nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("listening on %s, asked for %q: %d, want %d", addr, host, w.Code, want)
			}
		}
	}
}

func statuses(yes, no []string) map[string]int {
	out := map[string]int{}
	for _, h := range yes {
		out[h] = 200
	}
	for _, h := range no {
		out[h] = 403
	}
	return out
}

func TestBeforeTheFirstBuild(t *testing.T) {
	r := get(t, New(""), "GET", "/en/")
	if r.StatusCode != 503 || r.Header.Get("Refresh") == "" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
}

func TestPagesAreDressed(t *testing.T) {
	s := New("")
	build := example("/a/")
	build.errors, build.warnings = 1, 3
	build.problems = map[string][]Problem{"en/x/index.html": {
		{"error", "link to <nowhere>", "content/en/x.md:3:7", "[a](<b>)", "did you mean & \"c\"?"},
		{Severity: "warning", Message: "plain"},
	}}
	s.Show(build)
	x := body(t, get(t, s, "GET", "/a/en/x/"))
	for _, want := range []string{
		`<p>x</p><link rel="stylesheet" href="/a/_indaba/preview.css"><aside id="indaba-problems" lang="en" dir="ltr"`,
		"2 problems on this page",
		`<li class="error"><p><b>error</b> <span dir="auto">link to &lt;nowhere&gt;</span></p>` +
			`<p><code>content/en/x.md:3:7</code></p><pre dir="auto">[a](&lt;b&gt;)</pre>` +
			`<p class="hint" dir="auto">did you mean &amp; &#34;c&#34;?</p></li>`,
		`<li class="warning"><p><b>warning</b> <span dir="auto">plain</span></p></li>`,
		"<p>2 warnings elsewhere</p>",
		`<script id="indaba-preview" src="/a/_indaba/preview.js" data-events="/a/_indaba/events"`,
	} {
		if !strings.Contains(x, want) {
			t.Errorf("no %s in %s", want, x)
		}
	}
	if !strings.HasSuffix(x, " defer></script></body></html>") {
		t.Errorf("script not at the end of the body: %s", x)
	}
	home := body(t, get(t, s, "GET", "/a/en/"))
	if !strings.Contains(home, "<p>1 error, 3 warnings elsewhere</p>") || strings.Contains(home, "<details") {
		t.Errorf("home: %s", home)
	}
	if missing := body(t, get(t, s, "GET", "/a/en/no/")); !strings.Contains(missing, "preview.js") {
		t.Errorf("404: %s", missing)
	}
	if css := body(t, get(t, s, "GET", "/a/assets/a.1234.css")); css != "a{}" {
		t.Errorf("css: %s", css)
	}
	s.Show(example("/a/"))
	if sound := body(t, get(t, s, "GET", "/a/en/x/")); strings.Contains(sound, "<aside") {
		t.Errorf("nothing is wrong, but: %s", sound)
	}
}

// The script patches a page only if its sum has changed.
func TestSumTellsWhetherAPageChanged(t *testing.T) {
	s := New("")
	sum := func() string {
		_, rest, _ := strings.Cut(body(t, get(t, s, "GET", "/en/x/")), `data-page="`)
		return rest[:strings.IndexByte(rest, '"')]
	}
	s.Show(example("/"))
	first := sum()
	s.Show(example("/"))
	if sum() != first {
		t.Error("another sum of the same page")
	}
	warned := example("/")
	warned.warnings = 1
	s.Show(warned)
	if sum() == first {
		t.Error("the same sum, though the panel changed")
	}
}

func TestShowWhileOthersRead(t *testing.T) {
	s := New("")
	s.Show(example("/"))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 200 {
				build := example("/")
				build.files["en/x/index.html"] = fmt.Sprintf("<p>%[1]d</p><p>%[1]d</p>", i)
				s.Show(build)
			}
		})
		wg.Go(func() {
			for range 200 {
				text := body(t, get(t, s, "GET", "/en/x/"))
				if text == "" {
					t.Error("empty page")
				}
			}
		})
	}
	wg.Wait()
	if got := s.current.Load().count; got != 801 {
		t.Errorf("%d builds, want 801", got)
	}
}
