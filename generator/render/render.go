// Package render turns a linked site into files: it fills the structs of the
// theme's layouts, one file of this package a kind of page, and writes feeds,
// the sitemap and redirects.
//
// A [Renderer] knows all [Renderer.Paths] from the start and renders each when
// it is asked for, from any number of goroutines. What pages share, the menu
// and footer of a language and the navigation of a section, is rendered once.
// Which texts a file is made of is known by construction, see [Texts].
package render

import (
	"bytes"
	"net/url"
	"sync"

	"indaba/generator/exchange"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/search"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// Renderer renders the files of one site with one theme.
type Renderer struct {
	site   *site.Site
	theme  *theme.Theme
	words  []*locale.Localizer // by language
	base   string              // path of the site, with a slash at both ends
	origin string              // scheme and host, for absolute addresses
	root   string              // address of the site, with both
	marks  marks
	labels map[string]model.Localized // of relations that the site declares
	styles []string                   // addresses of the stylesheets of every page
	paths  func() []string

	// What is worked out when the first page asks.
	exchange    func() *exchange.Exchange
	openings    func() *openings
	addresses   []func() []string        // whole, of nodes, by language
	frames      []func() *frame          // by language
	directories []func() *directory      // by language
	routes      func() *routes           // of files that are no node's page
	parts       func() map[string]route  // pages of parts of long lists, by path
	pictures    func() map[string]*shown // by path below the site's base
	poster      func() poster            // of the whole site

	sections sync.Map // of sectionKey to func() (template.HTML, error)
	tongues  sync.Map // of tags to theme.Text
	helping  sync.Map // of asks to []exchange.Proposal
	phrases  sync.Map // of phrase to string
	files    Files
	counted  counted
}

// localhost stands for the site's address where none is known.
var localhost = url.URL{Scheme: "http", Host: "localhost", Path: "/"}

// New prepares the rendering of s. A theme that lacks what all pages share shows
// when a page is rendered.
func New(s *site.Site, t *theme.Theme, c *locale.Catalog, files Files) *Renderer {
	r := &Renderer{site: s, theme: t, files: files}
	base := s.Config.BaseURL
	if base == nil {
		base = &localhost
	}
	r.base, r.origin = base.EscapedPath(), base.Scheme+"://"+base.Host
	r.root = r.origin + r.base
	for _, l := range s.Languages {
		r.words = append(r.words, c.Localizer(l.Code))
	}
	r.exchange = sync.OnceValue(func() *exchange.Exchange { return exchange.New(s) })
	r.openings = sync.OnceValue(r.newOpenings)
	r.routes = sync.OnceValue(r.newRoutes)
	r.parts = sync.OnceValue(r.partRoutes)
	r.pictures = sync.OnceValue(r.newPictures)
	r.poster = sync.OnceValue(r.newPoster)
	r.paths = sync.OnceValue(r.allPaths)
	r.counted.made = make([]*search.Counts, len(s.Languages))
	for lang := range s.Languages {
		r.addresses = append(r.addresses, sync.OnceValue(func() []string { return r.newAddresses(lang) }))
		r.frames = append(r.frames, sync.OnceValue(func() *frame { return r.newFrame(lang) }))
		r.directories = append(r.directories, sync.OnceValue(func() *directory { return r.newDirectory(lang) }))
	}
	r.marks = weaveMarks(s)
	r.labels = declaredLabels(s.Config.Kinds)
	r.styles = r.newStyles()
	return r
}

// Base returns the path that the site lies at, with a slash at both ends.
func (r *Renderer) Base() string { return r.base }

// Words returns what speaks a language, by its index.
func (r *Renderer) Words(lang int) *locale.Localizer { return r.words[lang] }

// Paths returns the paths of all files of the site, in order, distinct. The
// caller must not change it.
func (r *Renderer) Paths() []string { return r.paths() }

// Lasting reports whether a path names all that its file depends on, so that the
// file is the same in every build that has one there.
func (r *Renderer) Lasting(path string) bool { return r.routes().lasting[path] }

// Has reports whether the site has a file at a path.
func (r *Renderer) Has(path string) bool { return r.routeTo(path) != nil }

// RenderTo writes the file at one of [Renderer.Paths] to the end of b. After an
// error b may hold a part of it.
func (r *Renderer) RenderTo(b *bytes.Buffer, path string) error {
	_, err := r.Trace(b, path)
	return err
}

// Render returns the content of the file at one of [Renderer.Paths].
func (r *Renderer) Render(path string) ([]byte, error) {
	var b bytes.Buffer
	if err := r.RenderTo(&b, path); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// execute runs the layout of a view.
func (r *Renderer) execute(f *file, lang int, v theme.View) error {
	if err := r.frames[lang]().err; err != nil {
		return err
	}
	r.style(v.Common(), theme.Style(v))
	return r.theme.Render(f.Buffer, r.site.Languages[lang].Code, v)
}
