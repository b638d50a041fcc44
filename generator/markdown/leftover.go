package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// Templates and components of other generators mean nothing here, and would be
// read as they are written. They are looked for in text alone: code may show
// them.

// template matches a piece of a template language at its start: a tag of
// Liquid, a shortcode of Hugo, an expression of either or of Vue.
var template = regexp.MustCompile(`^(?:\{%-?\s*(\w+)[^{}]{0,300}?%\}|\{\{[<%]\s*/?\s*(\w[\w./-]*)[^{}]{0,300}?[>%]\}\}|\{\{[^{}\n]{1,300}\}\})`)

// component matches a tag of JSX, which starts with a capital letter, at its
// start; it may go on over several lines.
var component = regexp.MustCompile(`^</?([A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)?)(?:\s+[A-Za-z][\w-]*(?:[=\s/>]|$)|\s*/?>)`)

// checkLeftovers reports what value, text of the body from offset at, holds of
// other generators.
func (r *renderer) checkLeftovers(value []byte, at int) {
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '{':
			if size := r.template(at + i); size > 0 {
				i += size - 1
			}
		case '<':
			if m := component.FindSubmatch(r.src[at+i:]); m != nil {
				r.component(string(m[1]), at+i)
			}
		}
	}
}

// template reports the piece of a template that starts at a byte of the body,
// and returns how long it is; 0 if there is none.
func (r *renderer) template(at int) int {
	if at+1 >= len(r.src) || r.src[at+1] != '{' && r.src[at+1] != '%' {
		return 0
	}
	m := template.FindSubmatch(r.src[at:])
	if m == nil {
		return 0
	}
	what, hint := "an expression of a template", "write out what it stands for"
	switch {
	case m[1] != nil:
		what, hint = "a tag of Liquid", "write in Markdown what it makes"
	case m[2] != nil:
		what, hint = "a shortcode of Hugo", shortcode(string(m[2]))
	}
	r.report("markdown-template", span(at, at+len(m[0])), quote(string(m[0]))+" is "+what+", and readers would see it as it is written", hint)
	return len(m[0])
}

// shortcode says what to write in place of one of Hugo.
func shortcode(name string) string {
	switch name {
	case "ref", "relref":
		return "write the path of the file, as in [text](../members/ama-owusu.md)"
	case "figure", "img", "image":
		return "write an image as ![what it shows](file \"caption\")"
	case "highlight":
		return "write code between lines of ```"
	case "youtube", "vimeo", "gist", "tweet", "x", "instagram":
		return "link to it: what is embedded would tell others who reads this page"
	}
	return insteadOf(name)
}

// component reports a tag of JSX.
func (r *renderer) component(name string, at int) {
	r.report("markdown-jsx", span(at, at+1+len(name)), "the component <"+clip(name)+"> does nothing here", insteadOf(name))
}

// insteadOf says what to write in place of a component, by the names that
// Docusaurus, Starlight and themes of Hugo have for the same.
func insteadOf(name string) string {
	switch strings.ToLower(name) {
	case "tabs", "tabitem", "tabpane", "tab":
		return "write what the tabs hold one after the other, each under a heading of its own"
	case "admonition", "aside", "callout", "alert", "note", "tip", "info", "warning", "caution", "danger", "hint", "notice":
		return "write :::note on a line of its own, the text below it, and ::: on a line behind it"
	case "details", "accordion", "expand", "collapse":
		return "write :::details[Title] on a line of its own, the text below it, and ::: on a line behind it"
	case "image", "img", "figure", "themedimage", "idealimage", "picture":
		return "write an image as ![what it shows](file)"
	case "link", "button", "linkbutton", "linkcard":
		return "write a link as [text](address)"
	case "card", "cards", "cardgrid", "steps", "filetree":
		return "write a list"
	}
	return "take it out, and write in Markdown what it showed"
}

// holdsTemplate reports whether the address of a link is made by a template.
func holdsTemplate(address []byte) bool {
	return bytes.Contains(address, []byte("{{")) || bytes.Contains(address, []byte("{%"))
}
