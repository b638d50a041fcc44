package review

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Block is a piece of a page that stands on lines of its own, such as a
// heading, a paragraph or an item of a list.
type Block struct {
	Kind  string // the element: "h2", "p", "li", "tr", "pre", …
	Lang  string // as the page says, where it says so of a part
	Dir   string
	Words []Word
}

// Word is the smallest part of a text that is told apart: a word, a sign, a
// space, or a picture.
type Word struct {
	Text    string
	Link    string // where it leads; "" if it is not part of a link
	Picture string // its file, by path below the site's base; Text says what it shows
	small   string // a smaller file of the same picture, if there is one
	print   string // of the picture
}

func (b Block) same(other Block) bool {
	return b.Kind == other.Kind && b.Lang == other.Lang && slices.Equal(b.Words, other.Words)
}

// text returns the words of a block.
func (b Block) text() string {
	var out strings.Builder
	for _, w := range b.Words {
		out.WriteString(w.Text)
	}
	return out.String()
}

// Elements that are no part of what a page says: they lead elsewhere, work only
// in a page, or are kept from readers.
var left = []atom.Atom{atom.Nav, atom.Script, atom.Style, atom.Template, atom.Svg, atom.Button, atom.Form, atom.Input, atom.Select, atom.Dialog}

// Elements that do not end a line.
var inline = []atom.Atom{
	atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.I, atom.Img,
	atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Picture, atom.Q, atom.S, atom.Samp, atom.Small, atom.Source, atom.Span, atom.Strong,
	atom.Sub, atom.Sup, atom.Td, atom.Th, atom.Time, atom.U, atom.Var, atom.Wbr, atom.Ruby, atom.Rt, atom.Rp,
}

// reader takes a page apart.
type reader struct {
	blocks  []Block
	line    Block
	picture func(src, small string) Word
	atEnd   bool // an inline element has just ended
}

// at is where in a page the reader is.
type at struct {
	kind, lang, dir, link string
	verbatim              bool
}

// blocksOf returns what a page says: the blocks of its main part. Picture says
// which file an address of a picture means.
func blocksOf(page []byte, picture func(src, small string) Word) []Block {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil // a bytes.Reader does not fail
	}
	r := &reader{picture: picture}
	if main := find(doc, atom.Main); main != nil {
		r.inside(main, at{})
	}
	r.end(at{})
	return r.blocks
}

func find(n *html.Node, what atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == what {
			return d
		}
	}
	return nil
}

func (r *reader) inside(n *html.Node, here at) {
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			r.text(c.Data, here)
		case html.ElementNode:
			r.element(c, here)
		}
	}
}

func (r *reader) element(n *html.Node, here at) {
	_, hidden := attr(n, "hidden")
	if aria, _ := attr(n, "aria-hidden"); hidden || aria == "true" || slices.Contains(left, n.DataAtom) {
		return
	}
	before := here
	if lang, ok := attr(n, "lang"); ok {
		here.lang = lang
	}
	if dir, ok := attr(n, "dir"); ok {
		here.dir = dir
	}
	switch n.DataAtom {
	case atom.Br:
		r.end(here)
		return
	case atom.Img:
		r.image(n, here)
		return
	case atom.A:
		here.link, _ = attr(n, "href")
	case atom.Td, atom.Th:
		r.space(here)
	case atom.Pre:
		here.verbatim = true
	}
	if slices.Contains(inline, n.DataAtom) {
		if r.atEnd && !here.verbatim { // two that a style sheet keeps apart
			r.space(here)
		}
		r.inside(n, here)
		r.atEnd = n.DataAtom == atom.Span || n.DataAtom == atom.A
		return
	}
	r.end(before)
	if kind := n.Data; kind != "div" && kind != "span" {
		here.kind = kind
	}
	r.inside(n, here)
	r.end(here)
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func (r *reader) image(n *html.Node, here at) {
	src, _ := attr(n, "src")
	smaller, _ := attr(n, "srcset")
	smaller, _, _ = strings.Cut(strings.TrimSpace(smaller), " ") // the first is the smallest
	w := r.picture(src, smaller)
	w.Text, _ = attr(n, "alt")
	w.Link = here.link
	r.add(w, here)
}

func (r *reader) text(s string, here at) {
	if here.verbatim {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				r.end(here)
			}
			r.words(line, here)
		}
		return
	}
	r.words(s, here)
}

func (r *reader) words(s string, here at) {
	for _, word := range split(s) {
		if !here.verbatim && strings.TrimSpace(word) == "" {
			r.space(here)
			continue
		}
		r.add(Word{Text: word, Link: here.link}, here)
	}
}

// space adds a space, unless the line begins or has one already.
func (r *reader) space(here at) {
	if n := len(r.line.Words); n > 0 && r.line.Words[n-1].Text != " " {
		r.add(Word{Text: " ", Link: here.link}, here)
	}
}

func (r *reader) add(w Word, here at) {
	if len(r.line.Words) == 0 {
		r.line.Lang, r.line.Dir = here.lang, here.dir
	}
	r.line.Words = append(r.line.Words, w)
	r.atEnd = false
}

// end ends a block of the kind of the element that it is in.
func (r *reader) end(here at) {
	r.atEnd = false
	words := r.line.Words
	for len(words) > 0 && words[len(words)-1].Text == " " {
		words = words[:len(words)-1]
	}
	if len(words) > 0 {
		r.line.Words, r.line.Kind = words, here.kind
		r.blocks = append(r.blocks, r.line)
	}
	r.line = Block{}
}
