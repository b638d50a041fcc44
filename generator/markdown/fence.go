package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Continue looks for the line that closes the directive.
func (directives) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	d := node.(*directive)
	if d.inLine {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	indent, pos := util.IndentWidth(line, reader.LineOffset())
	n := colons(line[pos:])
	if indent > 3 || n < 3 || !util.IsBlank(line[pos+n:]) || closes(n, indent, d, pc) != d {
		return parser.Continue | parser.HasChildren
	}
	d.closed = true
	reader.AdvanceToEOL()
	return parser.Close
}

func (directives) Close(ast.Node, text.Reader, parser.Context) {}

// closes returns the directive that a line of n colons closes, out of outer and
// those that lie directly in it; nil if the line belongs to what is in outer.
func closes(n, indent int, outer *directive, pc parser.Context) *directive {
	var equal, shorter *directive
	blocks := pc.OpenedBlocks()
	first := slices.IndexFunc(blocks, func(b parser.Block) bool { return b.Node == ast.Node(outer) })
	for _, b := range blocks[first:] {
		switch c := b.Node.(type) {
		case *directive:
			if c.colons == n {
				equal = c
			} else if c.colons < n {
				shorter = c
			}
			continue
		case *ast.List:
			continue // its item decides
		}
		if keeps(b.Node, indent) {
			return nil
		}
		break
	}
	if equal != nil {
		return equal
	}
	return shorter
}

// keeps says whether a line of colons goes on with the open block n.
func keeps(n ast.Node, indent int) bool {
	switch n := n.(type) {
	case *ast.FencedCodeBlock, *mdxBlock:
		return true
	case *ast.HTMLBlock:
		return n.HTMLBlockType <= ast.HTMLBlockType5 // those that end at a word, not at a blank line
	case *ast.ListItem:
		return indent >= n.Offset
	case *east.DefinitionList:
		return indent >= n.Offset
	}
	return false
}

// colons returns how many colons b starts with.
func colons(b []byte) int {
	n := 0
	for n < len(b) && b[n] == ':' {
		n++
	}
	return n
}
