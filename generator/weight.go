package generator

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/render"
	"indaba/generator/site"
)

// Weight is what the first view of a page costs a reader who has nothing yet,
// in bytes as a server sends them, compressed with gzip. Pictures are apart.
type Weight struct {
	Path                string
	HTML, Style, Script int
	Print               int // the stylesheet for paper, for which no screen waits
	Begin               int // the HTML up to the end of the main heading
}

// Page returns the weight of all.
func (w Weight) Page() int { return w.HTML + w.Style + w.Print + w.Script }

// Paint returns the weight of what a browser needs before it shows what the
// page is: it shows HTML as it comes, but not before the styles, and scripts
// wait until the page is read.
func (w Weight) Paint() int { return w.Begin + w.Style }

// weigh adds the weight of the HTML itself.
func (w *Weight) weigh(page []byte) {
	w.HTML = Compressed(page)
	w.Begin = Compressed(begin(page))
}

// begin returns a page up to the end of its main heading; all of one without.
func begin(page []byte) []byte {
	if n := bytes.Index(page, []byte("</h1>")); n >= 0 {
		return page[:n]
	}
	return page
}

// scale weighs pages. The styles and scripts, which many pages share, are
// weighed once.
type scale struct {
	*Build
	parts sync.Map // of weights, by path

	mu    sync.Mutex
	heavy []heavy
}

// heavy is a page that exceeds a limit.
type heavy struct {
	Weight
	limit model.Limit
}

// Weights returns the weight of every page, redirects apart, in the order of
// their paths.
func (b *Build) Weights(ctx context.Context) ([]Weight, error) {
	var paths []string
	for _, p := range b.Paths() {
		if strings.HasSuffix(p, ".html") {
			paths = append(paths, p)
		}
	}
	s := scale{Build: b}
	weights, errs := make([]Weight, len(paths)), make([]error, len(paths))
	each(ctx, b.opt.Jobs, len(paths), func(i int) {
		page, err := b.Render(paths[i])
		if errs[i] = err; !bytes.Contains(page, []byte(`http-equiv="refresh"`)) {
			weights[i] = s.rest(paths[i], page)
			weights[i].weigh(page)
		}
	})
	weights = slices.DeleteFunc(weights, func(w Weight) bool { return w.HTML == 0 })
	return weights, cmp.Or(append(errs, ctx.Err())...)
}

// The styles that a page asks for, and which of them is for paper; its scripts.
var (
	askedStyles  = regexp.MustCompile(`<link rel="stylesheet"[^>]*\shref="([^"?]*)"( media="print")?`)
	askedScripts = regexp.MustCompile(`<script[^>]*\ssrc="([^"?]*)"`)
)

// rest returns the weight of what a page asks for.
func (s *scale) rest(path string, page []byte) Weight {
	w := Weight{Path: path}
	for _, m := range askedStyles.FindAllSubmatch(page, -1) {
		if len(m[2]) > 0 {
			w.Print += s.part(m[1])
		} else {
			w.Style += s.part(m[1])
		}
	}
	for _, m := range askedScripts.FindAllSubmatch(page, -1) {
		w.Script += s.part(m[1])
	}
	return w
}

// part returns the weight of what lies at an address; 0 if it is no file of the
// site.
func (s *scale) part(address []byte) int {
	path, ok := strings.CutPrefix(string(address), s.Base())
	if !ok {
		return 0
	}
	if n, ok := s.parts.Load(path); ok {
		return n.(int)
	}
	n := 0
	if data, err := s.Build.Render(path); err == nil {
		n = compressed(data, gzip.DefaultCompression)
	}
	s.parts.Store(path, n)
	return n
}

// RenderTo renders a file and weighs it, if it is a page and there is a budget.
//
// To compress every page as well as servers do would cost as much as to render
// it. But no page gets larger by it, and few get near their budget: what is
// small enough as it is, or compressed in haste, needs no closer look.
func (s *scale) RenderTo(b *bytes.Buffer, path string) error {
	_, err := s.Trace(b, path)
	return err
}

// Trace is RenderTo, and says of which texts the file was made.
func (s *scale) Trace(b *bytes.Buffer, path string) (render.Texts, error) {
	start := b.Len()
	texts, err := s.Build.Trace(b, path)
	if err != nil || len(s.Config.Budget.Limits) == 0 || !strings.HasSuffix(path, ".html") {
		return texts, err
	}
	page := b.Bytes()[start:]
	w := s.rest(path, page)
	for _, l := range s.limits(path) {
		if w.exceeds(l, page) {
			w.weigh(page)
			s.report(w, l)
			break
		}
	}
	return texts, nil
}

// limits returns those that a page has to keep.
func (s *scale) limits(path string) []model.Limit {
	kind := ""
	if a, ok := s.Site.At(strings.TrimSuffix(path, "index.html")); ok && s.Site.Node(a.ID).Role == site.Entry {
		kind = s.Site.Node(a.ID).Kind.Name
	}
	var out []model.Limit
	for _, l := range s.Config.Budget.Limits {
		if l.Of == model.BudgetPage || l.Of == model.BudgetPaint || l.Of == kind {
			out = append(out, l)
		}
	}
	return out
}

// exceeds reports whether a page, of which w is the rest, exceeds a limit.
func (w Weight) exceeds(l model.Limit, page []byte) bool {
	if l.Of == model.BudgetPaint {
		page = begin(page)
	}
	left := l.Bytes - w.of(l)
	return len(page) > left && compressed(page, gzip.BestSpeed) > left && Compressed(page) > left
}

func (w Weight) of(l model.Limit) int {
	if l.Of == model.BudgetPaint {
		return w.Paint()
	}
	return w.Page()
}

func (s *scale) report(w Weight, l model.Limit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heavy = append(s.heavy, heavy{w, l})
}

// mostHeavy is how many pages are reported one by one.
const mostHeavy = 20

// found reports the pages that exceed a limit, those that do so most first.
func (s *scale) found() diag.List {
	slices.SortFunc(s.heavy, func(a, b heavy) int {
		return cmp.Or(cmp.Compare(b.of(b.limit)-b.limit.Bytes, a.of(a.limit)-a.limit.Bytes), cmp.Compare(a.Path, b.Path))
	})
	var out diag.List
	for i, h := range s.heavy {
		message := fmt.Sprintf("%s costs its reader %s (the page %s, styles %s, scripts %s), and `%s` allows %s",
			h.Path, kilobytes(h.of(h.limit)), kilobytes(h.HTML), kilobytes(h.Style+h.Print), kilobytes(h.Script), h.limit.Of, kilobytes(h.limit.Bytes))
		if i == mostHeavy {
			message = fmt.Sprintf("%d more pages cost their readers more than `budget` allows", len(s.heavy)-i)
		}
		out = append(out, diag.New("page-weight", s.Config.File, h.limit.At, message, "make two pages of it, or let it list less"))
		if i == mostHeavy {
			break
		}
	}
	return out
}

func kilobytes(n int) string { return fmt.Sprintf("%.1f KB", float64(n)/1000) }

// compressors are costly to make and can be used again.
var compressors = [...]sync.Pool{{New: newCompressor(gzip.BestSpeed)}, {New: newCompressor(gzip.DefaultCompression)}}

func newCompressor(level int) func() any {
	return func() any {
		w, _ := gzip.NewWriterLevel(nil, level)
		return w
	}
}

// Compressed returns how many bytes of data a server sends that uses gzip.
func Compressed(data []byte) int { return compressed(data, gzip.DefaultCompression) }

// compressed returns how many bytes data has once compressed.
func compressed(data []byte, level int) int {
	pool := &compressors[0]
	if level != gzip.BestSpeed {
		pool = &compressors[1]
	}
	z := pool.Get().(*gzip.Writer)
	defer pool.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Len()
}
