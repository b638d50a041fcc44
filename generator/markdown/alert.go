package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// alerts parses block quotes, and makes directives of those that start as a
// GitHub alert does:
//
//	> [!NOTE] A title, if you like
//	> The text.
type alerts struct{ parser.BlockParser }

func (a alerts) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	a.BlockParser.Close(node, reader, pc)
	p, ok := node.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	d := parseAlert(first.Value(reader.Source()), first.Start)
	if d == nil {
		return
	}
	p.Lines().SetSliced(1, p.Lines().Len())
	if p.Lines().Len() == 0 {
		node.RemoveChild(node, p)
	}
	for c := node.FirstChild(); c != nil; c = node.FirstChild() {
		d.AppendChild(d, c)
	}
	d.SetPos(node.Pos())
	d.SetBlankPreviousLines(node.HasBlankPreviousLines())
	node.Parent().ReplaceChild(node.Parent(), node, d)
}

// parseAlert reads the first line of an alert, which starts at offset at. It
// returns nil if the line starts no alert that is known.
func parseAlert(line []byte, at int) *directive {
	line = bytes.TrimRight(line, " \t\r\n")
	if !bytes.HasPrefix(line, []byte("[!")) {
		return nil
	}
	n := 2 + nameLen(line[2:])
	if n == len(line) || line[n] != ']' {
		return nil
	}
	d := &directive{name: string(bytes.ToLower(line[2:n])), closed: true}
	if canonical(d.name) == "" {
		return nil
	}
	d.setTitle(at+skipSpaces(line, n+1), at+len(line))
	return d
}
