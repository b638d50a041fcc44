package data

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"indaba/generator/diag"
)

// Bounds on what one file may hold, aliases counted where they are used. They
// keep time and memory in proportion to the file's size.
const (
	maxDepth  = 64
	maxValues = 20_000
)

// YAML reads a YAML 1.2 document. File is what diagnostics call it.
func YAML(file string, src []byte) (Value, diag.List) {
	return parseYAML(file, src, 0)
}

// parseYAML reads src, whose first line is line skip+1 of the file.
func parseYAML(file string, src []byte, skip int) (Value, diag.List) {
	var root yaml.Node
	c := converter{file: file, skip: skip}
	if err := yaml.Load(src, &root); err != nil {
		if len(strings.TrimSpace(string(src))) > 0 {
			c.syntax(err)
		}
		return Value{}, c.diags
	}
	if len(root.Content) == 0 {
		return Value{}, nil
	}
	return c.value(root.Content[0], 0), c.diags
}

type converter struct {
	file   string
	skip   int
	values int
	diags  diag.List
}

func (c *converter) syntax(err error) {
	var all *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &all):
		for _, e := range all.Errors {
			c.syntaxAt(e)
		}
	case errors.As(err, &one):
		c.syntaxAt(one)
	default:
		c.report("data-syntax", diag.Range{Start: diag.Position{Line: c.skip + 1, Column: 1}}, plainMessage(err.Error()), "")
	}
}

func (c *converter) syntaxAt(e *yaml.LoadError) {
	at := diag.Position{Line: max(1, e.Mark.Line) + c.skip, Column: max(1, e.Mark.Column)}
	c.report("data-syntax", diag.Range{Start: at}, plainMessage(e.Message), yamlHint(e.Message))
}

func plainMessage(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "yaml: ")
	return "this is not valid YAML: " + strings.TrimSuffix(s, ".")
}

// yamlHint says in an author's words what most often leads to a message of
// the YAML library.
func yamlHint(message string) string {
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return "a value that contains `: ` needs quotes around it"
	case strings.Contains(message, "cannot start any token"):
		return "indent with spaces, not tabs; a value that starts with `@`, `` ` ``, `%` or a tab needs quotes"
	case strings.Contains(message, "unexpected end") || strings.Contains(message, "end of stream"):
		return "a quote or bracket is opened and not closed"
	case strings.Contains(message, "did not find expected"):
		return "look for a quote or bracket that is not closed, or a line that is indented differently from its neighbours"
	}
	return ""
}

func (c *converter) report(code diag.Code, at diag.Range, message, hint string) {
	c.diags = append(c.diags, diag.New(code, c.file, at, message, hint))
}

func (c *converter) value(n *yaml.Node, depth int) Value {
	if c.values++; c.values == maxValues || depth == maxDepth {
		c.report("data-too-deep", c.place(n), "the data is too deep or repeats too much", "a page's front matter is a few dozen lines at most")
	}
	if c.values >= maxValues || depth >= maxDepth {
		return Value{}
	}
	switch n.Kind {
	case yaml.AliasNode:
		return c.value(n.Alias, depth+1)
	case yaml.SequenceNode:
		v := Value{Kind: List, Range: c.place(n), Items: make([]Value, len(n.Content))}
		for i, item := range n.Content {
			v.Items[i] = c.value(item, depth+1)
		}
		return v
	case yaml.MappingNode:
		return c.mapping(n, depth)
	case yaml.ScalarNode:
		plain := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
		if n.Tag == "!!null" && plain {
			return Value{Range: c.place(n)}
		}
		return Value{Kind: Scalar, Text: n.Value, Plain: plain, Range: c.place(n)}
	}
	return Value{}
}

func (c *converter) mapping(n *yaml.Node, depth int) Value {
	v := Value{Kind: Map, Range: c.place(n), Pairs: make([]Pair, 0, len(n.Content)/2)}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if v.Has(key.Value) {
			c.report("data-duplicate-key", c.place(key), fmt.Sprintf("`%s` is written twice", key.Value), "keep one of the two")
			continue
		}
		v.Pairs = append(v.Pairs, Pair{Key: key.Value, At: c.place(key), Value: c.value(n.Content[i+1], depth+1)})
	}
	return v
}

// Has reports whether a Map has a key.
func (v Value) Has(key string) bool {
	for _, p := range v.Pairs {
		if p.Key == key {
			return true
		}
	}
	return false
}

// place is the range of a node. YAML gives only where a node starts; scalars
// on one line end where their text does.
func (c *converter) place(n *yaml.Node) diag.Range {
	start := diag.Position{Line: n.Line + c.skip, Column: n.Column}
	if n.Kind != yaml.ScalarNode || strings.Contains(n.Value, "\n") {
		return diag.Range{Start: start}
	}
	end := start
	end.Column += utf8.RuneCountInString(n.Value)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		end.Column += 2
	}
	return diag.Range{Start: start, End: end}
}
