package markdown

import (
	"strconv"

	east "github.com/yuin/goldmark/extension/ast"
)

// Footnotes have the roles of DPUB-ARIA 1.1. Their ids hold a colon, which no
// id made from a heading does.

func (r *renderer) footnotes(n *east.FootnoteList) {
	r.write(`<section class="footnotes" role="doc-endnotes"`)
	r.attribute("aria-label", r.opt.Footnotes)
	r.write(">\n<ol>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.write("<li")
		r.attribute("id", "fn:"+strconv.Itoa(c.(*east.Footnote).Index))
		r.around(c, ">\n", "</li>\n")
	}
	r.write("</ol>\n</section>\n")
}

func (r *renderer) footnoteLink(n *east.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	if r.inLink {
		r.write("<sup>" + number + "</sup>")
		return
	}
	r.write("<sup><a")
	r.attribute("id", footnoteRef(n.Index, n.RefIndex))
	r.attribute("href", "#fn:"+number)
	r.write(` class="footnote-ref" role="doc-noteref">` + number + "</a></sup>")
}

func (r *renderer) footnoteBacklink(n *east.FootnoteBacklink) {
	r.write(" <a")
	r.attribute("href", "#"+footnoteRef(n.Index, n.RefIndex))
	r.write(` class="footnote-backref" role="doc-backlink"`)
	r.attribute("aria-label", r.opt.Backlink)
	r.write(">\u21a9\ufe0e</a>")
}

// footnoteRef returns the id of the nth link, from 0, to a footnote.
func footnoteRef(footnote, nth int) string {
	id := "fnref:" + strconv.Itoa(footnote)
	if nth > 0 {
		id += ":" + strconv.Itoa(nth+1)
	}
	return id
}
