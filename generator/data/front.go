package data

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"indaba/generator/diag"
)

var bom = []byte("\ufeff")

// Front reads the front matter of a Markdown file: YAML between two lines of
// three dashes, the first of which is the first line that is not blank. It
// returns the data, and the offset in src where the body starts. A file
// without front matter gives a Null value and the whole file as body; one
// that is not text, or whose front matter never ends, also no body, so
// that nothing is published by accident.
func Front(file string, src []byte) (Value, int, diag.List) {
	if at := invalidUTF8(src); at >= 0 {
		d := diag.New("file-encoding", file, diag.Range{Start: position(src, at)}, "the file is not UTF-8 text from here on", "save it again with the encoding UTF-8")
		return Value{}, len(src), diag.List{d}
	}
	block, found, problem := findBlock(src)
	switch {
	case problem != nil:
		problem.File = file
		return Value{}, len(src), diag.List{*problem}
	case !found:
		return Value{}, block.end, nil
	}
	var v Value
	var diags diag.List
	format := frontmatter.NewFormat("---", "---", func(yamlText []byte, _ any) error {
		v, diags = parseYAML(file, yamlText, block.line)
		return nil
	})
	// The guard has found where the front matter ends, so the library is given
	// just that: it need not copy the body.
	rest, err := frontmatter.Parse(bytes.NewReader(src[block.start:block.end]), &v, format)
	if err != nil || len(rest) > 0 {
		at := diag.Range{Start: diag.Position{Line: block.line + 1, Column: 1}}
		d := diag.New("front-matter-place", file, at, "a line of dashes in the front matter is indented, so it is unclear where the front matter ends",
			"write that text in quotes, on one line")
		return Value{}, block.end, diag.List{d}
	}
	if v.Kind != Map && v.Kind != Null {
		diags = append(diags, diag.New("data-syntax", file, v.Range, "the front matter is not made of `key: value` lines",
			"if the dashes are meant as a line across the page, put a blank line before them and some text before that"))
		v = Value{}
	}
	return v, block.end, diags
}

// block is where front matter lies: src[start:end] with both lines of dashes;
// line is the number of the line of the first.
type block struct{ start, end, line int }

func findBlock(src []byte) (b block, found bool, problem *diag.Diagnostic) {
	at := 0
	if bytes.HasPrefix(src, bom) {
		at = len(bom)
	}
	b.end = at
	for line := 1; at < len(src); line++ {
		text, next := cutLine(src, at)
		switch trimmed := bytes.TrimRight(text, " \t\r"); {
		case len(trimmed) == 0:
			at = next
			continue
		case string(trimmed) == "---":
			b.start, b.line = at, line
			return closeBlock(src, b, next)
		case string(bytes.TrimSpace(trimmed)) == "---":
			place := diag.Range{Start: diag.Position{Line: line, Column: 1}}
			d := diag.New("front-matter-place", "", place, "the line of dashes that opens the front matter is indented", "start it in the first column")
			return b, false, &d
		}
		break
	}
	return b, false, nil
}

func closeBlock(src []byte, b block, at int) (block, bool, *diag.Diagnostic) {
	for at < len(src) {
		text, next := cutLine(src, at)
		if string(bytes.TrimRight(text, " \t\r")) == "---" {
			b.end = next
			return b, true, nil
		}
		at = next
	}
	place := diag.Range{Start: diag.Position{Line: b.line, Column: 1}, End: diag.Position{Line: b.line, Column: 4}}
	d := diag.New("front-matter-open", "", place, "the front matter that starts here never ends", "close it with a line of three dashes: ---")
	return b, false, &d
}

// cutLine returns the line of src that starts at offset at, without its line
// feed, and the offset of the next line.
func cutLine(src []byte, at int) (line []byte, next int) {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return src[at : at+i], at + i + 1
	}
	return src[at:], len(src)
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) && bytes.IndexByte(src, 0) < 0 {
		return -1
	}
	for at := 0; at < len(src); {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return at
		}
		at += size
	}
	return -1
}

// position returns the line and column of a byte offset.
func position(src []byte, at int) diag.Position {
	before := bytes.TrimPrefix(src[:at], bom)
	line := bytes.LastIndexByte(before, '\n') + 1
	return diag.Position{Line: 1 + bytes.Count(before, []byte("\n")), Column: 1 + utf8.RuneCount(before[line:])}
}

// String makes values readable in tests and debuggers.
func (v Value) String() string {
	switch v.Kind {
	case Scalar:
		return v.Text
	case List:
		return fmt.Sprint(v.Items)
	case Map:
		return fmt.Sprint(v.Pairs)
	}
	return "null"
}
