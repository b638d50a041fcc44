package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// attribute is one entry of `{#id .class key="value" word}`.
type attribute struct {
	name, value string // name is "id" for #id and "class" for .class
	word        bool   // only a name was written
	start, end  int    // byte offsets in the body
}

// parseAttributes reads the attributes line starts with; at is the offset of
// line in the body. It returns how many bytes of line they take, 0 if line does
// not start with attributes.
func parseAttributes(line []byte, at int) (list []attribute, n int) {
	if len(line) == 0 || line[0] != '{' {
		return nil, 0
	}
	for i := 1; i < len(line); {
		switch c := line[i]; {
		case c == '}':
			return list, i + 1
		case c == ' ' || c == '\t' || c == ',':
			i++
		default:
			a, size := parseAttribute(line[i:])
			if size == 0 {
				return nil, 0
			}
			a.start, a.end = at+i, at+i+size
			list = append(list, a)
			i += size
		}
	}
	return nil, 0
}

// parseAttribute reads the one attribute b starts with and returns its size.
func parseAttribute(b []byte) (a attribute, n int) {
	if b[0] == '#' || b[0] == '.' {
		a.name = "id"
		if b[0] == '.' {
			a.name = "class"
		}
		n = 1 + tokenLen(b[1:])
		a.value = string(b[1:n])
		return a, keepIf(n > 1, n)
	}
	n = tokenLen(b)
	a.name = string(b[:n])
	if n == 0 || n == len(b) || b[n] != '=' {
		a.word = true
		return a, n
	}
	value, size := parseValue(b[n+1:])
	a.value = value
	return a, keepIf(size > 0, n+1+size)
}

// parseValue reads what stands behind the equals sign of an attribute.
func parseValue(b []byte) (string, int) {
	if len(b) > 0 && (b[0] == '"' || b[0] == '\'') {
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			return "", 0
		}
		return string(b[1 : 1+end]), end + 2
	}
	n := tokenLen(b)
	return string(b[:n]), n
}

func keepIf(ok bool, n int) int {
	if ok {
		return n
	}
	return 0
}

// tokenLen returns how many bytes b has before a byte that ends a name.
func tokenLen(b []byte) int {
	if n := bytes.IndexAny(b, " \t\r\n,{}=\"'<>`"); n >= 0 {
		return n
	}
	return len(b)
}

// headingAttributes parses attributes at the end of a heading. They may be
// written `\{#id}`, as MDX wants it.
type headingAttributes struct{}

func (headingAttributes) Trigger() []byte { return []byte{'{', '\\'} }

func (headingAttributes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	heading, ok := parent.(*ast.Heading)
	if !ok {
		return nil
	}
	line, seg := block.PeekLine()
	escape := 0
	if line[0] == '\\' {
		escape = 1
	}
	list, n := parseAttributes(line[escape:], seg.Start+escape)
	last := heading.Lines().At(heading.Lines().Len() - 1)
	if n == 0 || seg.Stop < last.Stop || !util.IsBlank(line[escape+n:]) || !forHeading(list) {
		return nil
	}
	for _, a := range list {
		if a.name == "id" {
			pc.IDs().Put([]byte(a.value))
		}
	}
	block.Advance(len(line))
	return &attributeList{list: list}
}

// forHeading tells attributes from braces in the text of a heading.
func forHeading(list []attribute) bool {
	for _, a := range list {
		if a.word {
			return false
		}
	}
	return len(list) > 0
}

// attributeList is the last inline of a heading that has attributes.
type attributeList struct {
	ast.BaseInline
	list []attribute
}

var kindAttributeList = ast.NewNodeKind("AttributeList")

func (n *attributeList) Kind() ast.NodeKind         { return kindAttributeList }
func (n *attributeList) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// keepAttributes returns the id and the classes in list and warns of all else
// but the names in more, which the caller deals with. The id is "" if there is
// none or if it is taken.
func (r *renderer) keepAttributes(list []attribute, more string) (id, class string) {
	for _, a := range list {
		switch {
		case a.name == "id" && id == "":
			if r.ids.take(a.value) {
				id = a.value
				break
			}
			r.report("markdown-id-duplicate", span(a.start, a.end),
				"the id "+quote(a.value)+" is used more than once", "choose an id that no other part of the page has")
		case a.name == "class":
			class = strings.TrimSpace(class + " " + a.value)
		case !hasWord(more, a.name):
			r.report("markdown-attribute", span(a.start, a.end),
				"the attribute "+quote(a.name)+" is not published", "leave it out; only {#id .class} are kept")
		}
	}
	return id, class
}
