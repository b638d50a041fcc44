package data

import (
	"bytes"
	"unicode/utf8"

	"indaba/generator/diag"
)

// block is where front matter lies: src[start:end], first and last line
// included; line is the number of the first. Without a format there is none,
// and the body starts at end.
type block struct {
	*format
	start, end, line int
}

// blanks may follow a delimiter on its line.
const blanks = " \t\r"

// findBlock looks for front matter at the first line that is not blank.
func findBlock(src []byte) (block, *diag.Diagnostic) {
	b := block{line: 1}
	if bytes.HasPrefix(src, bom) {
		b.end = len(bom)
	}
	for b.start = b.end; b.start < len(src); b.line++ {
		line, next := cutLine(src, b.start)
		if line = bytes.TrimRight(line, blanks); len(line) > 0 {
			problem := b.begin(line, src, next)
			return b, problem
		}
		b.start = next
	}
	return b, nil
}

// begin completes b if its first line opens front matter; at is the offset of
// the second.
func (b *block) begin(first, src []byte, at int) *diag.Diagnostic {
	for i := range formats {
		f := &formats[i]
		if string(bytes.TrimSpace(first)) != f.first {
			continue
		}
		if string(first) != f.first {
			return b.problem("front-matter-place", first, "the line `"+f.first+"` that opens the front matter is indented", "start it in the first column")
		}
		end := f.find(src, at)
		if end < 0 {
			return b.problem("front-matter-open", first, "the front matter that starts here never ends", "close it with "+f.wanted)
		}
		b.format, b.end = f, end
		return nil
	}
	if inner, ok := bytes.CutPrefix(first, []byte("{")); ok && bytes.HasPrefix(bytes.TrimSpace(inner), []byte(`"`)) {
		return b.problem("front-matter-place", first, "front matter in JSON shares its first line with the brace that opens it", "put the first brace and the last on lines of their own")
	}
	return nil
}

// problem returns a diagnostic, of no file yet, about the first line.
func (b *block) problem(code diag.Code, first []byte, message, hint string) *diag.Diagnostic {
	at := diag.Range{Start: diag.Position{Line: b.line, Column: 1}, End: diag.Position{Line: b.line, Column: 1 + utf8.RuneCount(first)}}
	d := diag.New(code, "", at, message, hint)
	return &d
}

// find returns the offset after the last line of front matter whose second
// line is at an offset; -1 if there is none.
func (f *format) find(src []byte, at int) int {
	for depth := 1; at < len(src); {
		line, next := cutLine(src, at)
		if f.braces {
			depth += nesting(line)
		}
		if string(bytes.TrimRight(line, blanks)) == f.last && (!f.braces || depth <= 0) {
			return next
		}
		at = next
	}
	return -1
}

// nesting returns how many more braces and brackets a line of JSON opens than
// it closes. No string goes on after its line, so one that is never closed
// does not hide where the front matter ends.
func nesting(line []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			i++
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	return depth
}

// cutLine returns the line of src that starts at offset at, without its line
// feed, and the offset of the next line.
func cutLine(src []byte, at int) (line []byte, next int) {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return src[at : at+i], at + i + 1
	}
	return src[at:], len(src)
}
