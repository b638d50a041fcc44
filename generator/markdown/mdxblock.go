package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mdxBlocks parses the fences that Docusaurus tells authors to put around MDX,
// so that other tools show them as code:
//
//	```mdx-code-block
//	<Tabs>
//	```
//
// What stands in them is Markdown as if the fences were not there.
type mdxBlocks struct{}

func (mdxBlocks) Trigger() []byte             { return []byte{'`', '~'} }
func (mdxBlocks) CanInterruptParagraph() bool { return true }
func (mdxBlocks) CanAcceptIndentedLine() bool { return false }

func (mdxBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || inMDXBlock(pc) {
		return nil, parser.NoChildren
	}
	line = bytes.TrimRight(line[pos:], " \t\r\n")
	n := fenceLen(line)
	if n < 3 || string(bytes.TrimLeft(line[n:], " \t")) != "mdx-code-block" {
		return nil, parser.NoChildren
	}
	at := seg.Start - seg.Padding + pos
	reader.AdvanceToEOL()
	return &mdxBlock{fence: line[:n], opener: [2]int{at, at + len(line)}}, parser.HasChildren
}

// inMDXBlock says whether a wrapper is open, in which another one is code.
func inMDXBlock(pc parser.Context) bool {
	for _, b := range pc.OpenedBlocks() {
		if _, ok := b.Node.(*mdxBlock); ok {
			return true
		}
	}
	return false
}

// Continue closes the block at the first line that would close the code.
func (mdxBlocks) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	b := node.(*mdxBlock)
	line, _ := reader.PeekLine()
	indent, pos := util.IndentWidth(line, reader.LineOffset())
	n := fenceLen(line[pos:])
	if indent > 3 || n < len(b.fence) || line[pos] != b.fence[0] || !util.IsBlank(line[pos+n:]) {
		return parser.Continue | parser.HasChildren
	}
	reader.AdvanceToEOL()
	return parser.Close
}

// Close moves the content behind the block, which stays as a mark for the
// warning.
func (mdxBlocks) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	parent, behind := node.Parent(), node
	for c := node.FirstChild(); c != nil; c = node.FirstChild() {
		parent.InsertAfter(parent, behind, c)
		behind = c
	}
}

// mdxBlock is where a wrapper was.
type mdxBlock struct {
	ast.BaseBlock
	fence  []byte
	opener [2]int
}

var kindMDXBlock = ast.NewNodeKind("MDXBlock")

func (b *mdxBlock) Kind() ast.NodeKind         { return kindMDXBlock }
func (b *mdxBlock) Dump(src []byte, level int) { ast.DumpHelper(b, src, level, nil, nil) }

func (r *renderer) mdxBlock(b *mdxBlock) {
	r.report("markdown-mdx", span(b.opener[0], b.opener[1]), "the lines around MDX are not published, and what they hold is read as Markdown",
		"take out the line of ``` before it and the one behind it")
}

// fenceLen returns how many of the same mark of a code fence b starts with.
func fenceLen(b []byte) int {
	n := 0
	for n < len(b) && b[n] == b[0] && (b[0] == '`' || b[0] == '~') {
		n++
	}
	return n
}
