// Package generator builds a network's site: a function from a file tree to a
// set of files, in five stages.
//
//	Load    the folder becomes a snapshot               source
//	Parse   each file becomes an entry, remembered      data, markdown, model
//	Link    all entries become one site                 site
//	Render  a page of the site becomes a file           theme, render
//	Sync    the files become a folder                   output
//
// Only Load reads the disk and only Sync writes it. What a stage returns never
// changes afterwards. One [Builder] serves the commands build, serve and check:
// to build again after a change is to call [Builder.Build] again.
package generator

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"runtime"
	"sync"
	"time"

	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/render"
	"indaba/generator/site"
	"indaba/generator/source"
	"indaba/generator/theme"
)

// Options are what a build depends on beside the content.
type Options struct {
	Content     fs.FS  // the folder content/
	ContentName string // what users call it, for diagnostics
	Theme       fs.FS  // the default theme
	ThemeName   string // what users call it
	OwnTheme    fs.FS  // the site's theme, which stands before the default one; nil: none
	OwnName     string // what users call it
	Messages    fs.FS  // the messages of the interface, <lang>.yaml
	Explained   fs.FS  // what explains fields to authors, <lang>.yaml; nil: nothing does

	BaseURL   string    // stands before that of site.yaml
	Today     time.Time // which events are over, which asks have run out
	Everyone  bool      // members are published whatever they agreed to: for work on sources
	Seek      []string  // names that no text is to hold, beside those of members who are not published
	Drafts    bool      // entries marked as drafts are published
	KeepGoing bool      // entries that cannot be read are left out
	KeepGood  bool      // in a preview: they, and site.yaml, stay as they were when last read
	Jobs      int       // how many files are worked on at once; 0: one a processor
}

// Builder builds one site again and again. What depends on one file alone is
// remembered from build to build. It is not for several goroutines at once;
// its builds are.
type Builder struct {
	opt     Options
	tree    *source.Tree
	good    *model.Config // the last that could be read
	words   memo[catalog]
	themes  memo[layouts]
	parsers map[string]*markdown.Parser // by language and what else their results depend on
	shrunk  *shrunk
	symbols *model.Symbols
	read    reading                       // of the build before
	site    *site.Site                    // of the build before
	kept    *kept                         // of another process
	memory  func() (io.ReadCloser, error) // what it wrote; nil: nothing, or it was read
	own     *source.Tree                  // OwnTheme; nil: to be read
}

// Build is one build: immutable, and good for any number of goroutines.
type Build struct {
	Config      *model.Config
	Site        *site.Site
	Diagnostics diag.List // of all stages but the last, sorted
	Parsed      int       // bodies that were not remembered from the build before
	*render.Renderer

	tree *source.Tree
	own  *source.Tree // the site's theme, if it does not lie in content/
	opt  Options
	read reading
	kept *kept // of another process
}

// NewBuilder returns a Builder that has not built anything yet.
func NewBuilder(opt Options) *Builder {
	b := &Builder{
		shrunk: newShrunk(), symbols: model.NewSymbols(), parsers: map[string]*markdown.Parser{}, kept: &kept{},
	}
	b.Use(opt)
	return b
}

// Use sets what the next builds depend on. All is read anew, and what is
// remembered of files that are the same stays.
func (b *Builder) Use(opt Options) {
	if opt.Jobs <= 0 {
		opt.Jobs = runtime.GOMAXPROCS(0)
	}
	year, month, day := opt.Today.Date()
	opt.Today = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	b.opt, b.tree, b.own = opt, nil, nil
}

// ThemeChanged makes the next build read the folder of the site's theme anew.
func (b *Builder) ThemeChanged() { b.own = nil }

// load reads what changed.
func (b *Builder) load(ctx context.Context, changed []string) error {
	tree, err := source.Load(ctx, b.opt.Content, b.opt.ContentName, b.opt.Jobs, b.tree, changed)
	if err != nil {
		return err
	}
	b.tree = tree
	if b.own == nil || len(allUnread(b.own)) > 0 {
		if b.own, err = folder(ctx, b.opt.OwnTheme, b.opt.OwnName); err != nil {
			b.own = nil // to be read the next time
			return err
		}
	}
	return nil
}

// Build reads the content and links it into a site. Changed are the paths
// below content/ that may differ from the last build; nil: any may. Mistakes
// of authors are in the Build's diagnostics; an error means that the disk
// failed, or that ctx ended.
func (b *Builder) Build(ctx context.Context, changed []string) (*Build, error) {
	if err := b.load(ctx, changed); err != nil {
		return nil, err
	}
	tree := b.tree
	config, diags := b.config(tree)
	words, found := b.catalog(config, tree)
	diags = append(diags, found...)

	var look layouts // needed to render, not to read
	var work sync.WaitGroup
	work.Go(func() { look = b.layouts(config, words, tree) })
	if b.recall() { // beside the theme, which takes as long
		config.Symbols = b.symbols
	}
	read, err := b.parse(ctx, tree, config, words)
	work.Wait()
	diags = append(append(diags, look.diags...), allUnread(b.own)...)
	if err != nil {
		return nil, err
	}
	input, found := read.input(config, &b.opt, b.site)
	input.Words, input.Clean = localizers(config, words), read.recalledClean(b.kept.Names)
	input.Beside = func() []string { return beside(tree) }
	input.Name = tree.Name
	input.Source = func(path string) []byte { return text(tree, path) }
	diags = append(diags, found...)
	linked, found := site.Link(input)
	b.site = linked
	diags = append(diags, read.current(found)...)
	diags = append(diags, read.clashes(tree)...)
	published := &files{tree, read.pictures(), b.shrunk, explanations(b.opt.Explained, config.Languages)}
	return &Build{
		Config: config, Site: linked, Diagnostics: diags.Sorted(), Renderer: render.New(linked, look.Theme, words, published),
		Parsed: read.bodies, tree: tree, own: b.own, opt: b.opt, read: read, kept: b.kept,
	}, nil
}

// RenderAll makes every file once and drops it: a layout may be well-formed and
// yet fail with a certain page. The error is that of the first path that
// fails; the diagnostics are as those of [Build.Write].
func (b *Build) RenderAll(ctx context.Context) (diag.List, error) {
	s := scale{Build: b}
	paths := b.Paths()
	errs := make([]error, len(paths))
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	defer b.ahead(ctx, func(string) bool { return true })()
	each(ctx, b.opt.Jobs, len(paths), func(i int) {
		page := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(page)
		page.Reset()
		errs[i] = s.RenderTo(page, paths[i])
	})
	return s.found(), cmp.Or(append(errs, ctx.Err())...)
}

// ahead begins with what many files wait for, of those that are wanted, and
// returns what waits for its end.
func (b *Build) ahead(ctx context.Context, wanted func(path string) bool) (wait func()) {
	var work sync.WaitGroup
	if b.opt.Jobs > 1 {
		work.Go(func() {
			for _, path := range b.Ahead() {
				if ctx.Err() == nil && wanted(path) {
					_ = b.RenderTo(new(bytes.Buffer), path) // what fails fails again, and is reported then
				}
			}
		})
	}
	return work.Wait
}

// Source returns the text of a file that a diagnostic names; nil if it is not
// one of content/ or the site's theme, or not as it was any more.
func (b *Build) Source(name string) []byte { return textOf(name, b.tree, b.own) }

// Source is that of a Build of what was read last.
func (b *Builder) Source(name string) []byte { return textOf(name, b.tree, b.own) }

func textOf(name string, trees ...*source.Tree) []byte {
	for _, tree := range trees {
		if f := tree.Named(name); f != nil {
			if now := tree.Again(f); f.Same(now) {
				return now.Data
			}
		}
	}
	return nil
}

// Hash returns the hash of a file below content/, by its path there; zero if
// there is none or it cannot be read.
func (b *Build) Hash(path string) source.Hash {
	if f := b.tree.File(path); f != nil {
		return f.Hash
	}
	return source.Hash{}
}

// catalog and layouts are what the memos keep of messages and themes.
type catalog struct {
	*locale.Catalog
	diags diag.List
}

type layouts struct {
	*theme.Theme
	diags diag.List
}
