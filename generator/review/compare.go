package review

import (
	"bytes"
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"indaba/generator/diag"
	"indaba/generator/history"
)

// Compare says what a change of files, named by paths below content/, does.
func Compare(before, after Side, files []history.Change) (*Review, error) {
	c := comparison{before: newSide(before, nil), edited: map[string]bool{}}
	moved := map[string]string{}
	for _, f := range files {
		c.edited[f.Was], c.edited[f.Is] = true, true
		if f.Was != "" && f.Is != "" {
			moved[f.Is] = f.Was
		}
	}
	delete(c.edited, "")
	c.after = newSide(after, moved)
	if err := c.pages(); err != nil {
		return nil, err
	}
	r := &Review{Pages: c.found, comparison: &c}
	r.Introduced, r.Mended, r.Remaining = compareDiagnostics(before.Diagnostics, after.Diagnostics)
	for i := range r.Pages {
		p := &r.Pages[i]
		for _, d := range after.Diagnostics {
			if p.File != "" && d.File == p.File {
				p.Diagnostics = append(p.Diagnostics, d)
			}
		}
	}
	for _, f := range files {
		if !c.before.shows(f.Was) && !c.after.shows(f.Is) {
			r.Files = append(r.Files, f)
		}
	}
	return r, nil
}

// comparison is the work of Compare.
type comparison struct {
	before, after *side
	edited        map[string]bool
	found         []Page
}

func (c *comparison) pages() error {
	var names []name
	for n := range c.before.paths {
		names = append(names, n)
	}
	for n := range c.after.paths {
		if _, ok := c.before.paths[n]; !ok {
			names = append(names, n)
		}
	}
	pages, errs := make([]*Page, len(names)), make([]error, len(names))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				pages[i], errs[i] = c.page(c.before.paths[names[i]], c.after.paths[names[i]])
			}
		})
	}
	wait.Wait()
	for _, p := range pages {
		if p != nil {
			c.found = append(c.found, *p)
		}
	}
	order := map[string]int{}
	for i, l := range c.after.Site.Languages {
		order[l.Code] = i
	}
	slices.SortFunc(c.found, func(a, b Page) int {
		first := func(p Page) int {
			if p.Edited {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(a.key, b.key), cmp.Compare(order[a.Lang.Code], order[b.Lang.Code]),
			cmp.Compare(cmp.Or(a.After, a.Before), cmp.Or(b.After, b.Before)))
	})
	return cmp.Or(errs...)
}

// page compares a page, given its files on both sides, "" where it has none. It
// returns nil if nothing became of it.
func (c *comparison) page(was, is string) (*Page, error) {
	p := &Page{State: Changed, was: was, is: is}
	if was != "" {
		p.Before = strings.TrimSuffix(was, "index.html")
		c.before.describe(p, was, c.edited)
	}
	if is != "" {
		p.After = strings.TrimSuffix(is, "index.html")
		c.after.describe(p, is, c.edited)
	}
	switch {
	case was == "":
		p.State = Added
	case is == "":
		p.State = Removed
	case was != is:
		p.State = Moved
	default:
		a, b, err := c.render(p)
		if err != nil || bytes.Equal(a, b) || slices.EqualFunc(c.before.blocks(a, was), c.after.blocks(b, is), Block.same) {
			return nil, err
		}
	}
	if p.Title == "" {
		return p, c.name(p)
	}
	return p, nil
}

// name gives a page that is no entry's the title that stands on it.
func (c *comparison) name(p *Page) error {
	a, b, err := c.render(p)
	if b == nil {
		b = a
	}
	if err != nil {
		return err
	}
	for _, block := range blocksOf(b, func(src, _ string) Word { return Word{Picture: src} }) {
		if block.Kind == "h1" {
			p.Title, p.In = block.text(), p.Lang
			return nil
		}
	}
	p.Title = "/" + cmp.Or(p.After, p.Before)
	return nil
}

// render returns a page on both sides.
func (c *comparison) render(p *Page) (before, after []byte, err error) {
	if p.was != "" {
		if before, err = c.before.Pages.Render(p.was); err != nil {
			return nil, nil, err
		}
	}
	if p.is != "" {
		after, err = c.after.Pages.Render(p.is)
	}
	return before, after, err
}

// Lines returns what a page says, and what of that is different; nil of a page
// that only moved. It is worked out anew each time: all pages of a large site
// would take much memory.
func (r *Review) Lines(p *Page) ([]Line, error) {
	a, b, err := r.render(p)
	if err != nil {
		return nil, err
	}
	return compare(r.before.blocks(a, p.was), r.after.blocks(b, p.is)), nil
}

// compareDiagnostics tells those that are new from those that were there. Where
// a mistake stands does not make it another.
func compareDiagnostics(before, after diag.List) (introduced, mended, remaining diag.List) {
	type mistake struct {
		code          diag.Code
		file, message string
	}
	of := func(d diag.Diagnostic) mistake { return mistake{d.Code, d.File, d.Message} }
	was, is := map[mistake]int{}, map[mistake]int{}
	for _, d := range before {
		was[of(d)]++
	}
	for _, d := range after {
		if m := of(d); is[m] < was[m] {
			is[m]++
			remaining = append(remaining, d)
		} else {
			introduced = append(introduced, d)
		}
	}
	for _, d := range before {
		if m := of(d); is[m] > 0 {
			is[m]--
		} else {
			mended = append(mended, d)
		}
	}
	return introduced, mended, remaining
}
