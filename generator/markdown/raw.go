package markdown

import "bytes"

// HTML that authors write goes out tag by tag. What keeps the page whole is a
// stack of the elements that are open, which belongs to the block or the
// Markdown mark (emphasis, link, cell …) they were opened in: there they are
// closed at the latest, and an end tag reaches no further out.

// maxRaw is how many elements may lie in each other.
const maxRaw = 48

// rawStack holds the open elements of authors.
type rawStack struct {
	open []rawElement
	base int // those from here on were opened in the innermost block or mark
}

// rawElement is an open element, and how far the document was when it opened.
type rawElement struct {
	element
	before, inner          int // length of the output before and behind the start tag
	holes, links, headings int
}

// enter starts a block or mark and returns what leave wants.
func (r *renderer) enter() (outer int) {
	outer, r.raw.base = r.raw.base, len(r.raw.open)
	return outer
}

// leave closes what authors left open since enter.
func (r *renderer) leave(outer int) {
	r.closeRaw(r.raw.base)
	r.raw.base = outer
}

// closeRaw closes the innermost elements until n are open. Those whose content
// was to be cut and that have no end tag are forgotten.
func (r *renderer) closeRaw(n int) {
	for i := len(r.raw.open) - 1; i >= n; i-- {
		switch e := r.raw.open[i]; {
		case e.content == cut:
		case e.name == "p" && e.holes == len(r.holes) && len(bytes.TrimSpace(r.out[e.inner:])) == 0:
			r.out = r.out[:e.before] // it was there for its attributes
		case e.isBlock():
			r.write("</" + e.name + ">\n")
		default:
			r.write("</" + e.name + ">")
		}
	}
	r.raw.open = r.raw.open[:n]
}

// closeForBlock closes the innermost elements that cannot hold a block.
func (r *renderer) closeForBlock() {
	n := len(r.raw.open)
	for n > r.raw.base && r.raw.open[n-1].content != flow && r.raw.open[n-1].content != cut {
		n--
	}
	r.closeRaw(n)
}

// cutting says whether what is written now may be cut later.
func (r *renderer) cutting() bool {
	for _, e := range r.raw.open {
		if e.content == cut {
			return true
		}
	}
	return false
}

// leaveStructure closes lists and tables in which text would stand outside of
// an item or a cell.
func (r *renderer) leaveStructure() {
	if n := len(r.raw.open); n > r.raw.base && r.raw.open[n-1].content == structure {
		r.closeForBlock()
	}
}

// place makes room for e, closing elements whose end tags may be left out, and
// says whether e may stand here.
func (r *renderer) place(e element, inText bool) bool {
	n, base := len(r.raw.open), r.raw.base
	if e.content == refused || e.content == cut || e.isBlock() && inText || n >= maxRaw {
		return false
	}
	switch {
	case e.in != "":
		for n > base && !hasWord(e.in, r.raw.open[n-1].name) {
			n--
		}
		if n == base {
			return false
		}
		r.closeRaw(n)
	case e.isBlock():
		r.closeForBlock()
	default:
		r.leaveStructure()
	}
	return true
}

// openRaw notes that e is open, whose start tag was written where the output
// had before bytes.
func (r *renderer) openRaw(e element, before int) {
	if len(r.raw.open) < maxRaw {
		r.raw.open = append(r.raw.open, rawElement{e, before, len(r.out), len(r.holes), len(r.links), len(r.headings)})
	}
}

// endTag renders the end tag of the innermost element called name. If there is
// none it does nothing.
func (r *renderer) endTag(name string) {
	for n := len(r.raw.open) - 1; n >= r.raw.base; n-- {
		e := r.raw.open[n]
		if e.name != name {
			continue
		}
		if e.content == cut {
			r.out, r.holes, r.links = r.out[:e.before], r.holes[:e.holes], r.links[:e.links]
			r.headings = r.headings[:e.headings]
			r.raw.open = r.raw.open[:n]
		}
		r.closeRaw(n)
		return
	}
}
