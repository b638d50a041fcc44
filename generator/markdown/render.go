package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"indaba/generator/diag"
)

// renderer writes the HTML of one body. It goes through goldmark's tree with a
// type switch instead of goldmark's renderer: it is faster, and no attribute
// comes out that is not written here.
type renderer struct {
	opt  *Options
	name string
	src  []byte // the body

	out      []byte
	holes    []Hole
	links    []Link
	headings []Heading
	doc      *Document

	ids     ids
	words   words
	raw     rawStack
	inLink  bool
	edits   []edit         // what typography changes, in the order of the body
	lead    [2]int         // where in out the paragraph of the excerpt is
	level   int            // of the last heading
	section string         // text of the nearest heading above
	tables  map[string]int // how many tables there are below a heading's text
	scratch []byte
	edited  []byte // the last text that typeset changed
}

func newRenderer(opt *Options) *renderer {
	return &renderer{opt: opt, ids: newIDs(), tables: map[string]int{}}
}

// reset forgets the document but keeps the buffers.
func (r *renderer) reset() {
	clear(r.links)
	clear(r.headings)
	clear(r.tables)
	r.ids.reset()
	*r = renderer{
		opt: r.opt, ids: r.ids, tables: r.tables,
		out: r.out[:0], holes: r.holes[:0], links: r.links[:0], headings: r.headings[:0],
		scratch: r.scratch[:0], edits: r.edits[:0], edited: r.edited[:0],
	}
}

// document renders the whole tree. Its ranges are byte offsets, see span.
func (r *renderer) document(name string, body []byte, root ast.Node) *Document {
	r.name, r.src, r.doc = name, body, &Document{}
	if r.opt.Quotes[0] != "" {
		r.edits = typography(r.edits, &r.opt.Quotes, body, root)
	}
	first := r.firstBlock(root)
	if h, ok := first.(*ast.Heading); ok && h.Level == 1 {
		r.title(h)
		first = h.NextSibling()
	}
	r.blocks(first)
	// Not slices.Clone: what is empty is nil, whatever buffers were used.
	r.doc.setHTML(Fragment{Text: string(r.out), Holes: append([]Hole(nil), r.holes...), lead: r.lead})
	r.doc.Links = append([]Link(nil), r.links...)
	r.doc.Code = bytes.Contains(r.out, []byte("<pre"))
	r.doc.Headings = append([]Heading(nil), r.headings...)
	r.doc.Words = r.words.count()
	return r.doc
}

// firstBlock returns the first block of root that is published.
func (r *renderer) firstBlock(root ast.Node) ast.Node {
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		switch b := c.(type) {
		case *ast.LinkReferenceDefinition:
		case *mdxBlock:
			r.mdxBlock(b)
		case *ast.HTMLBlock:
			if b.HTMLBlockType != ast.HTMLBlockType2 { // a comment
				return c
			}
		case *ast.Paragraph:
			if !r.leftover(b) {
				return c
			}
		default:
			return c
		}
	}
	return nil
}

// title takes the h1 that a body starts with out of it.
func (r *renderer) title(h *ast.Heading) {
	r.doc.Title = r.plain(h)
	r.refuse(h)
	r.doc.TitleRange = r.headingRange(h)
	r.section = r.doc.Title
	if list := headingAttrs(h); len(list) > 0 {
		r.keepAttributes(list, "")
	}
}

// refuse reports what a title, which is plain text, does not show: links,
// pictures, HTML and leftovers.
func (r *renderer) refuse(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.RawHTML:
			first := c.Segments.At(0)
			r.report("markdown-html", span(first.Start, first.Stop), "HTML in a title is not published", "leave the tags out")
		case *ast.Link:
			r.refuseLink(r.rangeOf(c.Destination, c), c.Destination)
		case *wikiLink:
			r.refuseLink(span(c.start, c.start+len(c.target)), c.target)
		case *ast.Image:
			r.report("markdown-title-link", r.rangeOf(c.Destination, c), "the image "+quote(string(c.Destination))+" stands in the title, and is not published", "put it below the title, or in the front matter as `image:`")
		case *ast.Text:
			if !c.IsRaw() {
				r.checkLeftovers(c.Segment.Value(r.src), c.Segment.Start)
			}
		}
		r.refuse(c)
	}
}

func (r *renderer) refuseLink(at diag.Range, dest []byte) {
	r.report("markdown-title-link", at, "the link to "+quote(string(dest))+" stands in the title, and is not published", "write it in the text below the title")
}

// report adds a diagnostic.
func (r *renderer) report(code diag.Code, at diag.Range, message, hint string) {
	r.doc.Diagnostics = append(r.doc.Diagnostics, diag.New(code, r.name, at, message, hint))
}

func (r *renderer) write(s string) { r.out = append(r.out, s...) }

// blocks renders first and the blocks behind it. HTML elements that authors
// open in them are closed in them.
func (r *renderer) blocks(first ast.Node) {
	outer := r.enter()
	for c := first; c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.HTMLBlock: // makes room itself
		case *east.FootnoteList: // belongs to the whole page
			r.closeRaw(r.raw.base)
		default:
			r.closeForBlock()
		}
		r.block(c)
	}
	r.leave(outer)
}

// around renders the blocks in n between two tags.
func (r *renderer) around(n ast.Node, open, close string) {
	r.write(open)
	r.blocks(n.FirstChild())
	r.write(close)
}

func (r *renderer) block(n ast.Node) {
	r.words.stop()
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.textBlock(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.around(n, "<li>", "</li>\n")
	case *ast.Blockquote:
		r.around(n, "<blockquote>\n", "</blockquote>\n")
	case *directive:
		r.directive(n)
	case *mdxBlock:
		r.mdxBlock(n)
	case *ast.FencedCodeBlock:
		r.fencedCode(n)
	case *ast.CodeBlock:
		r.code(n.Lines(), "")
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *ast.ThematicBreak:
		r.write("<hr>\n")
	case *east.Table:
		r.table(n)
	case *east.DefinitionList:
		r.around(n, "<dl>\n", "</dl>\n")
	case *east.DefinitionTerm:
		r.write("<dt>")
		r.inlines(n)
		r.write("</dt>\n")
	case *east.DefinitionDescription:
		r.around(n, "<dd>", "</dd>\n")
	case *east.FootnoteList:
		r.footnotes(n)
	case *east.FootnoteBacklink: // behind a footnote that ends in no paragraph
		r.write("<p>")
		r.footnoteBacklink(n)
		r.write("</p>\n")
	}
}
