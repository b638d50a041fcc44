package preview

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"html"
	"strings"
)

// dress adds to a page what makes it live: before the end of its body the
// panel of problems, if there are any, and the script.
func (b *build) dress(p string, page []byte) []byte {
	panel := b.panel(p)
	base := html.EscapeString(b.site.Base()) + own

	// The script compares the sum to see whether the page has changed at all.
	sum := fnv.New64a()
	sum.Write(page)
	sum.Write([]byte(panel))

	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	var out bytes.Buffer
	out.Grow(len(page) + len(panel) + 256)
	out.Write(page[:at])
	out.WriteString(panel)
	fmt.Fprintf(&out, `<script id="indaba-preview" src="%spreview.js" data-events="%sevents" data-build="%s" data-page="%x" defer></script>`,
		base, base, b.id, sum.Sum64())
	out.Write(page[at:])
	return out.Bytes()
}

// panel returns the element that shows the problems of the page at p, and in a
// few words how many there are elsewhere; "" if there are none at all.
func (b *build) panel(p string) string {
	problems := b.site.Problems(p)
	errors, warnings := b.site.Count()
	for _, problem := range problems {
		switch problem.Severity {
		case "error":
			errors--
		case "warning":
			warnings--
		}
	}
	elsewhere := counts(errors, warnings)
	if len(problems) == 0 && elsewhere == "" {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<link rel="stylesheet" href="%spreview.css">`, html.EscapeString(b.site.Base())+own)
	out.WriteString(`<aside id="indaba-problems" lang="en" dir="ltr" aria-label="Preview">`)
	if len(problems) > 0 {
		fmt.Fprintf(&out, `<details open><summary>%s on this page</summary><ol>`, plural(len(problems), "problem"))
		for _, problem := range problems {
			problem.write(&out)
		}
		out.WriteString(`</ol></details>`)
	}
	if elsewhere != "" {
		fmt.Fprintf(&out, `<p>%s elsewhere</p>`, elsewhere)
	}
	out.WriteString(`</aside>`)
	return out.String()
}

func (p Problem) write(out *strings.Builder) {
	fmt.Fprintf(out, `<li class="%[1]s"><p><b>%[1]s</b> <span dir="auto">%[2]s</span></p>`,
		html.EscapeString(p.Severity), html.EscapeString(p.Message))
	for _, part := range []struct{ open, text, close string }{
		{`<p><code>`, p.Place, `</code></p>`},
		{`<pre dir="auto">`, p.Line, `</pre>`},
		{`<p class="hint" dir="auto">`, p.Hint, `</p>`},
	} {
		if part.text != "" {
			out.WriteString(part.open + html.EscapeString(part.text) + part.close)
		}
	}
	out.WriteString(`</li>`)
}

// counts says how many errors and warnings there are, "" for none.
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
