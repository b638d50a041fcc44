package generator

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"indaba/generator/codec"
	"indaba/generator/diag"
	"indaba/generator/freshness"
	"indaba/generator/locale"
	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/picture"
	"indaba/generator/site"
	"indaba/generator/source"
)

// reading is what was made of the files of a tree.
type reading struct {
	files   []*source.File
	options string   // what the results depend on beside the files
	made    []parsed // of each file
	bodies  int      // how many had to be rendered
}

// parsed is what became of one file. A file that is no Markdown may be an
// asset, or describe its folder, or neither.
type parsed struct {
	page    *page
	sound   *model.Entry // that of the page, if it is readable
	good    *page        // of a page that is not readable: as it was when last read
	folder  *model.Category
	asset   bool
	unfit   bool          // of an asset: it cannot be published
	failed  bool          // the disk kept it from being looked at, and may let it the next time
	picture *picture.Info // of an asset that is one
	diags   diag.List

	recalled *keptFile // what it was recalled from; nil if it was made in this process
}

// page is a Markdown file, read. Front matter and body are results of their own,
// and the front matter is kept as written, so that a change of a kind's fields
// reads and renders nothing again.
type page struct {
	file    *source.File
	head    []byte // up to the body, as written; nil if it is not readable
	kind    string // what front depends on beside it
	front   model.Front
	options string // what body depends on beside the file
	body    *markdown.Document
	exposed []model.Exposed
	parts   []freshness.Section // by the fields of kind
	entry   *model.Entry
}

// parse reads every file of the tree that is not as it was in the build before,
// several at once. What became of one depends on its content, its path and the
// options, so while these are the same, so is that.
func (b *Builder) parse(ctx context.Context, tree *source.Tree, c *model.Config, words *locale.Catalog) (reading, error) {
	p := parsing{tree: tree, config: c, keepGood: b.opt.KeepGood, outlines: outlines(c)}
	options := c.Fingerprint()
	for _, l := range c.Languages {
		md := b.parser(words.Localizer(l.Code))
		p.words = append(p.words, words.Localizer(l.Code))
		p.parsers = append(p.parsers, md)
		options += md.options
	}
	now := reading{files: slices.Clone(tree.Files()), options: options, made: make([]parsed, len(tree.Files()))}
	if b.kept.Options == b.opt.outlineOptions(options) {
		p.kept = b.kept.files
	}
	before := &b.read
	same := before.options == options
	var todo, was []int
	at := 0 // in before
	for i, f := range now.files {
		for at < len(before.files) && before.files[at] != f && before.files[at].Path < f.Path {
			at++
		}
		switch {
		case at < len(before.files) && before.files[at] == f && same: // almost all of them
			now.made[i] = before.made[at]
		case at == len(before.files) || before.files[at].Path != f.Path:
			todo, was = append(todo, i), append(was, -1)
		case same && before.files[at].Same(f) && !before.made[at].failed:
			if now.made[i] = before.made[at]; now.made[i].page != nil {
				f.Forget()
			}
		default:
			todo, was = append(todo, i), append(was, at)
		}
	}
	each(ctx, b.opt.Jobs, len(todo), func(k int) {
		i := todo[k]
		if made, ok := p.recall(now.files[i]); ok {
			now.made[i] = made
			return
		}
		var old parsed
		if was[k] >= 0 {
			if old = before.made[was[k]]; !before.files[was[k]].Same(now.files[i]) {
				old.picture = nil
			}
		}
		now.files[i], now.made[i] = p.file(now.files[i], old)
	})
	if err := ctx.Err(); err != nil {
		return reading{}, err
	}
	now.bodies, b.read = int(p.bodies.Load()), now
	return now, nil
}

// current leaves out what is found in entries that are kept as they were: it
// would name places in a text that is there no more.
func (r *reading) current(l diag.List) diag.List {
	var kept map[string]bool
	for i := range r.made {
		if good := r.made[i].good; good != nil {
			if kept == nil {
				kept = map[string]bool{}
			}
			kept[good.entry.File] = true
		}
	}
	if kept == nil {
		return l
	}
	return slices.DeleteFunc(l, func(d diag.Diagnostic) bool { return kept[d.File] })
}

// parsing is what all files of one build are parsed with.
type parsing struct {
	tree     *source.Tree
	config   *model.Config
	words    []*locale.Localizer // by language
	parsers  []parser            // by language
	keepGood bool
	kept     []keptFile            // by another process, by path
	outlines *codec.Codec[outline] // of kept
	bodies   atomic.Int64          // how many were rendered
}

// parser is a Markdown parser and what its results depend on.
type parser struct {
	*markdown.Parser
	options string
}

// file reads one file, of which old was made in the build before, and returns
// it as it was then: its text is not kept, and may have to be read once more.
// What was made of it stands for it.
func (p *parsing) file(f *source.File, old parsed) (*source.File, parsed) {
	name := p.tree.Name(f.Path)
	if place, ok := p.config.Place(f.Path); ok {
		made := p.page(name, f, place, old)
		made.diags = append(made.diags, portable(name, f.Path, false)...)
		return made.page.file, made
	}
	var out parsed
	if out.asset, out.diags = publishable(name, f, p.config); out.asset {
		p.look(f, old.picture, &out)
	}
	out.diags = append(out.diags, portable(name, f.Path, out.asset)...)
	if model.IsCategory(f.Path) {
		folder, found, ok := p.config.Category(name, f)
		out.diags = append(out.diags, found...)
		if ok {
			out.folder = &folder
		}
	}
	return f, out
}

// page reads a Markdown file, which users call name.
func (p *parsing) page(name string, f *source.File, place model.Place, old parsed) parsed {
	md := p.parsers[place.Lang]
	now := &page{file: f, options: md.options}
	sameKind := old.page != nil && old.page.kind == place.Kind.Fingerprint()
	if !now.takes(old.page) || !sameKind {
		now.file = p.tree.Again(f)
	}
	defer now.file.Forget()
	if now.takes(old.page) { // what it is now: it may have changed meanwhile
		now.head, now.body, now.exposed = old.page.head, old.page.body, old.page.exposed
		now.front, now.kind = old.page.as(place.Kind, name), place.Kind.Fingerprint()
		if sameKind {
			now.parts = old.page.parts
		}
	} else {
		now.decode(place.Kind, name)
		now.body = md.Parse(name, now.file.Data, now.front.Body)
		now.exposed = model.FindExposed(now.file.Data)
		if now.file.Err == nil {
			p.bodies.Add(1)
		}
	}
	if now.parts == nil {
		now.parts = model.SectionsOf(now.file, now.front, now.body)
	}
	out := parsed{page: now, diags: p.enter(name, now, place)}
	if now.front.Readable {
		out.sound = now.entry
	}
	if last := old.lastGood(); !now.front.Readable && p.keepGood && last != nil {
		good := *last
		good.front, good.kind = last.as(place.Kind, name), place.Kind.Fingerprint()
		p.enter(name, &good, place)
		out.good = &good
	}
	return out
}

// takes reports whether all but the fields of the front matter is the same as
// that of old.
func (p *page) takes(old *page) bool {
	return old != nil && old.front.Readable && old.file.Same(p.file) && old.options == p.options
}

func (p *page) decode(kind *model.Kind, name string) {
	p.front, p.kind = model.DecodeFront(name, p.file, kind), kind.Fingerprint()
	if p.front.Readable {
		p.head = bytes.Clone(p.file.Data[:p.front.Body])
	}
}

// as returns the front matter of a readable page, read by the fields of a kind.
func (p *page) as(kind *model.Kind, name string) model.Front {
	if p.kind == kind.Fingerprint() {
		return p.front
	}
	f := *p.file
	f.Data = p.head
	front := model.DecodeFront(name, &f, kind)
	front.Blank = p.front.Blank
	return front
}

// enter makes the entry of a page, and returns all that is wrong with the page.
func (p *parsing) enter(name string, page *page, place model.Place) diag.List {
	entry, found := model.NewEntry(p.config, place, name, page.file, page.front, page.body, p.words[place.Lang])
	entry.Exposed, entry.Sections = page.exposed, page.parts
	page.entry = entry
	return slices.Concat(page.front.Diags, page.body.Diagnostics, found)
}

// lastGood returns the page as it could be read last; nil if it never could.
func (r *parsed) lastGood() *page {
	if r.page != nil && r.page.front.Readable {
		return r.page
	}
	return r.good
}

// goesOn reports whether what is sound is shown in spite of mistakes. Else what
// is not is kept, so that what refers to it is not reported too.
func (o *Options) goesOn() bool { return o.KeepGoing || o.KeepGood }

// choose returns the entry to publish for a file; nil for none. One that cannot
// be read is replaced by the last that could be, in a preview; left out, if the
// build is to go on; and else kept, so that what refers to it is not reported
// too. A member who cannot be read is always kept, for Link to hide: the other
// files of the same member may say less of what the person asks for.
func (o *Options) choose(r *parsed) *model.Entry {
	switch {
	case r.sound != nil:
		return r.sound
	case r.page == nil:
		return nil
	case o.KeepGood && r.good != nil:
		return r.good.entry
	case o.KeepGoing && r.page.entry.Kind.Name != model.Members:
		return nil
	}
	return r.page.entry
}

// input gathers what a site is linked from, and what was found wrong with it.
func (r *reading) input(c *model.Config, opt *Options, before *site.Site) (site.Input, diag.List) {
	in := site.Input{Config: c, Entries: make([]*model.Entry, 0, len(r.files)), Today: opt.Today, Drafts: opt.Drafts, Everyone: opt.Everyone, Seek: opt.Seek, Before: before}
	var diags diag.List
	for i := range r.made {
		m := &r.made[i]
		diags = append(diags, m.diags...)
		if e := opt.choose(m); e != nil {
			in.Entries = append(in.Entries, e)
		}
		if m.folder != nil {
			in.Folders = append(in.Folders, *m.folder)
		}
		if m.asset && !(m.unfit && opt.goesOn()) {
			in.Assets = append(in.Assets, r.files[i].Path)
		}
	}
	return in, diags
}

// parser returns the parser of bodies in a language. It is made anew when the
// words that it writes into them changed.
func (b *Builder) parser(words *locale.Localizer) parser {
	opt := markdown.Options{
		Lang: words.Language().Tag, Titles: map[string]string{},
		Footnotes: words.T("footnotes"), Backlink: words.T("footnote_back"),
		Quotes: quotes(words), Highlight: true,
	}
	key := strings.Builder{}
	fmt.Fprintf(&key, "%q", []string{opt.Lang, opt.Footnotes, opt.Backlink})
	fmt.Fprintf(&key, "%q%t", opt.Quotes, opt.Highlight)
	for _, name := range markdown.Directives() {
		opt.Titles[name] = words.T("directive." + name)
		fmt.Fprintf(&key, "%q", opt.Titles[name])
	}
	p, ok := b.parsers[key.String()]
	if !ok {
		p = markdown.New(opt)
		b.parsers[key.String()] = p
	}
	return parser{p, key.String()}
}

// quotes returns the quotation marks that straight ones in a text become.
// CLDR gives Arabic ” and “, which look the same in both directions and so
// stand wrong wherever a renderer does not know the direction; presses and
// Wikipedia print guillemets, which turn with it.
func quotes(words *locale.Localizer) [4]string {
	if base, _, _ := strings.Cut(words.Language().Tag, "-"); base == "ar" {
		return [4]string{"«", "»", "‹", "›"}
	}
	outer, inner := words.Quotes()
	return [4]string{outer[0], outer[1], inner[0], inner[1]}
}

// each calls do for 0 to n-1, up to jobs at once, until ctx ends.
func each(ctx context.Context, jobs, n int, do func(i int)) {
	var next atomic.Int64
	var work sync.WaitGroup
	for range max(1, min(jobs, n)) {
		work.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	work.Wait()
}
