package data

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"indaba/generator/diag"
)

// tomlText is TOML being read. It is a sequence of expressions, headers of
// tables and keys with their values, each of which adds to the tree below
// root. Of the rules on what may be added where, only those are kept that
// protect authors: a key or a table that is written twice is reported; one
// that is written in parts is put together.
type tomlText struct {
	*text
	root    Value
	table   *Value                 // that keys go to; nothing is added above it until the next header
	defined map[diag.Position]bool // where the tables start that have been written as a whole
	parser  unstable.Parser
	base    int // offset of what the parser was given
	next    int // offset of the line after the last expression
}

// tomlKey is a part of a dotted key.
type tomlKey struct {
	name string
	at   diag.Range
}

func parseTOML(t *text) Value {
	b := &tomlText{text: t, root: Value{Kind: Map, Range: t.at(0)}, defined: map[diag.Position]bool{}}
	b.table = &b.root
	for b.readOn() {
	}
	if len(b.root.Pairs) == 0 {
		return Value{}
	}
	return b.root
}

// readOn reads up to the first mistake and reports whether reading can go on
// after it. The parser stops at a mistake. If that is in the line in which an
// expression starts, and so not in the midst of a list or text of several
// lines, a new one is given the lines that follow.
func (b *tomlText) readOn() bool {
	b.base = b.next
	b.parser.Reset(b.src[b.base:])
	for b.parser.NextExpression() {
		b.expression(b.parser.Expression())
	}
	var e *unstable.ParserError
	if !errors.As(b.parser.Error(), &e) {
		return false
	}
	wrong := b.base + int(b.parser.Range(e.Highlight).Offset)
	line, start, next := b.expressionAfter(b.next)
	if bytes.HasPrefix(line, []byte("[")) {
		b.table = &Value{} // it is not known where the keys that follow belong
	}
	b.next = next
	if strings.HasSuffix(e.Message, "is incomplete") || strings.Contains(e.Message, "not terminated") {
		// Its end was looked for in vain down to that of the file.
		b.tomlError(start, e.Message)
		return false
	}
	b.tomlError(wrong, e.Message)
	return start <= wrong && wrong < next && next < len(b.src)
}

// expressionAfter returns the first line from offset at that is not blank or a
// comment, its offset and that of the next line.
func (b *tomlText) expressionAfter(at int) (line []byte, start, next int) {
	for next = at; next < len(b.src); {
		start = next
		line, next = cutLine(b.src, start)
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			break
		}
	}
	return line, start, next
}

func (b *tomlText) expression(e *unstable.Node) {
	keys, end := b.keys(e)
	switch e.Kind {
	case unstable.Table:
		b.table = b.header(keys)
	case unstable.ArrayTable:
		b.table = b.element(keys)
	case unstable.KeyValue:
		b.assign(b.table, keys, e.Value(), end, len(keys))
		end = b.base + int(e.Raw.Offset+e.Raw.Length)
	}
	_, b.next = cutLine(b.src, end)
}

// keys returns the parts of the key of an expression, and where it ends.
func (b *tomlText) keys(e *unstable.Node) (keys []tomlKey, end int) {
	for it := e.Key(); it.Next(); {
		k := it.Node()
		start := b.base + int(k.Raw.Offset)
		end = start + int(k.Raw.Length)
		keys = append(keys, tomlKey{string(k.Data), b.span(start, end)})
	}
	return keys, end
}

// header returns the table that a header names.
func (b *tomlText) header(keys []tomlKey) *Value {
	v := b.walk(&b.root, keys)
	if v.Kind == Map && b.defined[v.Range.Start] {
		last := keys[len(keys)-1]
		b.twice(last.name, last.at)
	}
	b.defined[v.Range.Start] = true
	return v
}

// element adds a table to the list that a header in double brackets names.
func (b *tomlText) element(keys []tomlKey) *Value {
	last := keys[len(keys)-1]
	parent := b.walk(&b.root, keys[:len(keys)-1])
	i := parent.index(last.name)
	if i < 0 {
		i = len(parent.Pairs)
		parent.Pairs = append(parent.Pairs, Pair{last.name, last.at, Value{Kind: List, Range: last.at}})
	}
	list := &parent.Pairs[i].Value
	if list.Kind != List || !b.room(len(keys), last.at) {
		b.twice(last.name, last.at)
		return &Value{}
	}
	list.Items = append(list.Items, Value{Kind: Map, Range: last.at})
	return &list.Items[len(list.Items)-1]
}

// walk returns the table that keys lead to from v, made where it is missing. A
// key that holds something else is reported, and what comes of it is dropped.
func (b *tomlText) walk(v *Value, keys []tomlKey) *Value {
	for depth, k := range keys {
		i := v.index(k.name)
		switch {
		case i >= 0:
		case !b.room(depth, k.at):
			return &Value{}
		default:
			i = len(v.Pairs)
			v.Pairs = append(v.Pairs, Pair{k.name, k.at, Value{Kind: Map, Range: k.at}})
		}
		v = &v.Pairs[i].Value
		if n := len(v.Items); n > 0 {
			v = &v.Items[n-1]
		}
		if v.Kind != Map {
			b.twice(k.name, k.at)
			return &Value{}
		}
	}
	return v
}

// assign sets what keys lead to from v; the last of them ends at offset end.
func (b *tomlText) assign(v *Value, keys []tomlKey, n *unstable.Node, end, depth int) {
	last := keys[len(keys)-1]
	v = b.walk(v, keys[:len(keys)-1])
	sign := bytes.IndexByte(b.src[end:], '=') + 1
	start := end + sign + len(b.src[end+sign:]) - len(bytes.TrimLeft(b.src[end+sign:], blanks))
	value := b.value(n, start, depth)
	if v.Has(last.name) {
		b.twice(last.name, last.at)
		return
	}
	v.Pairs = append(v.Pairs, Pair{last.name, last.at, value})
}

// value returns the value of a node. The parser does not say where a list
// starts, so a list in a list starts with its parent.
func (b *tomlText) value(n *unstable.Node, start, depth int) Value {
	if n.Raw.Length > 0 {
		start = b.base + int(n.Raw.Offset)
	}
	at := b.at(start)
	if !b.room(depth, at) {
		return Value{}
	}
	switch n.Kind {
	case unstable.Array:
		v := Value{Kind: List, Range: at}
		for it := n.Children(); it.Next(); {
			v.Items = append(v.Items, b.value(it.Node(), start, depth+1))
		}
		return v
	case unstable.InlineTable:
		v := Value{Kind: Map, Range: at}
		b.defined[at.Start] = true
		for it := n.Children(); it.Next(); {
			keys, end := b.keys(it.Node())
			b.assign(&v, keys, it.Node().Value(), end, depth+len(keys))
		}
		return v
	}
	return Value{Kind: Scalar, Text: string(n.Data), Plain: n.Kind != unstable.String, Range: b.span(start, start+int(n.Raw.Length))}
}
