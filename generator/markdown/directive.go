package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Container directives, as in the guides of Docusaurus, Starlight and
// VitePress:
//
//	:::name[Title]{.class #id}
//	content
//	:::
//
// The title may also stand behind the name without brackets. A line of colons
// closes the innermost directive that was opened with as many; if there is
// none, the innermost that was opened with fewer. So a longer fence holds
// shorter ones, and equal ones close from the inside.

// maxDirectives is how many directives may lie in each other; deeper ones are
// text. Every line of a file is shown to every open directive.
const maxDirectives = 24

// directive is a container, or a GitHub alert.
type directive struct {
	ast.BaseBlock
	name   string
	title  *ast.TextBlock // the first child, if it is not nil
	attrs  []attribute
	colons int // 0 for an alert
	opener [2]int
	closed bool
	inLine bool // opened and closed on one line
}

var kindDirective = ast.NewNodeKind("Directive")

func (d *directive) Kind() ast.NodeKind         { return kindDirective }
func (d *directive) Dump(src []byte, level int) { ast.DumpHelper(d, src, level, nil, nil) }

// setTitle makes the source between start and end the title, as inline
// Markdown.
func (d *directive) setTitle(start, end int) {
	if start < end {
		d.title = ast.NewTextBlock()
		d.title.Lines().Append(text.NewSegment(start, end))
		d.AppendChild(d, d.title)
	}
}

// directives parses container directives.
type directives struct{}

func (directives) Trigger() []byte             { return []byte{':'} }
func (directives) CanInterruptParagraph() bool { return true }
func (directives) CanAcceptIndentedLine() bool { return false }

func (directives) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || depth(pc) >= maxDirectives {
		return nil, parser.NoChildren
	}
	at := seg.Start - seg.Padding + pos
	d := parseOpener(bytes.TrimRight(line[pos:], " \t\r\n"), at)
	if d == nil {
		return nil, parser.NoChildren
	}
	for _, a := range d.attrs {
		if a.name == "id" {
			pc.IDs().Put([]byte(a.value))
		}
	}
	reader.AdvanceToEOL()
	return d, parser.HasChildren
}

// depth returns how many directives are open.
func depth(pc parser.Context) int {
	n := 0
	for _, b := range pc.OpenedBlocks() {
		if _, ok := b.Node.(*directive); ok {
			n++
		}
	}
	return n
}

// parseOpener reads the line that opens a directive; at is its offset. It
// returns nil for a line that does not.
func parseOpener(line []byte, at int) *directive {
	d := &directive{colons: colons(line), opener: [2]int{at, at + len(line)}}
	i := skipSpaces(line, d.colons)
	n := nameLen(line[i:])
	if d.colons < 3 || n == 0 {
		return nil
	}
	d.name = string(bytes.ToLower(line[i : i+n]))
	i += n
	if i < len(line) && bytes.IndexByte([]byte(" \t[{:"), line[i]) < 0 {
		return nil
	}
	if body := bytes.TrimRight(line, ":"); len(line)-len(body) >= 3 && i <= len(body) {
		d.inLine = true
		line = bytes.TrimRight(body, " \t")
	}
	d.parseHead(line, skipSpaces(line, i), at)
	return d
}

// parseHead reads the title and the attributes from line[i:].
func (d *directive) parseHead(line []byte, i, at int) {
	if end := closingBracket(line[i:]); end > 0 {
		next := skipSpaces(line, i+end+1)
		list, size := parseAttributes(line[next:], at+next)
		if next+size == len(line) {
			d.attrs = list
			d.setTitle(at+i+1, at+i+end)
			return
		}
	}
	stop := len(line)
	if j := bytes.LastIndexByte(line, '{'); j >= i {
		if list, size := parseAttributes(line[j:], at+j); j+size == len(line) {
			d.attrs = list
			stop = j
		}
	}
	d.setTitle(at+i, at+i+len(bytes.TrimRight(line[i:stop], " \t")))
}

func skipSpaces(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
		i++
	}
	return i
}

// nameLen returns the length of the name b starts with: a letter of any script,
// then letters, marks, digits, hyphens and underscores.
func nameLen(b []byte) int {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		letter := unicode.IsLetter(r)
		if !letter && (i == 0 || !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '-' && r != '_') {
			return i
		}
		i += size
	}
	return len(b)
}

// closingBracket returns the index of the bracket that closes the one b starts
// with, or 0.
func closingBracket(b []byte) int {
	open := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '[':
			open++
		case ']':
			if open--; open == 0 {
				return i
			}
		}
		if open == 0 {
			return 0
		}
	}
	return 0
}
