package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inlines renders the text in n. HTML elements that authors open in it are
// closed in it.
func (r *renderer) inlines(n ast.Node) {
	outer := r.enter()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inline(c)
	}
	r.leave(outer)
}

func (r *renderer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			r.wrap(n, "<strong>", "</strong>")
		} else {
			r.wrap(n, "<em>", "</em>")
		}
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *wikiLink:
		r.wikiLink(n)
	case *ast.Image:
		r.image(n, n.Title)
	case *east.Strikethrough:
		r.wrap(n, "<del>", "</del>")
	case *east.TaskCheckBox:
		r.checkBox(n)
	case *east.FootnoteLink:
		r.footnoteLink(n)
	case *east.FootnoteBacklink:
		r.footnoteBacklink(n)
	case *ast.RawHTML:
		r.htmlInline(n)
	}
}

// wrap renders the text in n between two tags.
func (r *renderer) wrap(n ast.Node, open, close string) {
	r.write(open)
	r.inlines(n)
	r.write(close)
}

func (r *renderer) text(n *ast.Text) {
	value := n.Segment.Value(r.src)
	r.words.add(value)
	if last := len(value) - 1; last >= 0 {
		if value[last] == ':' {
			r.checkStray(n, value)
		}
		if bytes.IndexByte(value, '{') >= 0 || bytes.IndexByte(value, '<') >= 0 {
			r.checkLeftovers(value, n.Segment.Start)
		}
	}
	r.markdown(r.typeset(value, n.Segment.Start))
	switch {
	case n.HardLineBreak():
		r.write("<br>\n")
	case n.SoftLineBreak() && !r.joined(n):
		r.write("\n")
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		r.words.stop()
	}
}

// markdown writes text that may have entities and backslash escapes.
func (r *renderer) markdown(value []byte) {
	if bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		r.out = escape(r.out, value)
		return
	}
	r.scratch = unescape(r.scratch[:0], value)
	r.out = escape(r.out, r.scratch)
}

// unescaped returns Markdown with its entities and backslash escapes resolved.
func (r *renderer) unescaped(value []byte) string {
	r.scratch = unescape(r.scratch[:0], value)
	return string(r.scratch)
}

// joined says whether n, the end of a line, is joined to the next line without
// a space.
func (r *renderer) joined(n *ast.Text) bool {
	last := n.Segment.Value(r.src)
	for p := n.PreviousSibling(); len(last) == 0 && p != nil; p = p.LastChild() {
		last = textOf(p, r.src)
	}
	var first []byte
	for p := n.NextSibling(); len(first) == 0 && p != nil; p = p.FirstChild() {
		first = textOf(p, r.src)
	}
	if len(first) == 0 || len(last) == 0 {
		return false
	}
	prev, _ := utf8.DecodeLastRune(last)
	next, _ := utf8.DecodeRune(first)
	return joins(prev, next)
}

// textOf returns the text of n itself, without that of its children.
func textOf(n ast.Node, src []byte) []byte {
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Value(src)
	}
	return nil
}

func (r *renderer) codeSpan(n *ast.CodeSpan) {
	r.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		value := c.(*ast.Text).Segment.Value(r.src)
		r.words.add(value)
		line := bytes.TrimRight(value, "\r\n")
		r.out = escape(r.out, line)
		if len(line) < len(value) {
			r.write(" ")
		}
	}
	r.write("</code>")
}

func (r *renderer) checkBox(n *east.TaskCheckBox) {
	r.write(`<input type="checkbox" disabled`)
	if n.IsChecked {
		r.write(" checked")
	}
	r.write("> ")
}

// plain returns the plain text in n, on one line.
func (r *renderer) plain(n ast.Node) string { return string(r.plainBytes(n)) }

// plainBytes is plain, good until the next call.
func (r *renderer) plainBytes(n ast.Node) []byte {
	r.scratch = oneLine(r.appendPlain(r.scratch[:0], n))
	return r.scratch
}

func (r *renderer) appendPlain(dst []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(r.src)
			if c.IsRaw() { // in code
				dst = append(dst, value...)
				break
			}
			dst = unescape(dst, r.typeset(value, c.Segment.Start))
			if c.HardLineBreak() || c.SoftLineBreak() && !r.joined(c) {
				dst = append(dst, ' ')
			}
		case *ast.AutoLink:
			dst = append(dst, c.Label(r.src)...)
		case *wikiLink:
			dst = unescape(dst, r.wikiText(c))
		default:
			dst = r.appendPlain(dst, c)
		}
	}
	return dst
}
