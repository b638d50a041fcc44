package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table renders a table in a box that scrolls. The box takes the keyboard's
// focus, so it is named: after the heading above it, numbered where it has
// several tables.
func (r *renderer) table(n *east.Table) {
	r.write(`<div class="table" tabindex="0"`)
	if r.section != "" {
		label := r.section
		if r.tables[label]++; r.tables[r.section] > 1 {
			label += " (" + strconv.Itoa(r.tables[r.section]) + ")"
		}
		r.attribute("role", "region")
		r.attribute("aria-label", label)
	}
	r.write("><table>\n")
	head := n.FirstChild()
	r.write("<thead>\n")
	r.row(head, true)
	r.write("</thead>\n")
	if first := head.NextSibling(); first != nil {
		r.write("<tbody>\n")
		for row := first; row != nil; row = row.NextSibling() {
			r.row(row, false)
		}
		r.write("</tbody>\n")
	}
	r.write("</table></div>\n")
}

func (r *renderer) row(n ast.Node, head bool) {
	r.write("<tr>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.words.stop()
		r.cell(c.(*east.TableCell), head && c.HasChildren()) // a header that is empty heads nothing
	}
	r.write("</tr>\n")
}

// cell renders a cell. Alignment is a class, and logical: "right" in the
// Markdown is where the line ends in the reader's script.
func (r *renderer) cell(n *east.TableCell, head bool) {
	tag := "td"
	if head {
		tag = "th"
	}
	r.write("<" + tag)
	if head {
		r.attribute("scope", "col")
	}
	switch n.Alignment {
	case east.AlignRight:
		r.attribute("class", "end")
	case east.AlignCenter:
		r.attribute("class", "center")
	}
	r.write(">")
	r.inlines(n)
	r.write("</" + tag + ">\n")
}
