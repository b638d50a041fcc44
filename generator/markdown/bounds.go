package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"indaba/generator/diag"
)

// The time and memory that a body takes are bounded by a constant times its
// size. In what is limited here goldmark takes the square of the size, or makes
// much of little; no text that people write comes near. A body beyond a limit
// is not rendered at all, and its author is told where that is.
const (
	maxDepth      = 100     // block quotes and lists in each other
	maxLines      = 10_000  // lines without an empty one between them: each is looked for from the first
	maxAddress    = 1024    // bytes of an address or a title in a link …
	maxAddresses  = 64      // … of which so many may be longer, or never end
	maxBrackets   = 1000    // brackets open at once in a paragraph
	maxFootnotes  = 1000    // each reference looks through all of them
	maxEmptyCells = 200_000 // cells that a table fills up where a row has fewer than its head
	maxReferenced = 1 << 20 // bytes of addresses and titles beyond the size of the body: a reference of four bytes may stand for a thousand
)

// surveyed is what is counted in one pass over a body.
type surveyed struct {
	src       []byte
	run       int // lines since the last empty one
	brackets  int // open in the run
	footnotes int
	addresses int
	columns   int // of the table that the run may be
	cells     int
}

// excess returns where a body goes beyond a limit and what of it is too much;
// -1 if nothing is.
func excess(src []byte) (at int, what string) {
	s := surveyed{src: src}
	for start := 0; start < len(src); {
		end := len(src)
		if n := bytes.IndexByte(src[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		if what := s.line(start, end); what != "" {
			return start, what
		}
		start = end
	}
	return -1, ""
}

// line counts one line and returns what is too much with it.
func (s *surveyed) line(start, end int) string {
	line := s.src[start:end]
	rest, depth := containers(line)
	if len(rest) == 0 || isHeading(rest) {
		s.run, s.columns, s.brackets = 0, 0, 0
	} else {
		s.run++
	}
	if bytes.HasPrefix(rest, []byte("[^")) && bytes.Contains(rest, []byte("]:")) {
		s.footnotes++
	}
	s.table(rest)
	deepest := s.open(line)
	for at := start; ; {
		n := bytes.Index(s.src[at:end], []byte("]("))
		if n < 0 {
			break
		}
		if at += n + len("]("); endless(s.src[at:]) {
			s.addresses++
		}
	}
	switch {
	case depth > maxDepth:
		return fmt.Sprintf("lists and quotations lie more than %d deep in each other", maxDepth)
	case s.run > maxLines:
		return fmt.Sprintf("more than %d lines follow each other without an empty one", maxLines)
	case s.addresses > maxAddresses:
		return fmt.Sprintf("more than %d addresses in brackets do not end within %d letters", maxAddresses, maxAddress)
	case deepest > maxBrackets:
		return fmt.Sprintf("more than %d square brackets are open at once", maxBrackets)
	case s.footnotes > maxFootnotes:
		return fmt.Sprintf("there are more than %d footnotes", maxFootnotes)
	case s.cells > maxEmptyCells:
		return fmt.Sprintf("more than %d cells of tables are empty", maxEmptyCells)
	}
	return ""
}

// isHeading reports whether a line is a heading of its own, which ends a
// paragraph.
func isHeading(line []byte) bool {
	rest := bytes.TrimLeft(line, "#")
	level := len(line) - len(rest)
	return 1 <= level && level <= 6 && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t')
}

// open counts brackets and returns how many are open at once in the line.
func (s *surveyed) open(line []byte) (deepest int) {
	if s.brackets == 0 && bytes.IndexByte(line, '[') < 0 {
		return 0
	}
	for _, c := range line {
		switch {
		case c == '[':
			s.brackets++
			deepest = max(deepest, s.brackets)
		case c == ']' && s.brackets > 0:
			s.brackets--
		}
	}
	return deepest
}

// containers returns what follows the marks of block quotes and lists at the
// start of a line, and how deep in each other those may be; two columns of
// indentation may stand for a list that goes on.
func containers(line []byte) (rest []byte, depth int) {
	line = bytes.TrimRight(line, " \t\r\n")
	marks, columns := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>':
			marks++
			i += blank(line, i)
		case (c == '-' || c == '*' || c == '+') && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t'):
			marks++
			i += blank(line, i)
		case '0' <= c && c <= '9':
			end := i
			for end < len(line) && end < i+9 && '0' <= line[end] && line[end] <= '9' {
				end++
			}
			if end == len(line) || line[end] != '.' && line[end] != ')' {
				return line[i:], deep(marks, columns)
			}
			marks++
			i = end + blank(line, end)
		default:
			return line[i:], deep(marks, columns)
		}
	}
	if len(line) > 0 && bytes.IndexFunc(line, func(r rune) bool { return r != rune(line[0]) && r != ' ' && r != '\t' }) < 0 && line[0] != '>' && line[0] != '+' {
		return line, 0 // a line across the page
	}
	if marks > 0 {
		rest = line[len(line)-1:] // an item without text
	}
	return rest, deep(marks, columns)
}

// blank returns 1 if a blank, which belongs to a mark, follows it at i.
func blank(line []byte, i int) int {
	if i+1 < len(line) && line[i+1] == ' ' {
		return 1
	}
	return 0
}

func deep(marks, columns int) int {
	if marks == 0 {
		return 0
	}
	return marks + columns/2
}

// table counts the cells that rows of a table lack.
func (s *surveyed) table(line []byte) {
	pipes := bytes.Count(line, []byte("|"))
	switch {
	case pipes > 0 && len(bytes.Trim(line, "|:- \t")) == 0 && bytes.IndexByte(line, '-') >= 0:
		s.columns = max(s.columns, pipes)
	case s.columns > 0 && len(line) > 0:
		s.cells += max(0, s.columns-pipes-1)
	}
}

// endless reports whether the address or the title behind a `](` does not end
// within bounds.
func endless(src []byte) bool {
	window := src[:min(len(src), maxAddress)]
	whole := len(window) == len(src)
	b := bytes.TrimLeft(window, " \t\r\n")
	if len(b) > 0 && b[0] == '<' {
		end := bytes.IndexAny(b, ">\n")
		if end < 0 {
			return true
		}
		b = b[end+1:]
	} else {
		depth, end := 0, -1
		for i, c := range b {
			if c == '(' {
				depth++
			}
			if c == ')' {
				depth--
			}
			if depth < 0 || c <= ' ' {
				end = i
				break
			}
		}
		if end < 0 {
			return true
		}
		b = b[end:]
	}
	b = bytes.TrimLeft(b, " \t\r\n")
	if len(b) == 0 {
		return !whole
	}
	switch closing := b[0]; closing {
	case '(':
		return bytes.IndexByte(b[1:], ')') < 0
	case '"', '\'':
		return bytes.IndexByte(b[1:], closing) < 0
	}
	return false
}

// referenced returns the first link with which links by reference have become
// too much; nil if they have not.
func referenced(root ast.Node, pc parser.Context, size int) ast.Node {
	if len(pc.References()) == 0 {
		return nil
	}
	sum, limit := 0, size+maxReferenced
	var found ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			sum += len(n.Destination) + len(n.Title)
		case *ast.Image:
			sum += len(n.Destination) + len(n.Title)
		}
		if sum > limit {
			found = n
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// overdone returns the document of a body that goes beyond a limit.
func overdone(name string, at int, what string) *Document {
	return &Document{Diagnostics: diag.List{diag.New("markdown-limit", name, span(at, at), "the text is not published, because from here on "+what,
		"no page needs that: make several pages of it, or look for what a program has written")}}
}
