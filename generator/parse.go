package generator

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/source"
)

// reading is what was made of the files of a tree.
type reading struct {
	files   []*source.File
	options string   // what the results depend on beside the files
	made    []parsed // of each file
}

// parsed is what became of one file. A file that is no Markdown may be an
// asset, or describe its folder, or neither.
type parsed struct {
	entry    *model.Entry
	readable bool         // of an entry
	good     *model.Entry // of one that is not readable: as it was when last read
	from     *source.File // what good was read from
	folder   *model.Category
	asset    bool
	diags    diag.List
}

// parse reads every file of the tree that is not as it was in the build before,
// several at once. What became of one depends on its content, its path and the
// options, so while these are the same, so is that.
func (b *Builder) parse(ctx context.Context, tree *source.Tree, c *model.Config, words *locale.Catalog) (reading, error) {
	p := parsing{Builder: b, tree: tree, config: c}
	options := c.Fingerprint()
	for _, l := range c.Languages {
		md := b.parser(words.Localizer(l.Code))
		p.words = append(p.words, words.Localizer(l.Code))
		p.parsers = append(p.parsers, md)
		options += md.options
	}
	now := reading{tree.Files(), options, make([]parsed, len(tree.Files()))}
	before := b.read
	var todo []int
	at := 0 // in before
	for i, f := range now.files {
		for at < len(before.files) && before.files[at] != f && before.files[at].Path < f.Path {
			at++
		}
		switch {
		case at == len(before.files) || before.files[at].Path != f.Path:
			todo = append(todo, i)
		case before.options == options && before.files[at].Same(f):
			now.made[i] = before.made[at]
		default:
			now.made[i].from = before.lastGood(at)
			todo = append(todo, i)
		}
	}
	each(ctx, b.opt.Jobs, len(todo), func(k int) {
		i := todo[k]
		from := now.made[i].from
		now.made[i] = p.file(now.files[i])
		now.made[i].keep(&p, from)
	})
	if err := ctx.Err(); err != nil {
		return reading{}, err
	}
	b.read = now
	return now, nil
}

// lastGood returns the file that an entry could be read from last; nil if it
// never could.
func (r *reading) lastGood(i int) *source.File {
	if r.made[i].readable {
		return r.files[i]
	}
	return r.made[i].from
}

// keep makes an entry that is not readable as it was in a file before. That is
// read again: what site.yaml says of it may have changed since.
func (r *parsed) keep(p *parsing, from *source.File) {
	if r.entry == nil || r.readable || from == nil || !p.opt.KeepGood {
		return
	}
	place, _ := p.config.Place(from.Path)
	if last := p.entry("/"+from.Path, from, place); last.readable {
		r.good, r.from = last.entry, from
	}
}

// parsing is what all files of one build are parsed with.
type parsing struct {
	*Builder
	tree    *source.Tree
	config  *model.Config
	words   []*locale.Localizer // by language
	parsers []parser            // by language
}

// parser is a Markdown parser and what its results depend on.
type parser struct {
	*markdown.Parser
	options string
}

// file reads one file.
func (p *parsing) file(f *source.File) parsed {
	name := p.tree.Name(f.Path)
	if place, ok := p.config.Place(f.Path); ok {
		return p.entry(f.Path, f, place)
	}
	var out parsed
	if out.asset, out.diags = publishable(name, f, p.config); model.IsCategory(f.Path) {
		folder, found, ok := p.config.Category(name, f)
		out.diags = append(out.diags, found...)
		if ok {
			out.folder = &folder
		}
	}
	return out
}

// entry reads a Markdown file. Front matter and body are remembered apart, so
// that a change of a kind's fields renders nothing again. They are remembered
// under a key, which is the file's path for what the tree holds.
func (p *parsing) entry(key string, f *source.File, place model.Place) parsed {
	name := p.tree.Name(f.Path)
	md := p.parsers[place.Lang]
	front := p.fronts.get(key, f.Hash, place.Kind.Fingerprint(), func() model.Front {
		return model.DecodeFront(name, f, place.Kind)
	})
	body := p.bodies.get(key, f.Hash, md.options, func() *markdown.Document {
		return md.Parse(name, f.Data, front.Body)
	})
	entry, found := model.NewEntry(p.config, place, name, f, front, body, p.words[place.Lang])
	return parsed{entry: entry, readable: front.Readable, diags: slices.Concat(front.Diags, body.Diagnostics, found)}
}

// choose returns the entry to publish for a file; nil for none. One that cannot
// be read is replaced by the last that could be, in a preview; left out, if the
// build is to go on; and else kept, so that what refers to it is not reported
// too.
func (o *Options) choose(r *parsed) *model.Entry {
	switch {
	case r.entry == nil || r.readable:
	case o.KeepGood && r.good != nil:
		return r.good
	case o.KeepGoing:
		return nil
	}
	return r.entry
}

// input gathers what a site is linked from, and what was found wrong with it.
func (r *reading) input(c *model.Config, opt *Options, before *site.Site) (site.Input, diag.List) {
	in := site.Input{Config: c, Entries: make([]*model.Entry, 0, len(r.files)), Today: opt.Today, Drafts: opt.Drafts, Before: before}
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
		if m.asset {
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
