package markdown

import (
	"bytes"

	"indaba/generator/diag"
)

// Extent returns where a link or image begins and ends in the file it was read
// from, with all that belongs to it but the exclamation mark of an image. Of a
// link whose destination is defined elsewhere it is the destination, there.
func Extent(src []byte, lines diag.Lines, l *Link) (start, end int) {
	start = lines.Offset(l.Range.Start)
	end = max(start, lines.Offset(l.Range.End))
	before := bytes.TrimRight(src[:start], " \t\n<")
	switch {
	case l.Kind == LinkWiki:
		if open := bytes.LastIndex(src[:start], []byte("[[")); open >= 0 {
			start = open
		}
		if close := bytes.Index(src[end:], []byte("]]")); close >= 0 {
			end += close + len("]]")
		}
	case bytes.HasSuffix(before, []byte("](")): // [label](destination "title")
		start = Opening(src, len(before)-len("]("))
		end = closing(src, len(before)-1, '(', ')')
	}
	return start, end
}

// reach is how far away the other end of a link is looked for, in bytes.
const reach = 4096

// Opening returns the place of the square bracket that one at close belongs
// to; close itself if there is none.
func Opening(src []byte, close int) int {
	depth := 0
	for i := close; i >= max(0, close-reach); i-- {
		if i > 0 && src[i-1] == '\\' {
			continue
		}
		switch src[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return close
}

// Closing returns the place behind the square bracket that one at open belongs
// to.
func Closing(src []byte, open int) int { return closing(src, open, '[', ']') }

// closing returns the place behind the bracket that ends what one at open
// starts. Those in quotation marks, as in a title, do not count.
func closing(src []byte, open int, opens, closes byte) int {
	depth, quote := 0, byte(0)
	far := min(len(src), open+reach)
	for i := open; i < far; i++ {
		switch c := src[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' && opens == '(':
			quote = c
		case c == opens:
			depth++
		case c == closes:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return far
}
