package preview

import (
	"fmt"
	"html"
	"net/url"
	"strings"
)

// panel returns the element that shows what is wrong with a page, and in a few
// words how much elsewhere, which opens to a list; "" if nothing is.
func (b *build) panel(p Problems) string {
	if len(p.Here) == 0 && p.Errors+p.Warnings == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<link rel="stylesheet" href="%spreview.css">`, html.EscapeString(b.site.Base())+own)
	out.WriteString(`<aside id="indaba-problems" lang="en" dir="ltr" aria-label="Preview">`)
	if len(p.Here) > 0 {
		fmt.Fprintf(&out, `<details class="here" open><summary>%s on this page</summary><ol role="list">`, plural(len(p.Here), "problem"))
		for _, problem := range p.Here {
			problem.write(&out)
		}
		out.WriteString(`</ol></details>`)
	}
	if p.Errors+p.Warnings > 0 {
		fmt.Fprintf(&out, `<details class="elsewhere"><summary>%s elsewhere</summary><ol role="list">`, counts(p.Errors, p.Warnings))
		for _, problem := range p.Elsewhere {
			b.writeElsewhere(&out, problem)
		}
		if more := p.Errors + p.Warnings - len(p.Elsewhere); more > 0 {
			fmt.Fprintf(&out, `<li>and %d more</li>`, more)
		}
		out.WriteString(`</ol></details>`)
	}
	out.WriteString(`</aside>`)
	return out.String()
}

// write writes a problem in full.
func (p Problem) write(out *strings.Builder) {
	fmt.Fprintf(out, `<li class="%[1]s"><p><b>%[1]s</b> <span dir="auto">%[2]s</span></p>`,
		html.EscapeString(p.Severity), html.EscapeString(p.Message))
	if p.Place != "" {
		out.WriteString(`<p class="place">` + p.place() + `</p>`)
	}
	if p.Line != [3]string{} {
		out.WriteString(`<pre dir="auto">` + html.EscapeString(p.Line[0]))
		if p.Line[1] != "" {
			out.WriteString(`<mark>` + html.EscapeString(p.Line[1]) + `</mark>`)
		}
		out.WriteString(html.EscapeString(p.Line[2]) + `</pre>`)
	}
	if p.Hint != "" {
		out.WriteString(`<p class="hint" dir="auto">` + html.EscapeString(p.Hint) + `</p>`)
	}
	out.WriteString(`</li>`)
}

// writeElsewhere writes a problem of another page on a line.
func (b *build) writeElsewhere(out *strings.Builder, p Problem) {
	message := `<span dir="auto">` + html.EscapeString(p.Message) + `</span>`
	if p.Page != "" {
		message = `<a href="` + escaped(b.address(p.Page)) + `" dir="auto">` + html.EscapeString(p.Message) + `</a>`
	}
	fmt.Fprintf(out, `<li class="%[1]s"><b>%[1]s</b> %[2]s`, html.EscapeString(p.Severity), message)
	if p.Place != "" {
		out.WriteString(` <span class="place">` + p.place() + `</span>`)
	}
	out.WriteString(`</li>`)
}

// place returns the place of a problem, which opens it in an editor.
func (p Problem) place() string {
	text := `<code>` + html.EscapeString(p.Place) + `</code>`
	if p.Editor == "" {
		return text
	}
	return `<a href="` + html.EscapeString(p.Editor) + `">` + text + `</a>`
}

// escaped returns a URL path as the value of an attribute.
func escaped(path string) string { return html.EscapeString((&url.URL{Path: path}).EscapedPath()) }

// counts says how many errors and warnings there are.
func counts(errors, warnings int) string {
	var parts []string
	if errors > 0 {
		parts = append(parts, plural(errors, "error"))
	}
	if warnings > 0 {
		parts = append(parts, plural(warnings, "warning"))
	}
	return strings.Join(parts, ", ")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
