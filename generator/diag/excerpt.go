package diag

import (
	"io"
	"strings"
	"unicode"
)

const (
	// widest is how many columns of a source line are printed: a paragraph
	// is often one line, and a mark under a line that wraps points nowhere.
	widest = 100
	// before is how many of them may stand before the place.
	before = 40
)

// marks are what stands under a source line.
type marks struct{ pad, carets string }

// excerpt returns a source line as it is printed, and the marks under the
// range. A long line is cut on both sides of the place.
func excerpt(line string, at Range) (string, marks) {
	text := []rune(line)
	from := min(max(at.Start.Column-1, 0), len(text))
	to := from + 1
	switch {
	case at.End.Line > at.Start.Line:
		to = len(text)
	case at.End.Line == at.Start.Line:
		to = at.End.Column - 1
	}
	to = min(max(to, from), len(text))

	first, last := window(text, from)
	to = min(to, last)
	var source, pad strings.Builder
	if first > 0 {
		source.WriteString("…")
		pad.WriteByte(' ')
	}
	for i, r := range text[first:last] {
		if r = visible(r); r >= 0 {
			source.WriteRune(r)
		}
		switch {
		case first+i >= from:
		case r == '\t':
			pad.WriteByte('\t')
		default:
			pad.WriteString(strings.Repeat(" ", width(r)))
		}
	}
	if last < len(text) {
		source.WriteString("…")
	}
	return source.String(), marks{pad.String(), strings.Repeat("^", max(1, widthOf(text[from:to])))}
}

// window returns the stretch of a line that is printed: all of it if it is
// short enough, else what lies around from. It begins with no combining mark.
func window(text []rune, from int) (first, last int) {
	if widthOf(text) <= widest {
		return 0, len(text)
	}
	first, room := from, before
	for first > 0 && (room > 0 || width(text[first]) == 0) {
		first--
		room -= width(text[first])
	}
	last = first
	for room = widest; last < len(text) && room > 0; last++ {
		room -= width(text[last])
	}
	return first, last
}

// widthOf returns how many columns of a terminal a text takes. How far a tab
// leads depends on what stands before it; it counts as one.
func widthOf(text []rune) int {
	n := 0
	for _, r := range text {
		n += width(r)
	}
	return n
}

// width returns how many columns of a terminal a character takes: 2 for those
// of Chinese, Japanese and Korean and for emoji, 0 for those that combine with
// the one before or are not seen.
func width(r rune) int {
	switch {
	case r < 0:
		return 0
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}

// wide are the characters of East Asian Width W and F (Unicode 16), small gaps
// between them filled.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1}, {0x231a, 0x231b, 1}, {0x23e9, 0x23ec, 1}, {0x23f0, 0x23f3, 3},
		{0x25fd, 0x25fe, 1}, {0x2614, 0x2615, 1}, {0x2648, 0x2653, 1}, {0x267f, 0x2693, 20},
		{0x26a1, 0x26aa, 9}, {0x26ab, 0x26bd, 18}, {0x26be, 0x26c4, 6}, {0x26c5, 0x26ce, 9},
		{0x26d4, 0x26ea, 22}, {0x26f2, 0x26f3, 1}, {0x26f5, 0x26fa, 5}, {0x26fd, 0x2705, 8},
		{0x270a, 0x270b, 1}, {0x2728, 0x274c, 36}, {0x274e, 0x2753, 5}, {0x2754, 0x2755, 1},
		{0x2757, 0x2795, 62}, {0x2796, 0x2797, 1}, {0x27b0, 0x27bf, 15}, {0x2b1b, 0x2b1c, 1},
		{0x2b50, 0x2b55, 5}, {0x2e80, 0x303e, 1}, {0x3041, 0x4dbf, 1}, {0x4e00, 0xa4cf, 1},
		{0xa960, 0xa97c, 1}, {0xac00, 0xd7a3, 1}, {0xf900, 0xfaff, 1}, {0xfe10, 0xfe19, 1},
		{0xfe30, 0xfe6b, 1}, {0xff01, 0xff60, 1}, {0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{
		{0x16fe0, 0x18cff, 1}, {0x1aff0, 0x1b2fb, 1}, {0x1d300, 0x1d376, 1}, {0x1f004, 0x1f0cf, 203},
		{0x1f18e, 0x1f191, 3}, {0x1f192, 0x1f19a, 1}, {0x1f200, 0x1f320, 1}, {0x1f32d, 0x1f335, 1},
		{0x1f337, 0x1f37c, 1}, {0x1f37e, 0x1f393, 1}, {0x1f3a0, 0x1f3ca, 1}, {0x1f3cf, 0x1f3d3, 1},
		{0x1f3e0, 0x1f3f0, 1}, {0x1f3f4, 0x1f3f8, 4}, {0x1f3f9, 0x1f43e, 1}, {0x1f440, 0x1f442, 2},
		{0x1f443, 0x1f4fc, 1}, {0x1f4ff, 0x1f53d, 1}, {0x1f54b, 0x1f567, 1}, {0x1f57a, 0x1f595, 27},
		{0x1f596, 0x1f5a4, 14}, {0x1f5fb, 0x1f64f, 1}, {0x1f680, 0x1f6c5, 1}, {0x1f6cc, 0x1f6d0, 4},
		{0x1f6d1, 0x1f6df, 1}, {0x1f6eb, 0x1f6fc, 1}, {0x1f7e0, 0x1f7f0, 1}, {0x1f90c, 0x1f9ff, 1},
		{0x1fa70, 0x1faff, 1}, {0x20000, 0x3fffd, 1},
	},
}

// visible returns what is printed for a character of an author: what could
// command the terminal is replaced, what could reorder the rest of the line
// is left out (-1).
func visible(r rune) rune {
	switch {
	case r == '\t':
		return r
	case unicode.IsControl(r):
		return unicode.ReplacementChar
	case '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069', r == '\u2028', r == '\u2029':
		return -1
	}
	return r
}

// Harmless returns a writer of text for people: nothing in it commands their
// terminal, whoever wrote it. Each Write is whole characters.
func Harmless(w io.Writer) io.Writer { return harmless{w} }

type harmless struct{ io.Writer }

func (w harmless) Write(text []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return visible(r)
	}, string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// plain returns a text as it is printed on one line.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return visible(r)
	}, s)
}
