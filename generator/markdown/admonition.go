package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"indaba/generator/diag"
)

// directiveNames are the canonical names of directives.
const directiveNames = "note tip info warning danger important success details"

// Directives returns the canonical names of directives, whose titles [Options]
// gives.
func Directives() []string { return strings.Fields(directiveNames) }

// canonical returns the canonical name of a directive, "" if it is not known.
func canonical(name string) string {
	switch name {
	case "caution":
		return "warning"
	case "secondary":
		return "note"
	}
	if hasWord(directiveNames, name) {
		return name
	}
	return ""
}

// directive renders a container. A known one is a note beside the text, or
// `<details>`; an unknown one is a plain container that themes may style.
func (r *renderer) directive(d *directive) {
	r.checkFence(d)
	id, class := r.keepAttributes(d.attrs, "title open")
	if id != "" {
		r.doc.Parts = append(r.doc.Parts, id)
	}
	switch name := canonical(d.name); name {
	case "":
		r.unknownDirective(d, id, class)
	case "details":
		r.openDirective("<details", name, id, "admonition details", class)
		if hasAttribute(d.attrs, "open") {
			r.write(" open")
		}
		r.directiveTitle(d, r.opt.Titles[name], "><summary class=\"admonition-title\">", "</summary>\n")
		r.write("</details>\n")
	default:
		r.openDirective("<aside", name, id, "admonition "+name, class)
		r.attribute("role", "note")
		label := r.opt.Titles[name]
		if d.title != nil {
			label = r.plain(d.title)
		} else if title := r.titleAttribute(d); title != "" {
			label = title
		}
		r.attribute("aria-label", label)
		r.directiveTitle(d, r.opt.Titles[name], "><p class=\"admonition-title\">", "</p>\n")
		r.write("</aside>\n")
	}
}

// openDirective writes a start tag up to where more attributes may follow.
func (r *renderer) openDirective(tag, name, id, class, more string) {
	r.write(tag)
	r.attribute("id", id)
	if more != "" {
		class += " " + more
	}
	r.attribute("class", class)
	r.attribute("data-directive", name)
}

// directiveTitle writes the title of d, between open and close, and the blocks
// behind it. An author's title goes before standard.
func (r *renderer) directiveTitle(d *directive, standard, open, close string) {
	first := d.FirstChild()
	r.write(open)
	switch title := r.titleAttribute(d); {
	case d.title != nil:
		first = d.title.NextSibling()
		r.inlines(d.title)
	case title != "":
		r.out = escapeString(r.out, title)
	default:
		r.out = escapeString(r.out, standard)
	}
	r.write(close)
	r.blocks(first)
}

func (r *renderer) unknownDirective(d *directive, id, class string) {
	hint := diag.Suggest(d.name, append(Directives(), "caution", "secondary"), "known are "+directiveNames)
	r.report("markdown-directive-unknown", span(d.opener[0], d.opener[1]), "the directive "+quote(d.name)+" is not known", hint)
	r.openDirective("<div", d.name, id, "directive "+d.name, class)
	if d.title != nil || r.titleAttribute(d) != "" {
		r.directiveTitle(d, "", "><p class=\"directive-title\">", "</p>\n")
	} else {
		r.write(">\n")
		r.blocks(d.FirstChild())
	}
	r.write("</div>\n")
}

// checkFence reports a directive whose fences are not lines of their own.
func (r *renderer) checkFence(d *directive) {
	at := span(d.opener[0], d.opener[1])
	switch {
	case d.inLine:
		r.report("markdown-directive-unclosed", at, "the directive "+quote(d.name)+" is opened and closed on one line",
			"put ':::' on a line of its own; an empty line before and behind it keeps formatters from joining it again")
	case !d.closed:
		r.report("markdown-directive-unclosed", at, "the directive "+quote(d.name)+" is never closed",
			"write a line of as many colons where it ends")
	default:
		r.checkNesting(d, at)
	}
}

// checkNesting warns of a directive in another one that has no more colons.
// What is meant is told from the closing lines, and by other generators in
// another way: there the first closing line ends both.
func (r *renderer) checkNesting(d *directive, at diag.Range) {
	if outer, ok := d.Parent().(*directive); ok && outer.closed && 0 < outer.colons && outer.colons <= d.colons {
		r.report("markdown-directive-nesting", at, "the directive "+quote(d.name)+" has no fewer colons than "+quote(outer.name)+" around it",
			"open and close the outer one with more colons, such as "+strings.Repeat(":", d.colons+1))
	}
}

// checkStray warns of a line that ends in the colons of a directive's end: on
// their own they close none that is open, and behind text none at all. Formatters
// such as Prettier, which take them for text, join them to the line before.
func (r *renderer) checkStray(n *ast.Text, value []byte) {
	body := bytes.TrimRight(value, ":")
	c := len(value) - len(body)
	if c < 3 || n.NextSibling() != nil && !n.SoftLineBreak() {
		return
	}
	before, ok := n.PreviousSibling().(*ast.Text)
	starts := n.PreviousSibling() == nil || ok && (before.SoftLineBreak() || before.HardLineBreak())
	message, hint := "this line closes no directive that is open", "take it out, or write as many colons as in the line that opens the directive"
	if !starts || len(bytes.TrimSpace(body)) > 0 {
		message, hint = "these colons stand behind text, so they close no directive", "put them on a line of their own; an empty line before it keeps formatters such as Prettier from joining the two again"
	}
	r.report("markdown-directive-stray", span(n.Segment.Stop-c, n.Segment.Stop), message, hint)
}

// titleAttribute returns the title that is written as an attribute.
func (r *renderer) titleAttribute(d *directive) string {
	for _, a := range d.attrs {
		if a.name == "title" {
			return string(r.typesetAlone([]byte(a.value)))
		}
	}
	return ""
}

func hasAttribute(list []attribute, name string) bool {
	for _, a := range list {
		if a.name == name {
			return true
		}
	}
	return false
}
