package data

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"indaba/generator/diag"
)

// Bounds on what one file may hold, aliases counted where they are used. They
// keep time and memory in proportion to the file's size, and that small: a
// large body is cheap, large data is not.
const (
	maxBytes  = 256 << 10
	maxDepth  = 64
	maxValues = 20_000
)

var bom = []byte("\ufeff")

// text is a text that is being read as data: where it lies in its file, what
// was found wrong with it, and how much of the bounds it has used.
type text struct {
	file   string
	src    []byte
	skip   int   // lines of the file before src
	lines  []int // offsets at which the lines of src start; made when first needed
	values int
	last   struct{ line, column, at int } // what offset was asked for last
	over   bool                           // it was reported that there is too much
	diags  diag.List
}

// read reads src, whose first line is line skip+1 of the file, with one of the
// parsers of this package.
func read(file string, src []byte, skip int, parse func(*text) Value) (Value, diag.List) {
	t := text{file: file, src: src, skip: skip}
	if len(src) > maxBytes {
		t.tooMuch(t.at(0))
		return Value{}, t.diags
	}
	return parse(&t), t.diags
}

func (t *text) report(code diag.Code, at diag.Range, message, hint string) {
	t.diags = append(t.diags, diag.New(code, t.file, at, message, hint))
}

func (t *text) tooMuch(at diag.Range) {
	if !t.over {
		t.report("data-too-deep", at, "the data is too deep or repeats too much", "a page's front matter is a few dozen lines at most")
	}
	t.over = true
}

// room reports whether there may be another value at a depth; the first one
// too many is reported at its place.
func (t *text) room(depth int, at diag.Range) bool {
	t.values++
	if t.values > maxValues || depth >= maxDepth {
		t.tooMuch(at)
		return false
	}
	return true
}

// twice reports a key that was written before.
func (t *text) twice(key string, at diag.Range) {
	t.report("data-duplicate-key", at, "`"+key+"` is written twice", "keep one of the two")
}

// line returns the index of the line that holds an offset.
func (t *text) line(offset int) int {
	if t.lines == nil {
		t.lines = make([]int, 1, 1+bytes.Count(t.src, newline))
		for i, c := range t.src {
			if c == '\n' {
				t.lines = append(t.lines, i+1)
			}
		}
	}
	i, exact := slices.BinarySearch(t.lines, offset)
	if !exact {
		i--
	}
	return i
}

var newline = []byte{'\n'}

// offset returns where in src a line and column are, both counted from 1, the
// column in characters; the end of the line or text if that is shorter, the
// start of src if the line is not known.
func (t *text) offset(line, column int) int {
	t.line(0)
	switch {
	case line < 1:
		return 0
	case line > len(t.lines):
		return len(t.src)
	}
	at, reached := t.lines[line-1], 1
	if l := t.last; l.line == line && l.column <= column {
		at, reached = l.at, l.column // all may be on one line, and is asked for in its order
	}
	for ; reached < column && at < len(t.src) && t.src[at] != '\n'; reached++ {
		_, size := utf8.DecodeRune(t.src[at:])
		at += size
	}
	t.last.line, t.last.column, t.last.at = line, reached, at
	return at
}

// place returns the line and column in the file of an offset in src.
func (t *text) place(offset int) diag.Position {
	line := t.line(offset)
	return diag.Position{Line: t.skip + line + 1, Column: 1 + utf8.RuneCount(t.src[t.lines[line]:offset])}
}

// at returns the range that starts at an offset, its end unknown.
func (t *text) at(offset int) diag.Range { return diag.Range{Start: t.place(offset)} }

// span returns the range from one offset to another.
func (t *text) span(from, to int) diag.Range {
	return diag.Range{Start: t.place(from), End: t.place(to)}
}
