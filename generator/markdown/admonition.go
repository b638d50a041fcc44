package markdown

import (
	"strings"

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
		} else if title := attributeValue(d.attrs, "title"); title != "" {
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
	switch title := attributeValue(d.attrs, "title"); {
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
	if d.title != nil || attributeValue(d.attrs, "title") != "" {
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
	}
}

func hasAttribute(list []attribute, name string) bool {
	for _, a := range list {
		if a.name == name {
			return true
		}
	}
	return false
}

func attributeValue(list []attribute, name string) string {
	for _, a := range list {
		if a.name == name {
			return a.value
		}
	}
	return ""
}
