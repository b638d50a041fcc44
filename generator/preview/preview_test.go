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
	problems map[string]Problems
	where    map[string]string // by key
	changed  []string
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

func (s site) Problems(p string) Problems { return s.problems[p] }
func (s site) Where(key string) string    { return s.where[key] }
func (s site) Changed() []string          { return s.changed }

func (s site) Key(path string) string {
	for key, p := range s.where {
		if p == path {
			return key
		}
	}
	return ""
}

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
	// What generator/inputs.go publishes.
	for _, ext := range strings.Fields("png jpg jpeg gif webp avif ico mp3 ogg opus m4a mp4 webm vtt srt pdf epub odt ods odp docx xlsx pptx csv tsv txt ics zip geojson svg") {
		if got := contentType("a." + ext); got == contentType("a.unknown") {
			t.Errorf(".%s has no type", ext)
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
			[]string{"localhost", "localhost:8080", "LOCALHOST:9", "localhost.", "localhost.:8080", "127.0.0.1:8080", "127.0.0.1", "127.0.0.2", "[::1]:8080", "[::1]", "[0:0:0:0:0:0:0:1]:80", "[::ffff:127.0.0.1]"},
			[]string{"evil.example", "evil.example:8080", "evil.example.", "192.168.1.2:8080", "[fe80::1]:8080", "[::ffff:192.168.1.2]", "localhost.evil.example", "127.0.0.1.nip.io", "localhost@evil.example", "localhost:8080.evil.example", "", ":8080", ".", "[]", "[::1"},
		},
		":8080":            {[]string{"localhost:8080"}, []string{"192.168.1.2:8080", ":8080"}},
		"mybox:8080":       {[]string{"mybox:8080", "MyBox", "mybox.", "localhost:8080"}, []string{"192.168.1.2:8080", "other:8080"}},
		"0.0.0.0:8080":     {[]string{"192.168.1.2:8080", "[fe80::1]:8080", "localhost:8080"}, []string{"evil.example:8080"}},
		"[::]:8080":        {[]string{"192.168.1.2:8080", "[fe80::1]"}, []string{"evil.example:8080"}},
		"[::1]:8080":       {[]string{"[::1]:8080", "localhost:8080", "127.0.0.1"}, []string{"evil.example", "[::2]:8080"}},
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
	build.where = map[string]string{"en/<x>": "en/x/index.html"}
	build.problems = map[string]Problems{
		"en/x/index.html": {
			Here: []Problem{
				{Severity: "error", Message: "link to <nowhere>", Place: "content/en/x.md:3:7", Editor: "vscode://file/x?a&b", Line: [3]string{"to [a](", "<b>", ") & on"}, Hint: "did you mean & \"c\"?"},
				{Severity: "warning", Message: "plain"},
			},
			Elsewhere: []Problem{
				{Severity: "warning", Message: "odd", Place: "content/en/y.md:1:1", Page: "en/é b/index.html"},
				{Severity: "warning", Message: "nowhere", Place: "content/z", Editor: "vscode://file/z"},
			},
			Warnings: 5,
		},
		"en/index.html": {Errors: 1, Warnings: 3},
	}
	s.Show(build)
	x := body(t, get(t, s, "GET", "/a/en/x/"))
	for _, want := range []string{
		`<p>x</p><indaba-preview><link rel="stylesheet" href="/a/_indaba/preview.css"><aside id="indaba-problems" lang="en" dir="ltr"`,
		"2 problems on this page",
		`<li class="error"><p><b>error</b> <span dir="auto">link to &lt;nowhere&gt;</span></p>` +
			`<p class="place"><a href="vscode://file/x?a&amp;b"><code>content/en/x.md:3:7</code></a></p>` +
			`<pre dir="auto">to [a](<mark>&lt;b&gt;</mark>) &amp; on</pre>` +
			`<p class="hint" dir="auto">did you mean &amp; &#34;c&#34;?</p></li>`,
		`<li class="warning"><p><b>warning</b> <span dir="auto">plain</span></p></li>`,
		"<summary>5 warnings elsewhere</summary>",
		`<li class="warning"><b>warning</b> <a href="/a/en/%C3%A9%20b/" dir="auto">odd</a> <span class="place"><code>content/en/y.md:1:1</code></span></li>`,
		`<li class="warning"><b>warning</b> <span dir="auto">nowhere</span> <span class="place"><a href="vscode://file/z"><code>content/z</code></a></span></li>`,
		`<li>and 3 more</li>`,
		`<script id="indaba-preview" src="/a/_indaba/preview.js" data-events="/a/_indaba/events"`,
		`data-key="en/&lt;x&gt;"`,
	} {
		if !strings.Contains(x, want) {
			t.Errorf("no %s in %s", want, x)
		}
	}
	if !strings.HasSuffix(x, "></script></indaba-preview></body></html>") {
		t.Errorf("script not at the end of the body: %s", x)
	}
	home := body(t, get(t, s, "GET", "/a/en/"))
	if !strings.Contains(home, "<summary>1 error, 3 warnings elsewhere</summary>") || strings.Contains(home, "on this page") {
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

// An open page says which one it is and is led to where that is now.
func TestPagesAreFollowed(t *testing.T) {
	s := New("")
	build := example("/a/")
	build.where = map[string]string{"x": "en/x/index.html", "é": "en/é b/index.html", "home": "index.html"}
	s.Show(build)
	for _, test := range []struct{ path, key, to string }{
		{"/a/en/x/", "x", ""},
		{"/a/en/x/index.html", "x", ""},
		{"/a/en/was/", "x", "/a/en/x/"},
		{"/a/en/was/?q=1", "x", "/a/en/x/?q=1"},
		{"/a/en/x/", "é", "/a/en/%C3%A9%20b/"},
		{"/a/en/%C3%A9%20b/", "é", ""},
		{"/other/base/en/x/", "x", "/a/en/x/"},
		{"/a/en/", "home", "/a/"},
		{"/a/", "home", ""},
		{"/a/en/x/", "unknown", ""},
		{"/a/en/x/", "", ""},
	} {
		r := get(t, s, "GET", test.path, keyHeader, test.key)
		if to := r.Header.Get("Location"); to != test.to || (to != "") != (r.StatusCode == 302) {
			t.Errorf("%s as %q: %d to %q, want %q", test.path, test.key, r.StatusCode, to, test.to)
		}
	}
}

// Whatever worker a site has, browsers get the one that goes.
func TestServiceWorkersGo(t *testing.T) {
	s := New("")
	build := example("/")
	build.files["sw.js"] = "the site's"
	s.Show(build)
	for _, path := range []string{"/sw.js", "/left/behind.js"} {
		r := get(t, s, "GET", path, "Service-Worker", "script")
		if got := body(t, r); !strings.Contains(got, "unregister()") || r.Header.Get("Content-Type") != contentType("a.js") {
			t.Errorf("%s: %s %s", path, r.Header.Get("Content-Type"), got)
		}
	}
	if got := body(t, get(t, s, "GET", "/sw.js")); got != "the site's" {
		t.Errorf("as a file: %s", got)
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
	warned.problems = map[string]Problems{"en/x/index.html": {Warnings: 1}}
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
