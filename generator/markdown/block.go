package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"indaba/generator/diag"
)

// paragraph renders a paragraph; one that is an image with a title becomes a
// figure, and one that publishes nothing is left out.
func (r *renderer) paragraph(n *ast.Paragraph) {
	r.reportBlank(n)
	img, alone := n.FirstChild().(*ast.Image)
	alone = alone && n.ChildCount() == 1
	leads := false
	if alone && len(img.Title) > 0 {
		r.figure(img)
		return
	}
	if _, top := n.Parent().(*ast.Document); top && !alone {
		if r.leftover(n) {
			return
		}
		if r.doc.Excerpt == "" {
			r.doc.Excerpt, leads = excerpt(r.plainBytes(n)), true
		}
	}
	before, holes := len(r.out), len(r.holes)
	r.write("<p>")
	start := len(r.out)
	r.line(n)
	if len(r.out) == start && len(r.holes) == holes {
		r.out = r.out[:before]
		return
	}
	if leads {
		r.lead = [2]int{start, len(r.out)}
	}
	r.write("</p>\n")
}

// textBlock is a paragraph of a list whose items lie close together.
func (r *renderer) textBlock(n *ast.TextBlock) {
	r.line(n)
	if n.NextSibling() != nil {
		r.write("\n")
	}
}

// line renders the text of n; the text of a task is the label of its box.
func (r *renderer) line(n ast.Node) {
	if _, task := n.FirstChild().(*east.TaskCheckBox); !task {
		r.inlines(n)
		return
	}
	r.write("<label>")
	r.inlines(n)
	r.write("</label>")
}

// heading renders a heading. A page has one h1, so another one becomes an h2.
// An empty heading is left out.
func (r *renderer) heading(n *ast.Heading) {
	h := Heading{Level: max(n.Level, 2), Text: r.plain(n), Range: r.headingRange(n)}
	if h.Text == "" {
		return
	}
	var class string
	if list := headingAttrs(n); len(list) > 0 {
		h.ID, class = r.keepAttributes(list, "")
	}
	h.Explicit = h.ID != ""
	if !h.Explicit {
		h.ID = r.ids.create(h.Text)
	}
	r.section = h.Text
	r.checkLevel(h)
	r.headings = append(r.headings, h)

	level := byte('0' + h.Level)
	r.out = append(r.out, '<', 'h', level)
	r.headingID(h)
	r.attribute("class", class)
	r.write(">")
	r.inlines(n)
	r.trimSpaces()
	r.out = append(r.out, '<', '/', 'h', level, '>', '\n')
	if h.Level == 2 {
		r.holes = append(r.holes, Hole{At: len(r.out), Kind: HoleAfter, Of: len(r.headings) - 1})
	}
}

// checkLevel reports a heading that skips a level: who goes from heading to
// heading, as with a screen reader, looks for what is not there (WCAG 1.3.1).
func (r *renderer) checkLevel(h Heading) {
	before := max(r.level, 1)
	if r.level = h.Level; h.Level <= before+1 {
		return
	}
	above := "the title of the page"
	if before > 1 {
		above = "a heading of level " + strconv.Itoa(before)
	}
	r.report("markdown-heading-level", h.Range, "the heading "+quote(h.Text)+" is of level "+strconv.Itoa(h.Level)+", right below "+above,
		"write it with "+strings.Repeat("#", before+1)+" and a space before it")
}

// headingID writes the id of h, the last of the headings so far: a hole if it
// was made here.
func (r *renderer) headingID(h Heading) {
	if h.Explicit {
		r.attribute("id", h.ID)
		return
	}
	r.write(` id="`)
	r.holes = append(r.holes, Hole{At: len(r.out), Kind: HoleID, Of: len(r.headings) - 1})
	r.write(`"`)
}

// trimSpaces takes away the spaces at the end of the output, such as those
// before the attributes of a heading.
func (r *renderer) trimSpaces() {
	n, least := len(r.out), 0
	if len(r.holes) > 0 {
		least = r.holes[len(r.holes)-1].At
	}
	for n > least && r.out[n-1] == ' ' {
		n--
	}
	r.out = r.out[:n]
}

// headingAttrs returns the attributes written at the end of h.
func headingAttrs(h *ast.Heading) []attribute {
	if a, ok := h.LastChild().(*attributeList); ok {
		return a.list
	}
	return nil
}

// attribute writes an attribute whose value is plain text; it leaves out one
// that has no value.
func (r *renderer) attribute(name, value string) {
	if value != "" {
		r.attributeOrEmpty(name, value)
	}
}

func (r *renderer) attributeOrEmpty(name, value string) {
	r.out = append(r.out, ' ')
	r.out = append(r.out, name...)
	r.out = append(r.out, '=', '"')
	r.out = escapeString(r.out, value)
	r.out = append(r.out, '"')
}

// list renders a list. An ordered list whose every item starts in bold is one
// of practices, which themes number in large figures.
func (r *renderer) list(n *ast.List) {
	if !n.IsOrdered() {
		r.around(n, "<ul>\n", "</ul>\n")
		return
	}
	r.write("<ol")
	if n.Start != 1 {
		r.attribute("start", strconv.Itoa(n.Start))
	}
	if isPractice(n) {
		r.attribute("class", "practice")
	}
	r.around(n, ">\n", "</ol>\n")
}

func isPractice(n *ast.List) bool {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p := item.FirstChild()
		if p == nil {
			return false
		}
		if bold, ok := p.FirstChild().(*ast.Emphasis); !ok || bold.Level != 2 {
			return false
		}
	}
	return true
}

// headingRange returns where h is written, without what underlines it. It does
// not ask h.Pos, which is wrong behind tabs.
func (r *renderer) headingRange(h *ast.Heading) diag.Range {
	n := h.Lines().Len()
	if n == 0 {
		return diag.Range{}
	}
	start, end := h.Lines().At(0).Start, h.Lines().At(n-1).Stop
	before := bytes.TrimRight(r.src[:start], " \t")
	if marks := bytes.TrimRight(before, "#"); len(marks) < len(before) {
		start = len(marks)
	}
	return span(start, end)
}

// figure renders an image that has a paragraph and a title of its own.
func (r *renderer) figure(n *ast.Image) {
	caption := unescape(nil, r.typesetAlone(n.Title))
	r.write("<figure>")
	r.image(n, nil)
	r.write("<figcaption>")
	r.out = escape(r.out, caption)
	r.write("</figcaption></figure>\n")
	r.words.add(n.Title)
}

// Blank is a paragraph that is still to be written.
const Blank = "…"

func (r *renderer) reportBlank(n *ast.Paragraph) {
	if n.Lines().Len() != 1 {
		return
	}
	line := n.Lines().At(0)
	if text := bytes.TrimSpace(line.Value(r.src)); string(text) == Blank {
		r.report("fill-in", span(line.Start, line.Start+len(text)), "this paragraph is still to be written", "write it in place of the …")
	}
}
