package data

import (
	"bufio"
	"bytes"
	"sync"

	"github.com/adrg/frontmatter"

	"indaba/generator/diag"
)

// format is a way to write front matter: between two lines that hold nothing
// else, the first of which is the first line of the file that is not blank.
type format struct {
	first, last string
	parse       func(*text) Value
	braces      bool   // the two lines are part of the data, and may stand in it as well
	wanted      string // the last line in an author's words
}

var formats = [...]format{
	{first: "---", last: "---", parse: parseYAML, wanted: "a line of three dashes: ---"},
	{first: "+++", last: "+++", parse: parseTOML, wanted: "a line of three plus signs: +++"},
	{first: "{", last: "}", parse: parseJSON, braces: true, wanted: "a line that holds nothing but the brace: }"},
}

// Front reads the front matter of a Markdown file: YAML between two lines of
// three dashes, TOML between two of three plus signs, or JSON from a line `{`
// to the line `}` that closes it. It returns the data, and the offset in src
// where the body starts. A file without front matter gives a Null value and
// the whole file as body; one that is not text, or whose front matter never
// ends, also no body, so that nothing is published by accident.
func Front(file string, src []byte) (Value, int, diag.List) {
	if d := checkEncoding(file, src); d != nil {
		return Value{}, len(src), diag.List{*d}
	}
	b, problem := findBlock(src)
	switch {
	case problem != nil:
		problem.File = file
		return Value{}, len(src), diag.List{*problem}
	case b.format == nil:
		return Value{}, b.end, nil
	}
	v, diags := b.read(file, src)
	if v.Kind != Map && v.Kind != Null {
		diags = append(diags, diag.New("data-syntax", file, v.Range, "the front matter is not made of `key: value` lines",
			"if the dashes are meant as a line across the page, put a blank line before them and some text before that"))
		v = Value{}
	}
	return v, b.end, diags
}

// read hands the block to the library that cuts out front matter. It is given
// no more than the block, so that it need not copy the body.
func (b block) read(file string, src []byte) (v Value, diags diag.List) {
	skip := b.line
	if b.braces {
		skip-- // the first line is part of the data
	}
	format := &frontmatter.Format{
		Start: b.first, End: b.last, UnmarshalDelims: b.braces, RequiresNewLine: b.braces,
		Unmarshal: func(inner []byte, _ any) error {
			v, diags = read(file, inner, skip, b.parse)
			return nil
		},
	}
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	reader.Reset(bytes.NewReader(src[b.start:b.end]))
	rest, err := frontmatter.Parse(reader, nil, format)
	if err == nil && len(rest) == 0 {
		return v, diags
	}
	d := diag.New("front-matter-place", file, lastLine(src, b.end-len(rest)), "the front matter seems to end with this line, but goes on",
		"write text that has such a line in quotes, on one line; take out an empty line after a brace")
	return Value{}, diag.List{d}
}

// readers spare the library the buffer that it would make for each block.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// lastLine returns where the line that ends before an offset starts, blanks
// left out.
func lastLine(src []byte, end int) diag.Range {
	line := bytes.TrimRight(src[:end], "\r\n")
	start := bytes.LastIndexByte(line, '\n') + 1
	indent := len(line[start:]) - len(bytes.TrimLeft(line[start:], blanks))
	return diag.Range{Start: position(src, start+indent)}
}
