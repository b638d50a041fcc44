package diag

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Text prints diagnostics for people, each as
//
//	content/en/a.md:3:9: error: there is no page at `b.md` [link-broken]
//	    Look at [b](b.md) first.
//	            ^^^^^^^^^
//	  hint: did you mean `c.md`?
//	  see content/en/c.md:1:1: the other page
//
// What an author wrote is printed in such a way that it cannot command the
// terminal. The zero Text prints without source lines and colour.
type Text struct {
	Source func(file string) []byte // the text of a file, nil if there is none
	Colour bool                     // ANSI escape sequences are understood
}

// Print prints the diagnostics of l in their order. It is fastest when those
// of one file follow each other.
func (t Text) Print(w io.Writer, l List) error {
	p := printer{Text: t, out: bufio.NewWriter(w)}
	for _, d := range l {
		p.print(d)
	}
	return p.out.Flush()
}

// Summary says how many diagnostics of each severity l has, such as
// "2 errors, 1 warning"; "" if it has none.
func (l List) Summary() string {
	var parts []string
	for s := Error; s >= Note; s-- {
		switch n := l.Count(s); n {
		case 0:
		case 1:
			parts = append(parts, "1 "+s.String())
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, s))
		}
	}
	return strings.Join(parts, ", ")
}

// Line returns a line of a text, counted from 1, without its end and without
// a byte order mark; "" if there is no such line.
func Line(text []byte, line int) string {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for ; line > 1; line-- {
		_, rest, more := bytes.Cut(text, []byte("\n"))
		if !more {
			return ""
		}
		text = rest
	}
	text, _, _ = bytes.Cut(text, []byte("\n"))
	return string(bytes.TrimSuffix(text, []byte("\r")))
}

// printer is a [Text] at work.
type printer struct {
	Text
	out  *bufio.Writer
	file string // the file whose text is in text
	text []byte
}

func (p *printer) print(d Diagnostic) {
	if d.File != "" {
		p.out.WriteString(p.paint(bold, d.Place()) + ": ")
	}
	p.out.WriteString(p.paint(shades(d.Severity), d.Severity.String()) + ": " + plain(d.Message))
	p.out.WriteString(p.paint(faint, " ["+string(d.Code)+"]") + "\n")
	p.point(d)
	if d.Hint != "" {
		p.out.WriteString("  hint: " + plain(d.Hint) + "\n")
	}
	for _, r := range d.Related {
		p.out.WriteString("  see " + place(r.File, r.Range.Start) + ": " + plain(r.Message) + "\n")
	}
}

// point prints the source line of a diagnostic with its place marked.
func (p *printer) point(d Diagnostic) {
	if p.Source == nil || d.Range.Start.Line < 1 {
		return
	}
	if p.file != d.File {
		p.file, p.text = d.File, p.Source(d.File)
	}
	line := Line(p.text, d.Range.Start.Line)
	if strings.TrimSpace(line) == "" {
		return
	}
	source, marks := excerpt(line, d.Range)
	p.out.WriteString("    " + uncommanding(source) + "\n    " + marks.pad + p.paint(shades(d.Severity), marks.carets) + "\n")
}

// uncommanding returns a line that GitHub's runners, which read what a step
// prints, do not take for a command: one that begins with two colons, or that has
// `##[` anywhere. A sign that is not seen parts them.
func uncommanding(line string) string {
	if body := strings.TrimLeft(line, " \t…"); strings.HasPrefix(body, "::") && !strings.HasPrefix(body, ":::") {
		line = line[:len(line)-len(body)] + ":\u200b" + body[1:]
	}
	return strings.ReplaceAll(line, "##[", "##\u200b[")
}

// Place returns FILE:LINE:COLUMN as far as it is known, on one line.
func (d Diagnostic) Place() string { return place(d.File, d.Range.Start) }

func place(file string, at Position) string {
	if at.Line < 1 {
		return plain(file)
	}
	return fmt.Sprintf("%s:%d:%d", plain(file), at.Line, max(1, at.Column))
}

// The colours used, as parameters of the ANSI sequence.
const (
	bold  = "1"
	faint = "2"
)

func shades(s Severity) string {
	switch s {
	case Error:
		return "1;31"
	case Warning:
		return "1;33"
	}
	return "1;36"
}

func (p *printer) paint(shade, text string) string {
	if !p.Colour {
		return text
	}
	return "\x1b[" + shade + "m" + text + "\x1b[0m"
}
