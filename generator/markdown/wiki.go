package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// wikiLinks parses [[target]] and [[target|label]]. In a table the bar is
// written `\|`.
type wikiLinks struct{}

func (wikiLinks) Trigger() []byte { return []byte{'['} }

func (wikiLinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	n := bytes.IndexAny(line[2:], "[]\n")
	if n < 0 || !bytes.HasPrefix(line[2+n:], []byte("]]")) {
		return nil
	}
	if after := line[2+n+2:]; len(after) > 0 && after[0] == '(' {
		return nil // [[1]](address) is a link whose label is "[1]"
	}
	target, label, _ := bytes.Cut(line[2:2+n], []byte{'|'})
	target = bytes.TrimSuffix(target, []byte{'\\'})
	start := seg.Start + 2 + len(target) - len(bytes.TrimLeft(target, " \t"))
	target = bytes.TrimSpace(target)
	if len(target) == 0 {
		return nil
	}
	block.Advance(2 + n + 2)
	labelAt := seg.Start + 2 + n - len(bytes.TrimLeft(label, " \t"))
	return &wikiLink{target: target, label: bytes.TrimSpace(label), start: start, labelAt: labelAt}
}

type wikiLink struct {
	ast.BaseInline
	target, label []byte
	start         int // byte offset of target in the body
	labelAt       int // of label
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (n *wikiLink) Kind() ast.NodeKind         { return kindWikiLink }
func (n *wikiLink) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// wikiText returns what is read where the link cannot be one, and where its
// target's title is not known: in the plain text of a heading, say.
func (r *renderer) wikiText(n *wikiLink) []byte {
	if len(n.label) > 0 {
		return r.typeset(n.label, n.labelAt)
	}
	return n.target
}
