package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// leftover deals with a paragraph that is code of MDX, which a page written for
// Docusaurus or Starlight may have at its top level: comments go, imports and
// exports go with a warning. It says whether n was one.
func (r *renderer) leftover(n *ast.Paragraph) bool {
	first := n.Lines().At(0)
	line := bytes.TrimRight(first.Value(r.src), " \t\r\n")
	if bytes.HasPrefix(line, []byte("{/*")) {
		return bytes.HasSuffix(bytes.TrimRight(n.Lines().Value(r.src), " \t\r\n"), []byte("*/}"))
	}
	if !isImport(line) && !isExport(line) {
		return false
	}
	r.report("markdown-mdx", span(first.Start, first.Start+len(line)), "MDX imports and exports are not published",
		"leave them out; write what the component shows in Markdown")
	return true
}

// isImport says whether line is an ECMAScript import and not a sentence.
func isImport(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("import "))
	rest = bytes.TrimRight(rest, ";")
	if !ok || len(rest) == 0 {
		return false
	}
	last := rest[len(rest)-1]
	return (last == '\'' || last == '"') && (rest[0] == last || bytes.Contains(rest, []byte(" from ")))
}

// isExport says whether line starts an ECMAScript export.
func isExport(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("export "))
	word, rest, _ := bytes.Cut(rest, []byte{' '})
	switch string(word) {
	case "const", "let", "var":
		return ok && bytes.IndexByte(rest, '=') > 0
	case "function":
		return ok && bytes.IndexByte(rest, '(') > 0
	}
	return false
}
