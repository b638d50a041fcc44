package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"go.uber.org/goleak"

	"indaba/generator"
	"indaba/generator/diag"
)

// TestStorm does to a folder what may be done to one, and worse, while others
// read its preview: a few hundred operations, or 10,000 with INDABA_LONG.
// INDABA_SEED chooses others. No page may ever show what was never whole, and in
// the end all are what a new build makes of the folder.
func TestStorm(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	operations, seed := 300, uint64(1)
	if os.Getenv("INDABA_LONG") != "" {
		operations = 10_000
	}
	if n, err := strconv.ParseUint(os.Getenv("INDABA_SEED"), 10, 64); err == nil {
		seed = n
	}
	s := &storm{T: t, dir: filepath.Join(t.TempDir(), "content"), random: rand.New(rand.NewPCG(seed, 0))}
	s.begin()
	out, stop := s.serve()
	defer stop()
	ctx, cancel := context.WithCancel(context.Background())
	var clients sync.WaitGroup
	for i := range 3 {
		clients.Go(func() { s.read(ctx, rand.New(rand.NewPCG(seed, uint64(i+1)))) })
		clients.Go(func() { s.listen(ctx) })
	}
	end := func() { cancel(); clients.Wait() }
	defer end()
	for range operations {
		if s.Failed() {
			return
		}
		s.operate()
		if s.random.IntN(3) == 0 {
			time.Sleep(time.Duration(s.random.IntN(10)) * time.Millisecond)
		}
	}
	end()
	s.settle()
	t.Logf("%d pages were read while %d builds were made", s.reads, strings.Count(out.String(), "built in"))
	if s.reads < 20 || !strings.Contains(out.String(), "built in") {
		t.Errorf("too little was read:\n%s", out.String())
	}
}

type storm struct {
	*testing.T
	dir    string
	random *rand.Rand
	origin string

	mu    sync.Mutex
	count int               // of texts that were written
	state map[int]textState // by their number
	links []string          // addresses that were seen
	reads int
}

// state of a text that was written.
type textState int

const (
	good   textState = iota
	half             // its end is missing
	broken           // its front matter cannot be read
)

func (s *storm) serve() (out *text, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var stdout text
	out = new(text)
	c := console{&stdout, out, func(string) string { return "" }, time.Now}
	ended := make(chan int)
	go func() {
		ended <- run(ctx, c, []string{"serve", "--addr", "127.0.0.1:0", "--content", s.dir, "--date", "2026-03-01"})
	}()
	for !strings.Contains(out.String(), "Ctrl-C") {
		time.Sleep(time.Millisecond)
	}
	s.origin = strings.TrimSuffix(origin.FindStringSubmatch(stdout.String())[1], "/")
	return out, func() {
		start := time.Now()
		cancel()
		http.DefaultClient.CloseIdleConnections()
		if status := <-ended; status != 0 {
			s.Errorf("serve ended with status %d", status)
		}
		if took := time.Since(start); took > 2*time.Second {
			s.Errorf("serve went on for %v", took)
		}
	}
}

func (s *storm) begin() {
	s.state = map[int]textState{}
	s.links = []string{"/", "/en/", "/fr/", "/ar/", "/en/nothing/", "/sitemap.xml"}
	s.configure()
	for range 30 {
		s.write(s.name())
	}
}

var (
	folders = []string{"playbooks", "playbooks/deep", "playbooks/deep/er", "members", "events", "notes", "notes/old"}
	names   = []string{"index", "a", "b", "c", "d", "café", "cafe\u0301", "مرحبا", "x y", "03-e"}
)

func pickOf[E any](r *rand.Rand, from []E) E { return from[r.IntN(len(from))] }

// name returns the path of some file that may be there.
func (s *storm) name() string {
	return filepath.Join(s.dir, pickOf(s.random, []string{"en", "fr", "ar"}), pickOf(s.random, folders), pickOf(s.random, names)+".md")
}

// compose returns a new text and how it is to be written: whole, without its end,
// or so that its front matter is broken.
func (s *storm) compose(as textState) string {
	s.mu.Lock()
	s.count++
	n := s.count
	s.state[n] = as
	s.mu.Unlock()
	slug := ""
	if s.random.IntN(5) == 0 {
		slug = fmt.Sprintf("slug: s%d\n", s.random.IntN(4))
	}
	title := fmt.Sprintf("title: T%dT\n", n)
	if as == broken {
		title = pickOf(s.random, []string{"title: [T%dT\n", "title: T%dT\n  bad: : x\n", "title: \"T%dT\n", "title: T%dT\x00\n", "title: T%dT\xff\xfe\n"})
		title = fmt.Sprintf(title, n)
	}
	text := fmt.Sprintf("---\n%s%s---\n\nB%dB begins.\n\n[a](a.md) [[b]] ![x](pic.png) ![y](pic.svg)\n\n%s\n\n", title, slug, n, strings.Repeat("Lorem *ipsum*. ", s.random.IntN(2000)))
	if as == half {
		return text
	}
	return text + fmt.Sprintf("E%dE ends.\n", n)
}

func (s *storm) put(p, text string) {
	_ = os.MkdirAll(filepath.Dir(p), 0o755)
	switch s.random.IntN(3) {
	case 0: // another file renamed to it
		tmp := filepath.Join(filepath.Dir(p), fmt.Sprintf(".tmp%d", s.random.IntN(10)))
		_ = os.WriteFile(tmp, []byte(text), 0o644)
		_ = os.Rename(tmp, p)
	case 1:
		_ = os.WriteFile(p, []byte(text), 0o644)
	default: // in two goes
		if f, err := os.Create(p); err == nil {
			_, _ = f.WriteString(text[:len(text)/2])
			_, _ = f.WriteString(text[len(text)/2:])
			f.Close()
		}
	}
}

func (s *storm) write(p string) { s.put(p, s.compose(good)) }

func (s *storm) configure() {
	s.put(filepath.Join(s.dir, "site.yaml"), pickOf(s.random, []string{
		"languages: [en, fr, ar]\n", "languages: [ar, en, fr]\n", "languages: [fr, en, ar]\ntitle: Other\n",
		"languages: [en, fr, ar]\nfirst_language_at_root: true\n", "languages: [en, ar]\n",
		"languages: [en, fr, ar]\nkinds: {notes: {label: Notes, fields: {city: {type: text}}}}\n",
		"languages: [en, fr, ar\n", "languages: 7\ntitle: {en: [}\n", "",
	}))
}

// operate does one thing to the folder. That it fails is a part of it.
func (s *storm) operate() {
	r, p := s.random, s.name()
	switch r.IntN(20) {
	case 0, 1, 2, 3, 4, 5:
		s.write(p)
	case 6:
		s.put(p, s.compose(half))
	case 7:
		s.put(p, s.compose(broken))
	case 8:
		_ = os.Rename(p, s.name())
	case 9:
		_ = os.Remove(p)
	case 10: // a folder with files in it at once
		deep := filepath.Join(filepath.Dir(p), "new", "newer")
		s.write(filepath.Join(deep, "f.md"))
		s.write(filepath.Join(deep, "g.md"))
	case 11:
		_ = os.Rename(filepath.Dir(p), filepath.Dir(s.name())+pickOf(r, []string{"", "-moved"}))
	case 12:
		_ = os.RemoveAll(filepath.Dir(p))
	case 13: // what is no text at all
		garbage := make([]byte, r.IntN(5000))
		for i := range garbage {
			garbage[i] = byte(r.Uint32())
		}
		s.put(p, string(garbage))
	case 14:
		target := pickOf(r, []string{s.name(), "a.md", "../../../../../etc/passwd", "missing.md", ".", filepath.Base(p)})
		_ = os.MkdirAll(filepath.Dir(p), 0o755)
		_ = os.Symlink(target, p)
	case 15:
		s.configure()
	case 16:
		s.put(filepath.Join(s.dir, "theme", "partials", "footer.html"), pickOf(r, []string{"<footer>ours</footer>", "{{.Nothing", "{{.Nope}}", ""}))
	case 17:
		_ = os.RemoveAll(filepath.Join(s.dir, "theme"))
		s.put(filepath.Join(s.dir, "i18n", "fr.yaml"), pickOf(r, []string{"search: Chercher\n", "search: [", "\xff"}))
	case 18:
		s.put(filepath.Join(filepath.Dir(p), "pic.png"), strconv.Itoa(r.IntN(100)))
		s.put(filepath.Join(filepath.Dir(p), "pic.svg"), fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 1"></svg>`, 1+r.IntN(100)))
	case 19:
		if r.IntN(10) == 0 { // all of it goes and comes back
			_ = os.Rename(s.dir, s.dir+"-away")
			time.Sleep(time.Duration(r.IntN(30)) * time.Millisecond)
			_ = os.Rename(s.dir+"-away", s.dir)
		}
		if f, err := os.OpenFile(p, os.O_APPEND|os.O_WRONLY, 0); err == nil {
			_, _ = f.WriteString("\nmore\n")
			f.Close()
		}
	}
}

func (s *storm) get(address string) (int, []byte) {
	r, err := http.Get(s.origin + address)
	if err != nil {
		s.Errorf("GET %s: %v", address, err)
		return 0, nil
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		s.Errorf("GET %s: %v", address, err)
	}
	return r.StatusCode, data
}

var (
	href     = regexp.MustCompile(`href="(/[^"#?]*/)"`)
	heading  = regexp.MustCompile(`<h1[^>]*>\s*T(\d+)T`)
	entry    = regexp.MustCompile(`<article[^>]* data-entry="([^"]*)"`)
	key      = regexp.MustCompile(`<script id="indaba-preview"[^>]* data-key="([^"]*)"`)
	injected = regexp.MustCompile(`(?s)<indaba-preview>.*</indaba-preview>`)
)

// read looks at pages, and follows their links, until ctx ends.
func (s *storm) read(ctx context.Context, r *rand.Rand) {
	for ; ctx.Err() == nil; time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		address := pickOf(r, s.links)
		s.mu.Unlock()
		status, page := s.get(address)
		s.mu.Lock()
		s.reads++
		s.mu.Unlock()
		switch {
		case status != 200 && status != 404:
			s.Errorf("GET %s: %d\n%.2000s", address, status, page)
		case strings.HasSuffix(address, "/"):
			problem := s.examine(page)
			for until := time.Now().Add(3 * time.Second); problem == unfinished && time.Now().Before(until); problem = s.examine(page) {
				_, page = s.get(address)
			}
			if problem != "" {
				s.Errorf("GET %s: %s\n%.3000s", address, problem, page)
			}
			s.follow(page)
		}
	}
}

func (s *storm) follow(page []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, found := range href.FindAllSubmatch(page, -1) {
		if to := string(found[1]); len(s.links) < 500 && !slices.Contains(s.links, to) {
			s.links = append(s.links, to)
		}
	}
}

// examine returns what is wrong with a page.
func (s *storm) examine(page []byte) string {
	if !bytes.HasPrefix(page, []byte("<!DOCTYPE html>")) || !bytes.HasSuffix(bytes.TrimSpace(page), []byte("</html>")) || !utf8.Valid(page) {
		return "it is not a whole page"
	}
	if n := bytes.Count(page, []byte("<indaba-preview>")); n != 1 {
		return fmt.Sprintf("it has %d elements of the preview", n)
	}
	if e, k := entry.FindSubmatch(page), key.FindSubmatch(page); e != nil && !strings.HasSuffix(string(k[1]), "/"+string(e[1])) {
		return fmt.Sprintf("it shows %s and says that it is %s", e[1], k[1])
	}
	title := heading.FindSubmatch(page)
	if title == nil {
		return ""
	}
	n, _ := strconv.Atoi(string(title[1]))
	s.mu.Lock()
	state, known := s.state[n]
	s.mu.Unlock()
	has := func(mark string) bool { return bytes.Contains(page, fmt.Appendf(nil, "%[1]s%[2]d%[1]s", mark, n)) }
	switch {
	case !known:
		return "its title was never written"
	case state == broken:
		return "it is made of a file that cannot be read"
	case state == good && !has("E"):
		return unfinished
	case !has("B"):
		return "it lacks its beginning"
	}
	return ""
}

// unfinished is what a page may be for as long as its writer takes.
const unfinished = "it lacks its end"

// settle waits until every page is what a new build makes of the folder.
func (s *storm) settle() {
	s.removeBroken()
	var wrong []string
	b := s.build()
	for until := time.Now().Add(3 * patience); time.Now().Before(until); time.Sleep(100 * time.Millisecond) {
		if wrong = s.compare(b); len(wrong) == 0 {
			return
		}
	}
	s.Errorf("in the end pages differ from those of a new build:\n%.6000s", strings.Join(wrong, "\n"))
}

// build builds the folder as serve does, but from nothing.
func (s *storm) build() *generator.Build {
	s.Helper()
	project := project{content: s.dir, today: day{time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}}
	o, err := project.open(s.Context(), console{getenv: os.Getenv, now: time.Now})
	if err != nil {
		s.Fatal(err)
	}
	o.options.KeepGood, o.options.KeepGoing = true, true
	b, err := generator.NewBuilder(o.options).Build(s.Context(), nil)
	if err != nil {
		s.Fatal(err)
	}
	return b
}

// removeBroken removes the files that cannot be read: of these, the preview
// shows what a new build cannot know.
func (s *storm) removeBroken() {
	for range 10 {
		removed := false
		for _, d := range s.build().Diagnostics {
			switch d.Code {
			case "data-syntax", "data-duplicate-key", "data-too-deep", "file-encoding", "file-line-ends", "file-size", "file-unread", "front-matter-open", "front-matter-place", "field-type":
				if d.Severity == diag.Error && (strings.HasSuffix(d.File, ".md") || strings.HasSuffix(d.File, "site.yaml")) {
					for _, name := range []string{d.File, strings.ReplaceAll(d.File, "é", "e\u0301")} {
						removed = os.Remove(filepath.FromSlash(name)) == nil || removed
					}
				}
			}
		}
		if !removed {
			return
		}
	}
}

// compare returns some addresses where the preview shows something else than a
// new build, but for the element of the preview.
func (s *storm) compare(b *generator.Build) []string {
	var wrong []string
	for _, p := range b.Paths() {
		if len(wrong) > 2 {
			return wrong
		}
		want, err := b.Render(p)
		if err != nil {
			s.Fatal(err)
		}
		status, got := s.get((&url.URL{Path: "/" + p}).EscapedPath())
		if got = injected.ReplaceAll(got, nil); status != 200 || !bytes.Equal(got, want) {
			wrong = append(wrong, fmt.Sprintf("%s: %d\n%s", p, status, firstDifference(string(want), string(got))))
		}
	}
	for _, address := range s.links {
		p := strings.TrimPrefix(address, "/")
		if decoded, err := url.PathUnescape(p); err == nil {
			p = decoded
		}
		if status, _ := s.get(address); (status == 200) != b.Has(p+"index.html") && strings.HasSuffix(address, "/") {
			wrong = append(wrong, fmt.Sprintf("%s: %d", address, status))
		}
	}
	return wrong
}

// firstDifference returns where two texts part.
func firstDifference(want, got string) string {
	i := 0
	for i < min(len(want), len(got)) && want[i] == got[i] {
		i++
	}
	from := max(0, i-100)
	return fmt.Sprintf("want …%.400q\n got …%.400q", want[from:], got[from:])
}

// listen follows the events until ctx ends.
func (s *storm) listen(ctx context.Context) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.origin+"/_indaba/events", nil)
	if err != nil {
		s.Error(err)
		return
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Error(err)
		return
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
	}
}
