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
	"indaba/generator/source"
)

// parse reads every Markdown file of the tree, those that changed since the
// last build at least, several at once. Entries and diagnostics are in the
// order of their paths.
func (b *Builder) parse(ctx context.Context, tree *source.Tree, c *model.Config, words *locale.Catalog) ([]*model.Entry, diag.List, error) {
	p := parsing{Builder: b, tree: tree, config: c}
	for _, l := range c.Languages {
		md := b.parser(words.Localizer(l.Code))
		p.words = append(p.words, words.Localizer(l.Code))
		p.parsers = append(p.parsers, md)
		p.options = append(p.options, c.Fingerprint()+md.options)
	}
	var files []*source.File
	for _, f := range tree.Files() {
		if _, ok := c.Place(f.Path); ok {
			files = append(files, f)
		}
	}
	results := make([]parsed, len(files))
	each(ctx, b.opt.Jobs, len(files), func(i int) { results[i] = p.file(files[i]) })

	entries := make([]*model.Entry, 0, len(files))
	var diags diag.List
	for i, r := range results {
		diags = append(diags, r.diags...)
		if e := b.choose(files[i].Path, r); e != nil {
			entries = append(entries, e)
		}
	}
	return entries, diags, ctx.Err()
}

// parsed is what became of one file.
type parsed struct {
	entry    *model.Entry
	readable bool
	diags    diag.List
}

// parsing is what all files of one build are parsed with.
type parsing struct {
	*Builder
	tree    *source.Tree
	config  *model.Config
	words   []*locale.Localizer // by language
	parsers []parser            // by language
	options []string            // by language: what entries depend on beside their files
}

// parser is a Markdown parser and what its results depend on.
type parser struct {
	*markdown.Parser
	options string
}

// file reads one file. Front matter and body are remembered apart as well, so
// that a change of a kind's fields renders nothing again.
func (p *parsing) file(f *source.File) parsed {
	place, _ := p.config.Place(f.Path)
	md := p.parsers[place.Lang]
	return p.entries.get(f.Path, f.Hash, p.options[place.Lang], func() parsed {
		name := p.tree.Name(f.Path)
		front := p.fronts.get(f.Path, f.Hash, place.Kind.Fingerprint(), func() model.Front {
			return model.DecodeFront(name, f, place.Kind)
		})
		body := p.bodies.get(f.Path, f.Hash, md.options, func() *markdown.Document {
			return md.Parse(name, f.Data, front.Body)
		})
		entry, found := model.NewEntry(p.config, place, name, f, front, body, p.words[place.Lang])
		return parsed{entry, front.Readable, slices.Concat(front.Diags, body.Diagnostics, found)}
	})
}

// choose returns the entry to publish for a file. One that cannot be read is
// replaced by the last that could be, in a preview; left out, if the build is
// to go on; and else kept, so that what refers to it is not reported too.
func (b *Builder) choose(path string, r parsed) *model.Entry {
	switch {
	case r.readable && b.opt.KeepGood:
		b.good[path] = r.entry
	case r.readable:
	case b.good[path] != nil:
		return b.good[path]
	case b.opt.KeepGoing:
		return nil
	}
	return r.entry
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
