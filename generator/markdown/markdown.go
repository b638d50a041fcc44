// Package markdown renders the body of a page into HTML with holes.
//
// A body is rendered once, when its file is parsed, and long before anybody
// knows where its links lead or what the pages they name are called in the
// reader's language. So every link and every image is a hole in the HTML (see
// [Fragment]); whoever knows the whole site fills it. The ids made from
// headings are holes too, for a translation takes over those of its original
// ([Document.Inherit]). Plain text is not filled any more: a wiki link without
// a label, [[a/b]], reads "a/b" in the text of a heading, in an excerpt and in
// what names a directive.
//
// The dialect is CommonMark with the extensions of GitHub (tables, task lists,
// strikethrough, bare addresses, alerts), footnotes, definition lists, wiki
// links and the container directives that Docusaurus, Starlight and VitePress
// share:
//
//	:::note[What we *learnt*]
//	Ask before you plan. See [[playbooks/listening]].
//	:::
//
// A directive that holds another one is opened and closed with more colons. Of
// equal ones a line of colons closes the innermost that has as many, so the
// pairs match as brackets do; where that works out there is a warning none the
// less, because elsewhere the first such line closes both. Where none has as
// many, the line closes the innermost that has fewer; if there is none either,
// it is text, with a warning.
//
// Straight quotation marks, double hyphens and three dots become those of the
// language (typography.go), if [Options] names its quotation marks. Code has
// classes in place of colours (highlight.go) and its fence may give it a title:
// ```js title="notes.js" becomes a figure with a caption. A lone image with a
// title becomes a figure as well.
//
// What other generators leave in a text is read and reported: imports, exports
// and comments of MDX, and fences of mdx-code-block, which are as if they were
// not there.
//
// HTML in the text is published only where elements.go allows it, and every
// attribute in the result is written by this package: nothing an author writes
// can run a program in a reader's browser, nor leave an element open.
package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"indaba/generator/diag"
)

// Options are what a body's HTML depends on beside its bytes.
type Options struct {
	Lang      string            // language of the text, BCP 47
	Titles    map[string]string // titles of directives that have none, by canonical name (note, tip, info, warning, danger, important, success, details)
	Footnotes string            // label of the section of footnotes
	Backlink  string            // label of a footnote's link back to the text
	// Quotes are the quotation marks of the language: around a quotation, and
	// around one within it, with the spaces that belong inside. Straight ones
	// in the text become them, see typography.go; all "" leaves text as it is.
	Quotes    [4]string
	Highlight bool // give the parts of code classes: hl-k a keyword, hl-s a string … (highlight.go has them all)
}

// Document is a body, rendered, and what was found in it.
type Document struct {
	Title       string     // plain text of the h1 the body starts with, which is then not in HTML; else ""
	TitleRange  diag.Range // of that h1
	Headings    []Heading  // h2 to h6 in the order of the text
	Links       []Link     // what the holes of HTML stand for
	Parts       []string   // ids in HTML that are not those of Headings
	Excerpt     string     // plain text of the first paragraph, as in Heading.Text, cut at a word to at most 160 characters
	Code        bool       // HTML shows code in lines of its own
	Size        int        `codec:"aside"` // of HTML without what fills its holes, in bytes
	Words       int        `codec:"aside"` // of the text without its code; two Chinese or Japanese characters are one word
	Diagnostics diag.List  // sorted by place

	html  Fragment
	later func() Fragment // what html is to be; nil if it is that
	was   []Heading       // before [Document.Without]; nil if nothing was taken out
}

// HTML returns the body, rendered.
func (d *Document) HTML() Fragment {
	if d.later != nil {
		return d.later()
	}
	return d.html
}

// Later is for a document of which all is known but its HTML: render, called
// when that is asked for the first time, parses the same body again.
func (d *Document) Later(render func() *Document) {
	d.later = sync.OnceValue(func() Fragment { return render().html })
}

func (d *Document) setHTML(f Fragment) { d.html, d.later, d.Size = f, nil, len(f.Text) }

// Heading is a heading that readers can be sent to.
type Heading struct {
	Level    int    // 2 to 6
	ID       string // unique in its document; what HTML has unless it is inherited
	Text     string // plain text; a wiki link without a label is its target
	Range    diag.Range
	Explicit bool // the author wrote the ID
}

// Parser renders bodies. It may be used by several goroutines at once.
type Parser struct {
	opt     Options
	grammar parser.Parser
	plain   parser.Parser // of bodies without bare addresses
	idle    sync.Pool     // of *renderer, to keep their buffers
}

// New returns a Parser of bodies in one language.
func New(opt Options) *Parser {
	return &Parser{opt: opt, grammar: newGrammar(true), plain: newGrammar(false)}
}

// Parse renders src[offset:], the body of the file called name. Ranges in the
// result are places in the whole of src, columns counting code points; a byte
// order mark is no column. The result shares no memory with src.
func (p *Parser) Parse(name string, src []byte, offset int) *Document {
	if mark := len(byteOrderMark); offset < mark && bytes.HasPrefix(src, []byte(byteOrderMark)) {
		offset = mark
	}
	// The capacity is cut because goldmark appends to slices of its source.
	body := src[offset:len(src):len(src)]
	if at, what := excess(body); at >= 0 {
		doc := overdone(name, at, what)
		doc.locate(src, offset)
		return doc
	}
	r, ok := p.idle.Get().(*renderer)
	if !ok {
		r = newRenderer(&p.opt)
	}
	grammar := p.plain
	if holdsAddress(body) {
		grammar = p.grammar
	}
	pc := parser.NewContext(parser.WithIDs(&r.ids))
	root := grammar.Parse(text.NewReader(body), parser.WithContext(pc))
	var doc *Document
	if n := referenced(root, pc, len(body)); n != nil {
		doc = overdone(name, max(0, n.Pos()), "links by reference stand for far more text than the page has")
	} else {
		doc = r.document(name, body, root)
		r.reportSlips(pc)
	}
	doc.locate(src, offset)
	r.reset()
	p.idle.Put(r)
	return doc
}
