package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"indaba/generator/diag"
)

func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if n.HasClosure() {
		lines.Append(n.ClosureLine)
	}
	r.rawHTML(lines, false)
}

// htmlInline renders one tag or comment in a line of text.
func (r *renderer) htmlInline(n *ast.RawHTML) {
	first := n.Segments.At(0)
	name, end := bareTag(first.Value(r.src))
	switch {
	case name == "" || n.Segments.Len() > 1:
		r.rawHTML(n.Segments, true)
	case end:
		r.endTag(name)
	default:
		r.startTag(name, nil, span(first.Start, first.Stop-len(">")), true)
	}
}

// bareTag returns the name in a tag that has nothing but a name, and whether it
// is an end tag. Most tags in text are bare, and x/net/html asks for 4 KB to
// read one.
func bareTag(b []byte) (name string, end bool) {
	b = b[1 : len(b)-1]
	if len(b) > 0 && b[0] == '/' {
		end, b = true, b[1:]
	}
	for _, c := range b {
		if c < 'a' || 'z' < c {
			return "", false
		}
	}
	return string(b), end
}

// rawHTML renders the HTML in segs.
func (r *renderer) rawHTML(segs *text.Segments, inText bool) {
	p := piece{segs: segs}
	z := html.NewTokenizer(bytes.NewReader(segs.Value(r.src)))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		size := len(z.Raw())
		start := p.advance(size)
		switch kind {
		case html.TextToken:
			if value := z.Text(); !r.cutting() {
				r.checkLeftovers(r.src[start:min(start+size, len(r.src))], start)
				r.rawText(value)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			if m := component.FindSubmatch(r.src[start:]); m != nil && lookup(tag.Data).content == refused && !r.cutting() {
				r.component(string(m[1]), start)
				continue
			}
			at := span(start, start+min(len("<")+len(tag.Data), size))
			r.startTag(tag.Data, tag.Attr, at, inText)
		case html.EndTagToken:
			r.endTag(z.Token().Data)
		}
	}
}

// rawText writes the text between tags. Line ends behind a line end say
// nothing.
func (r *renderer) rawText(value []byte) {
	if n := len(r.out); n == 0 || r.out[n-1] == '\n' {
		value = bytes.TrimLeft(value, "\r\n")
	}
	if len(bytes.TrimSpace(value)) > 0 {
		r.leaveStructure()
	}
	r.words.add(value)
	r.out = escape(r.out, value)
}

// piece maps offsets in the text of segments, in order, to offsets in the body.
type piece struct {
	segs *text.Segments
	line int
	done int // bytes of the current segment
}

// advance goes n bytes on and returns where in the body they start.
func (p *piece) advance(n int) (at int) {
	first := true
	for p.line < p.segs.Len() {
		s := p.segs.At(p.line)
		if p.done >= s.Len() {
			p.line, p.done = p.line+1, 0
			continue
		}
		if first {
			first, at = false, s.Start+max(p.done-s.Padding, 0)
		}
		step := min(n, s.Len()-p.done)
		p.done += step
		if n -= step; n == 0 {
			break
		}
	}
	return at
}

// startTag renders a start tag; at is the range of its name.
func (r *renderer) startTag(name string, attrs []html.Attribute, at diag.Range, inText bool) {
	e := lookup(name)
	if !r.place(e, inText) {
		if !r.cutting() {
			r.report("markdown-html", at, "the element <"+clip(name)+"> is not published", e.hint())
		}
		if e.content == cut {
			r.openRaw(e, len(r.out))
		}
		return
	}
	before := len(r.out)
	r.write("<" + name)
	r.rawAttributes(e, attrs, at)
	r.write(">")
	if e.content != void && e.content != voidBlock {
		r.openRaw(e, before)
	}
}

// rawAttributes writes those of attrs that e may have, each once.
func (r *renderer) rawAttributes(e element, attrs []html.Attribute, at diag.Range) {
	taken := ""
	for _, a := range attrs {
		switch {
		case !e.keeps(a.Key, a.Val):
			r.report("markdown-attribute", at, "the attribute "+quote(a.Key)+" of <"+e.name+"> is not published", "leave it out")
		case !hasWord(taken, a.Key):
			taken += a.Key + " "
			r.attributeOrEmpty(a.Key, a.Val)
		}
	}
}

// clip shortens the name of an element for a message.
func clip(name string) string {
	const longest = 40
	if len(name) > longest {
		return name[:longest] + "…"
	}
	return name
}
