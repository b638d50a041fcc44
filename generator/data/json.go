package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// jsonText is JSON being read, token by token.
type jsonText struct {
	*text
	decoder *json.Decoder
	failed  bool // nothing can be read any more
}

func parseJSON(t *text) Value {
	b := &jsonText{text: t, decoder: json.NewDecoder(bytes.NewReader(t.src))}
	b.decoder.UseNumber()
	if b.start() == len(t.src) {
		return Value{}
	}
	v := b.value(0)
	if at := b.start(); !b.failed && at < len(t.src) {
		b.report("data-syntax", b.at(at), "this is not valid JSON: something follows its end", "everything stands between the first brace and the last")
	}
	return v
}

// start returns the offset at which the next token starts.
func (b *jsonText) start() int {
	at := int(b.decoder.InputOffset())
	return len(b.src) - len(bytes.TrimLeft(b.src[at:], " \t\r\n,:"))
}

// token returns the next token and where it lies; nil if there is none.
func (b *jsonText) token() (token json.Token, from, to int) {
	if b.failed {
		return nil, 0, 0
	}
	from = b.start()
	token, err := b.decoder.Token()
	if err != nil {
		b.failed = true
		b.jsonError(err)
		return nil, from, from
	}
	return token, from, int(b.decoder.InputOffset())
}

func (b *jsonText) value(depth int) Value {
	token, from, to := b.token()
	if b.failed {
		return Value{}
	}
	at := b.span(from, to)
	if !b.room(depth, at) {
		b.failed = true
		return Value{}
	}
	v := Value{Kind: Scalar, Range: at}
	switch token := token.(type) {
	case nil:
		v.Kind = Null
	case string:
		v.Text = token
	case json.Delim:
		if token == '[' {
			return Value{Kind: List, Range: b.at(from), Items: b.items(depth + 1)}
		}
		return Value{Kind: Map, Range: b.at(from), Pairs: b.pairs(depth + 1)}
	default:
		v.Text, v.Plain = fmt.Sprint(token), true
	}
	return v
}

func (b *jsonText) items(depth int) []Value {
	var items []Value
	for b.decoder.More() && !b.failed {
		items = append(items, b.value(depth))
	}
	b.token()
	return items
}

func (b *jsonText) pairs(depth int) []Pair {
	var v Value
	for b.decoder.More() && !b.failed {
		token, from, to := b.token()
		key, ok := token.(string)
		if !ok {
			break
		}
		p := Pair{Key: key, At: b.span(from, to), Value: b.value(depth)}
		switch {
		case v.Has(key):
			b.twice(key, p.At)
		case !b.failed:
			v.Pairs = append(v.Pairs, p)
		}
	}
	b.token()
	return v.Pairs
}

// jsonError reports why there is no next token. Messages of the library show a
// single byte of the character that is wrong, so they are said anew.
func (b *jsonText) jsonError(err error) {
	// The offset is that of the end of the last token, after which blanks and
	// a comma or colon may stand that are right.
	at := int(b.decoder.InputOffset())
	at = len(b.src) - len(bytes.TrimLeft(b.src[at:], " \t\r\n"))
	r, _ := utf8.DecodeRune(b.src[at:])
	message, hint := err.Error(), ""
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		message, hint = "it ends too early", "look for a quote, bracket or brace that is not closed"
	case strings.Contains(message, "after object key:value pair"), strings.Contains(message, "after array element"):
		message, hint = fmt.Sprintf("no comma before `%c`", r), "put a comma at the end of the line before"
	case strings.Contains(message, "after object key"):
		message, hint = fmt.Sprintf("no colon before `%c`", r), "write \"key\": value"
	case strings.Contains(message, "looking for beginning of object key"):
		message, hint = fmt.Sprintf("no key starts with `%c`", r), "a key needs double quotes; after the last value there is no comma"
	case strings.Contains(message, "looking for beginning of value"):
		message, hint = fmt.Sprintf("no value starts with `%c`", r), "text needs double quotes; after the last value there is no comma"
	}
	b.report("data-syntax", b.at(at), "this is not valid JSON: "+message, hint)
}
