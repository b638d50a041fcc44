package withdrawal

import (
	"bytes"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// former is what stands in a text for a link to the member.
const former = "[[" + model.FormerMember + "]]"

// replaceWiki rewrites a wiki link, given the range of its target.
func (e *edits) replaceWiki(at diag.Range) {
	start, end := e.offset(at.Start)-2, e.offset(at.End)
	close := bytes.Index(e.src[end:], []byte("]]"))
	if start >= 0 && close >= 0 && bytes.HasPrefix(e.src[start:], []byte("[[")) {
		e.replace(start, end+close+2, former)
	}
}

// dropLink rewrites a link or takes out an image, given the range of the
// destination. A link by reference, whose destination stands elsewhere, is left
// to people.
func (e *edits) dropLink(at diag.Range, image bool) {
	start, end, ok := e.whole(e.offset(at.Start), e.offset(at.End))
	switch {
	case !ok:
	case !image:
		e.replace(start, end, former)
	case start > 0 && e.src[start-1] == '!':
		e.replace(start-1, end, "")
	}
}

// whole returns where the link begins and ends whose destination is given.
func (e *edits) whole(start, end int) (int, int, bool) {
	if start > 0 && end < len(e.src) && e.src[start-1] == '<' && e.src[end] == '>' {
		start, end = start-1, end+1
	}
	open := start
	for open > 0 && isSpace(e.src[open-1]) {
		open--
	}
	if open < 2 || e.src[open-1] != '(' || e.src[open-2] != ']' {
		// An address that is its own text.
		return start, end, e.src[start] == '<' || bytes.HasPrefix(e.src[start:], []byte("http"))
	}
	from := e.opening(open - 2)
	to := e.closing(end)
	return from, to, from >= 0 && to >= 0
}

// opening returns where the bracket opens that closes at an offset; -1 if it
// does not.
func (e *edits) opening(at int) int {
	depth := 0
	for i := at; i >= 0; i-- {
		if i > 0 && e.src[i-1] == '\\' {
			continue
		}
		switch e.src[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// closing returns the offset behind the parenthesis that ends a link, which may
// have a title behind its destination; -1 if there is none.
func (e *edits) closing(at int) int {
	var quote byte
	for i := at; i < len(e.src); i++ {
		switch c := e.src[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ')':
			return i + 1
		case !isSpace(c):
			return -1
		}
	}
	return -1
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
