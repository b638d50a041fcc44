package calendar

import (
	"strings"
	"unicode/utf8"
)

// lineLength is how many octets a line may have, without its end (RFC 5545,
// section 3.1).
const lineLength = 75

// writer writes content lines.
type writer struct{ buf []byte }

// line writes one content line, folded between characters.
func (w *writer) line(s string) {
	n := 0
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			s = "\uFFFD" + s[1:] // the file must be UTF-8
			continue
		}
		if n+size > lineLength {
			w.buf = append(w.buf, "\r\n "...)
			n = 1
		}
		w.buf = append(w.buf, s[:size]...)
		n += size
		s = s[size:]
	}
	w.buf = append(w.buf, "\r\n"...)
}

// text writes a property that holds text; nothing for an empty one.
func (w *writer) text(name, lang, s string) {
	if s = escape(s); s != "" {
		w.line(name + language(lang) + ":" + s)
	}
}

// language writes the parameter that says which language a text is in.
func language(lang string) string {
	if lang == "" {
		return ""
	}
	return ";LANGUAGE=" + lang
}

// escape writes a text as a value (RFC 5545, section 3.3.11). Lines may end in
// any way; other control characters, which no value may hold, are left out.
func escape(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			b.WriteString(`\n`)
		case r < ' ' && r != '\t' || r == 0x7f:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// uri leaves out of an address what would end its line.
func uri(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}
