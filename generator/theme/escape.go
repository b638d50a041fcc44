package theme

import (
	"bytes"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// writer returns what writes values of a type through the escapers that
// html/template put after them. The escapers here must give the same bytes as
// those of html/template; what they do not know is left to it.
func writer(t reflect.Type, escapers []*parse.CommandNode) (func(*bytes.Buffer, reflect.Value), bool) {
	var names []string
	for _, e := range escapers {
		name, ok := e.Args[0].(*parse.IdentifierNode)
		if !ok || len(e.Args) != 1 {
			return nil, false
		}
		names = append(names, strings.TrimPrefix(name.Ident, "_html_template_"))
	}
	chain := strings.Join(names, " ")
	switch {
	case t == reflect.TypeFor[template.HTML]() && chain == "htmlescaper":
		return func(w *bytes.Buffer, v reflect.Value) { w.WriteString(v.String()) }, true
	case t == reflect.TypeFor[template.URL]() && chain == "urlfilter urlnormalizer attrescaper":
		return func(w *bytes.Buffer, v reflect.Value) { normalizeURL(w, v.String(), true) }, true
	case t == reflect.TypeFor[template.Srcset]() && chain == "srcsetescaper attrescaper":
		return func(w *bytes.Buffer, v reflect.Value) { escape(w, v.String()) }, true
	case t == reflect.TypeFor[string]():
		return stringWriter(chain)
	case t == reflect.TypeFor[int]() && (chain == "htmlescaper" || chain == "attrescaper"):
		return func(w *bytes.Buffer, v reflect.Value) { w.Write(strconv.AppendInt(w.AvailableBuffer(), v.Int(), 10)) }, true
	}
	return nil, false
}

func stringWriter(chain string) (func(*bytes.Buffer, reflect.Value), bool) {
	switch chain {
	case "htmlescaper", "attrescaper", "rcdataescaper":
		return func(w *bytes.Buffer, v reflect.Value) { escape(w, v.String()) }, true
	case "urlfilter urlnormalizer attrescaper":
		return func(w *bytes.Buffer, v reflect.Value) { escapeURL(w, v.String(), true) }, true
	case "urlfilter attrescaper": // in the address of a refresh
		return func(w *bytes.Buffer, v reflect.Value) { escapeRefresh(w, v.String()) }, true
	case "urlescaper attrescaper":
		return func(w *bytes.Buffer, v reflect.Value) { escapeURL(w, v.String(), false) }, true
	}
	return nil, false
}

// references are what is written for bytes that mean something in HTML.
var references = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// escape writes a text for between tags or into a quoted attribute.
func escape(w *bytes.Buffer, s string) {
	last := 0
	for i := range len(s) {
		if with := references[s[i]]; with != "" {
			w.WriteString(s[last:i])
			w.WriteString(with)
			last = i + 1
		}
	}
	w.WriteString(s[last:])
}

// escapeURL writes an address into a quoted attribute. A whole address is
// only normalized, and refused when it could run a program; a piece of one is
// escaped so that it stays a piece.
func escapeURL(w *bytes.Buffer, s string, whole bool) {
	if whole && !safe(s) {
		w.WriteString(refused)
		return
	}
	normalizeURL(w, s, whole)
}

func normalizeURL(w *bytes.Buffer, s string, whole bool) {
	last := 0
	for i := range len(s) {
		if c := s[i]; !plainInURL(s, i, whole) {
			escape(w, s[last:i])
			const hex = "0123456789abcdef"
			w.Write([]byte{'%', hex[c>>4], hex[c&15]})
			last = i + 1
		}
	}
	escape(w, s[last:])
}

func escapeRefresh(w *bytes.Buffer, s string) {
	if !safe(s) {
		s = refused
	}
	escape(w, s)
}

// refused stands for an address that could run a program, as html/template
// writes it.
const refused = "#ZgotmplZ"

// safe reports whether an address is relative or of a known protocol.
func safe(s string) bool {
	protocol, _, ok := strings.Cut(s, ":")
	return !ok || strings.Contains(protocol, "/") ||
		strings.EqualFold(protocol, "http") || strings.EqualFold(protocol, "https") || strings.EqualFold(protocol, "mailto")
}

func plainInURL(s string, i int, whole bool) bool {
	switch kindInURL[s[i]] {
	case unreserved:
		return true
	case reserved:
		return whole
	case percent:
		return whole && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
	}
	return false
}

// What a byte is in an address (RFC 3986, section 2).
const (
	other = iota
	unreserved
	reserved
	percent
)

var kindInURL = func() (kinds [256]uint8) {
	for c := range kinds {
		switch c := byte(c); {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			kinds[c] = unreserved
		case strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			kinds[c] = reserved
		case c == '%':
			kinds[c] = percent
		}
	}
	return kinds
}()

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
