package markdown

import (
	"fmt"
	"html"
	"strings"
)

func newTestParser() *Parser { return New(testOptions()) }

// newFullParser returns a parser with everything on that may be off.
func newFullParser() *Parser {
	opt := testOptions()
	opt.Highlight, opt.Quotes = true, [4]string{"«\u00a0", "\u00a0»", "“", "”"}
	return New(opt)
}

func testOptions() Options {
	return Options{
		Lang: "en",
		Titles: map[string]string{
			"note": "Note", "tip": "Tip", "info": "Info", "warning": "Warning", "danger": "Danger",
			"important": "Important", "success": "Success", "details": "Details",
		},
		Footnotes: "Footnotes",
		Backlink:  "Back to the text",
	}
}

// plainFiller fills holes with what a site without any page would write.
type plainFiller struct {
	links    []Link
	headings []Heading
}

func (f plainFiller) Open(dst []byte, i int) ([]byte, bool) {
	l := f.links[i]
	dest := html.EscapeString(l.Dest)
	if l.Kind == LinkWiki && scheme(l.Dest) != "" && !hasWord(schemes, scheme(l.Dest)) {
		dest = "./" + dest // the name of a page
	}
	switch {
	case l.Kind == LinkImage && l.Dest == "":
		return fmt.Appendf(dst, `<i>%s</i>`, html.EscapeString(l.Alt)), false
	case l.Kind == LinkImage:
		return fmt.Appendf(dst, `<img src="%s" alt="%s"%s>`, dest, html.EscapeString(l.Alt), title(l)), false
	case l.Dest == "":
		return append(dst, "<span>"...), false
	}
	dst = fmt.Appendf(dst, `<a href="%s"%s>`, dest, title(l))
	if l.Kind == LinkWiki && l.Empty {
		dst = fmt.Appendf(dst, "«%s»", dest)
	}
	return dst, false
}

func (f plainFiller) Close(dst []byte, i int) []byte {
	if f.links[i].Dest == "" {
		return append(dst, "</span>"...)
	}
	return append(dst, "</a>"...)
}

func (f plainFiller) ID(dst []byte, i int) []byte {
	return append(dst, html.EscapeString(f.headings[i].ID)...)
}

func title(l Link) string {
	if l.Title == "" {
		return ""
	}
	return ` title="` + html.EscapeString(l.Title) + `"`
}

func filled(d *Document) string {
	return string(d.HTML().Append(nil, plainFiller{d.Links, d.Headings}))
}

// report describes a document as the golden files show it.
func report(d *Document) string {
	var b strings.Builder
	if d.Title != "" {
		fmt.Fprintf(&b, "title %v %q\n", d.TitleRange, d.Title)
	}
	for _, h := range d.Headings {
		fmt.Fprintf(&b, "h%d %v #%s %q", h.Level, h.Range, h.ID, h.Text)
		if h.Explicit {
			b.WriteString(" explicit")
		}
		b.WriteByte('\n')
	}
	for _, l := range d.Links {
		fmt.Fprintf(&b, "%s %v %q", []string{"", "page", "image", "wiki"}[l.Kind], l.Range, l.Dest)
		if l.Empty {
			b.WriteString(" empty")
		}
		b.WriteByte('\n')
	}
	for _, x := range d.Diagnostics {
		fmt.Fprintf(&b, "%s %v %s: %s (%s)\n", x.Severity, x.Range, x.Code, x.Message, x.Hint)
	}
	return b.String()
}

func (f plainFiller) After(dst []byte, i int) []byte { return dst }
