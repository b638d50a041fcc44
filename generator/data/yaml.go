package data

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"indaba/generator/diag"
)

func parseYAML(t *text) Value {
	t.src = withoutOddBreaks(t.src)
	var root yaml.Node
	if err := yaml.Load(t.src, &root); err != nil {
		t.yamlErrors(err)
		return Value{}
	}
	if len(root.Content) == 0 {
		return Value{}
	}
	if root.Content[0].Kind == yaml.ScalarNode && t.oddColon() {
		return Value{}
	}
	return t.yamlValue(root.Content[0], 0)
}

// withoutOddBreaks returns src with a space in place of every character that
// the library takes for the end of a line and editors do not: a carriage
// return alone, and the line and paragraph separators of Unicode, which come
// with text from word processors. So both count lines alike, and such text
// stays one value.
func withoutOddBreaks(src []byte) []byte {
	odd := bytes.Count(src, []byte("\r")) > bytes.Count(src, []byte("\r\n"))
	for _, s := range oddBreaks {
		odd = odd || bytes.Contains(src, []byte(s))
	}
	if !odd {
		return src
	}
	src = bytes.ReplaceAll(src, []byte("\r\n"), newline) // no place is on a carriage return
	for _, s := range append(oddBreaks[:], "\r") {
		src = bytes.ReplaceAll(src, []byte(s), []byte(" "))
	}
	return src
}

var oddBreaks = [...]string{"\u0085", "\u2028", "\u2029"}

func (t *text) yamlValue(n *yaml.Node, depth int) Value {
	at := t.yamlRange(n)
	if !t.room(depth, at) {
		return Value{}
	}
	switch n.Kind {
	case yaml.AliasNode:
		return t.yamlValue(n.Alias, depth+1)
	case yaml.SequenceNode:
		v := Value{Kind: List, Range: at, Items: make([]Value, len(n.Content))}
		for i, item := range n.Content {
			v.Items[i] = t.yamlValue(item, depth+1)
		}
		return v
	case yaml.MappingNode:
		return t.yamlMap(n, at, depth)
	case yaml.ScalarNode:
		plain := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
		if n.Tag == "!!null" && plain {
			return Value{Range: at}
		}
		return Value{Kind: Scalar, Text: n.Value, Plain: plain, Range: at}
	}
	return Value{}
}

func (t *text) yamlMap(n *yaml.Node, at diag.Range, depth int) Value {
	v := Value{Kind: Map, Range: at, Pairs: make([]Pair, 0, len(n.Content)/2)}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		at := t.yamlRange(key)
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		switch {
		case key.Kind != yaml.ScalarNode:
			t.report("data-syntax", at, "a key is a list or a group of keys", "write a word before the colon; text that starts with a bracket needs quotes")
		case !t.room(depth, at):
			return v
		case v.Has(key.Value):
			t.twice(key.Value, at)
		default:
			v.Pairs = append(v.Pairs, Pair{Key: key.Value, At: at, Value: t.yamlValue(n.Content[i+1], depth+1)})
		}
	}
	return v
}

// yamlRange returns where a node is. The library tells only where a node
// starts; where a scalar ends is found in the source, if it is on one line.
func (t *text) yamlRange(n *yaml.Node) diag.Range {
	start := diag.Position{Line: n.Line + t.skip, Column: n.Column}
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		return diag.Range{Start: start}
	}
	rest, _ := cutLine(t.src, t.offset(n.Line, n.Column))
	length := scalarLength(rest, n)
	if length < 0 {
		return diag.Range{Start: start}
	}
	return diag.Range{Start: start, End: diag.Position{Line: start.Line, Column: start.Column + utf8.RuneCount(rest[:length])}}
}

// scalarLength returns how many bytes of the line that starts with a scalar are
// the scalar, or -1 if it goes on in the next line or has a tag or an anchor.
func scalarLength(line []byte, n *yaml.Node) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quotedLength(line, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quotedLength(line, '\'', '\'')
	case bytes.HasPrefix(line, []byte(n.Value)):
		return len(n.Value)
	}
	return -1
}

// quotedLength returns the length of the quoted text that a line starts with.
// The escape sign takes away the meaning of the quote that follows it.
func quotedLength(line []byte, quote, escape byte) int {
	if len(line) == 0 || line[0] != quote {
		return -1
	}
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == escape && i+1 < len(line) && (escape == '\\' || line[i+1] == quote):
			i++
		case line[i] == quote:
			return i + 1
		}
	}
	return -1
}
