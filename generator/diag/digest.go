package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Digest lists diagnostics as GitHub's Markdown, for the summary of a job. What
// an author wrote is text in it, whatever it looks like.
type Digest struct {
	// Link returns the address of a line of a file; "" for none. A line of 0
	// is the file as a whole.
	Link func(file string, line int) string
	// Help returns what there is to say of a code to somebody who sees it for
	// the first time, in Markdown; "" if nothing.
	Help func(Code) string
	// Most is how many bytes may be written, for GitHub refuses a summary of
	// more than 1 MiB; 0: any number. What does not fit is counted.
	Most int
}

// Print prints the diagnostics of l, the worst first.
func (g Digest) Print(w io.Writer, l List) error {
	var out bytes.Buffer
	if len(l) == 0 {
		out.WriteString("Nothing to mend.\n")
	} else {
		fmt.Fprintf(&out, "**%s**\n\n| | where | what | what to do |\n|---|---|---|---|\n", l.Summary())
	}
	worst := l.Worst()
	for i, d := range worst {
		row := fmt.Sprintf("| %s | %s | %s <sub>%s</sub> | %s |\n", d.Severity, g.where(d), Rich(d.Message)+g.related(d), d.Code, Rich(d.Hint))
		if g.Most > 0 && out.Len()+len(row) > g.Most-64 {
			fmt.Fprintf(&out, "\nand %d more\n", len(l)-i)
			break
		}
		out.WriteString(row)
	}
	g.explain(&out, worst)
	_, err := w.Write(out.Bytes())
	return err
}

// explain adds what there is to say of each code, folded, as long as there is
// room.
func (g Digest) explain(out *bytes.Buffer, l List) {
	seen := map[Code]bool{}
	for _, d := range l {
		if seen[d.Code] || g.Help == nil {
			continue
		}
		seen[d.Code] = true
		text := strings.TrimSpace(g.Help(d.Code))
		if text == "" {
			continue
		}
		if text = "\n<details><summary>" + string(d.Code) + "</summary>\n\n" + text + "\n\n</details>\n"; g.Most == 0 || out.Len()+len(text) <= g.Most {
			out.WriteString(text)
		}
	}
}

func (g Digest) related(d Diagnostic) string {
	out := ""
	for _, r := range d.Related {
		out += "<br>see " + g.place(r.File, r.Range) + ": " + Rich(r.Message)
	}
	return out
}

func (g Digest) where(d Diagnostic) string {
	if d.File == "" {
		return ""
	}
	return g.place(d.File, d.Range)
}

// place returns FILE:LINE:COLUMN, a link where one is known.
func (g Digest) place(file string, r Range) string {
	text := Inert(place(file, r.Start))
	if g.Link == nil {
		return text
	}
	if address := g.Link(file, max(0, r.Start.Line)); address != "" {
		return "<a href=\"" + Inert(address) + "\">" + text + "</a>"
	}
	return text
}

// Rich returns a message as Markdown: what it quotes in back quotes is code.
func Rich(s string) string {
	var out strings.Builder
	parts := strings.Split(plain(s), "`")
	for i, part := range parts {
		switch {
		case i%2 == 0:
			out.WriteString(Inert(part))
		case i == len(parts)-1: // no second quote
			out.WriteString("&#96;" + Inert(part))
		default:
			out.WriteString("<code>" + Inert(part) + "</code>")
		}
	}
	return out.String()
}

// Inert returns a text as Markdown, on one line, that is nothing but this text:
// all ASCII punctuation is written as character references, which are never markup
// (CommonMark 0.31, 2.5).
func Inert(s string) string {
	var out strings.Builder
	for _, r := range plain(s) {
		switch {
		case r == ' ', r == ',', r >= 0x80, '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
			out.WriteRune(r)
		default:
			fmt.Fprintf(&out, "&#%d;", r)
		}
	}
	return out.String()
}
