package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// definitions takes the definitions of links out of paragraphs. It leaves the
// work to goldmark's transformer, which makes a reader of its own for each
// paragraph, and asks it only where one may start with a definition.
type definitions struct{}

func (definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if first := firstByte(n.Lines(), reader.Source()); first == '[' || first == 0 {
		parser.LinkReferenceParagraphTransformer.Transform(n, reader, pc)
	}
}

// firstByte returns the first byte of lines that is no space; 0 if there is none.
func firstByte(lines *text.Segments, src []byte) byte {
	for i := range lines.Len() {
		line := lines.At(i)
		if rest := util.TrimLeftSpace(line.Value(src)); len(rest) > 0 {
			return rest[0]
		}
	}
	return 0
}
