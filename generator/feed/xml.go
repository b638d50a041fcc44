package feed

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// markup writes XML 1.0 in UTF-8: elements below each other, each level a space
// further in. What is opened is closed, and every text is escaped.
type markup struct {
	*bytes.Buffer
	depth int
	plain []byte // a text before it is escaped
}

// attribute is one of an element.
type attribute struct{ name, value string }

// element writes an element that holds others, which inside writes.
func (m *markup) element(name string, attributes []attribute, inside func()) {
	m.open(name, attributes...)
	m.depth++
	inside()
	m.depth--
	m.line()
	m.end(name)
}

// text writes an element that holds a text.
func (m *markup) text(name, text string) {
	m.open(name)
	m.escape(append(m.plain[:0], text...))
	m.end(name)
}

// textFrom writes an element that holds a text which is asked for.
func (m *markup) textFrom(name string, text Text, attributes ...attribute) {
	m.open(name, attributes...)
	m.escape(text(m.plain[:0]))
	m.end(name)
}

// empty writes an element that holds nothing.
func (m *markup) empty(name string, attributes ...attribute) {
	m.open(name, attributes...)
	m.end(name)
}

func (m *markup) open(name string, attributes ...attribute) {
	m.line()
	m.WriteByte('<')
	m.WriteString(name)
	for _, a := range attributes {
		m.WriteByte(' ')
		m.WriteString(a.name)
		m.WriteString(`="`)
		m.escape(append(m.plain[:0], a.value...))
		m.WriteByte('"')
	}
	m.WriteByte('>')
}

func (m *markup) end(name string) {
	m.WriteString("</")
	m.WriteString(name)
	m.WriteByte('>')
}

func (m *markup) line() {
	m.WriteByte('\n')
	m.WriteString(strings.Repeat(" ", m.depth))
}

// escape writes a text. Its memory serves the next one.
func (m *markup) escape(text []byte) {
	m.plain = text
	_ = xml.EscapeText(m.Buffer, text) // a buffer takes everything
}
