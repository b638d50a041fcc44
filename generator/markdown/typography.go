package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Typography turns what keyboards have into what the page's language prints:
//
//	"a"  'b'   the quotation marks of the language, where both ends are found
//	it's       an apostrophe, beside letters of scripts with capitals
//	--  ---    en and em dash, but not before an option (--help) or in an arrow
//	...        an ellipsis
//
// A mark behind a backslash or written as an entity stays as it is, and so do
// code, addresses and blocks of HTML. What is in doubt stays too: inches,
// Hebrew gershayim, one quotation mark alone within a paragraph. A word that
// starts with an apostrophe ('tis) cannot be told from a quotation if a single
// mark behind a word follows it; authors write such an apostrophe as ’.
//
// Marks are looked for in the parsed text, across emphasis and links, and kept
// as edits of the source: the places of everything else stay true.

// edit replaces the bytes from at to end of the body.
type edit struct {
	at, end int
	with    string
}

// typography appends the edits of all text in root to edits, in order.
func typography(edits []edit, marks *[4]string, body []byte, root ast.Node) []edit {
	t := typographer{src: body, marks: marks, edits: edits}
	t.blocks(root)
	slices.SortFunc(t.edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	return t.edits
}

// typeset returns value, which stands at offset at of the body, edited. The
// result is good until the next call.
func (r *renderer) typeset(value []byte, at int) []byte {
	if len(r.edits) == 0 {
		return value
	}
	i, _ := slices.BinarySearchFunc(r.edits, at, func(e edit, at int) int { return cmp.Compare(e.at, at) })
	r.edited = appendEdited(r.edited[:0], value, at, r.edits[i:])
	return r.edited
}

// typesetAlone returns text that stands for itself, edited: a caption, say.
func (r *renderer) typesetAlone(value []byte) []byte {
	if r.opt.Quotes[0] == "" || len(value) == 0 {
		return value
	}
	t := typographer{src: value, marks: &r.opt.Quotes}
	t.text(value, 0)
	t.endLine()
	slices.SortFunc(t.edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	return appendEdited(nil, value, 0, t.edits)
}

func appendEdited(dst, value []byte, at int, edits []edit) []byte {
	from := 0
	for _, e := range edits {
		if e.end > at+len(value) {
			break
		}
		dst = append(dst, value[from:e.at-at]...)
		dst = append(dst, e.with...)
		from = e.end - at
	}
	return append(dst, value[from:]...)
}

// typographer goes through the text of a body.
type typographer struct {
	src   []byte
	marks *[4]string
	edits []edit

	quotes quotes
	prev   rune // what stands before, in the same line of text; 0 at its start
	code   int  // how many elements of HTML are open that hold code
}

// blocks goes through the blocks in n, each of which has its own quotations.
func (t *typographer) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch first := c.FirstChild(); {
		case first == nil:
		case first.Type() == ast.TypeInline:
			t.inlines(c)
			t.endLine()
		default:
			t.blocks(c)
		}
	}
}

func (t *typographer) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			t.segment(c.Segment)
			if c.SoftLineBreak() || c.HardLineBreak() {
				t.see(' ')
			}
		case *wikiLink:
			if len(c.label) > 0 {
				t.text(c.label, c.labelAt)
				break
			}
			t.see(something)
		case *ast.Image:
			t.aside(c)
		case *ast.CodeSpan, *ast.AutoLink:
			t.see(something)
		case *ast.RawHTML:
			t.tag(c)
		case *east.TaskCheckBox, *east.FootnoteLink, *attributeList: // nothing to be read
		default:
			t.inlines(c)
		}
	}
}

func (t *typographer) segment(s text.Segment) {
	if s.Padding > 0 { // its text is not all in the body
		t.see(something)
		return
	}
	t.text(s.Value(t.src), s.Start)
}

// aside goes through text that is read apart from what is around it.
func (t *typographer) aside(n ast.Node) {
	t.see(something)
	inner := typographer{src: t.src, marks: t.marks, edits: t.edits}
	inner.inlines(n)
	inner.endLine()
	t.edits = inner.edits
}

// something stands for what is not text but read like a word.
const something = 'x'

// tag notes whether text in HTML is code.
func (t *typographer) tag(n *ast.RawHTML) {
	first := n.Segments.At(0)
	switch name, end := bareTag(first.Value(t.src)); {
	case !hasWord("code kbd samp var", name):
	case !end:
		t.code++
	case t.code > 0:
		t.code--
	}
}

// see notes that r is the next character.
func (t *typographer) see(r rune) {
	t.quotes.follow(r)
	t.prev = r
}

func (t *typographer) endLine() {
	t.edits = t.quotes.resolve(t.edits, t.marks)
	t.prev, t.code = 0, 0
}

// text looks for marks in value, which is Markdown and stands at offset at.
func (t *typographer) text(value []byte, at int) {
	if t.code > 0 {
		t.see(something)
		return
	}
	for i := 0; i < len(value); {
		n := 0
		for i+n < len(value) && !isMark[value[i+n]] {
			n++
		}
		if n > 0 {
			first, _ := utf8.DecodeRune(value[i:])
			last, _ := utf8.DecodeLastRune(value[:i+n])
			t.quotes.follow(first)
			t.prev = last
			i += n
			continue
		}
		i += t.mark(value, i, at)
	}
}

// isMark says of each byte whether it may be a mark, or start what stands for a
// character.
var isMark = [256]bool{'"': true, '\'': true, '-': true, '.': true, '\\': true, '&': true}

// mark deals with the mark at value[i] and returns its size.
func (t *typographer) mark(value []byte, i, at int) int {
	switch c := value[i]; c {
	case '"', '\'':
		t.quotes.add(at+i, c, t.prev)
		t.prev = rune(c)
		return 1
	case '-', '.':
		n := 1
		for i+n < len(value) && value[i+n] == c {
			n++
		}
		if with := t.run(value, i, n); with != "" {
			t.edits = append(t.edits, edit{at + i, at + i + n, with})
		}
		t.see(rune(c))
		return n
	case '\\':
		if i+1 < len(value) && value[i+1] < utf8.RuneSelf && unicode.In(rune(value[i+1]), unicode.P, unicode.S) {
			t.see(rune(value[i+1]))
			return 2
		}
	default:
		if text, size := entity(value[i:]); size > 0 {
			r, _ := utf8.DecodeRune(text)
			t.see(r)
			return size
		}
	}
	t.see(rune(value[i]))
	return 1
}

// run returns what n hyphens or dots at value[i] become, "" if they stay.
func (t *typographer) run(value []byte, i, n int) string {
	next := rune(0)
	if i+n < len(value) {
		next, _ = utf8.DecodeRune(value[i+n:])
	}
	switch {
	case n < 2 || n > 3 || bytes.Contains(wordAt(value, i), []byte("://")) || t.prev == '/' || t.prev == '<' || next == '>':
		return ""
	case value[i] == '.':
		if n == 3 {
			return "…"
		}
		return ""
	case n == 3:
		return "—"
	case isBetween(t.prev) && isWord(next): // an option of a command
		return ""
	}
	return "–"
}

// wordAt returns what stands between the spaces around value[i], as far as it
// is near.
func wordAt(value []byte, i int) []byte {
	const near = 200
	start := bytes.LastIndexAny(value[max(i-near, 0):i], " \t\n") + 1 + max(i-near, 0)
	end := bytes.IndexAny(value[i:min(i+near, len(value))], " \t\n")
	if end < 0 {
		return value[start:min(i+near, len(value))]
	}
	return value[start : i+end]
}
