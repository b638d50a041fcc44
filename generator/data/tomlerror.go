package data

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// tomlError reports what the parser found at an offset. It knows bytes, not
// characters: the offset may lie within one, and messages that show one are
// said anew.
func (b *tomlText) tomlError(at int, message string) {
	for !utf8.RuneStart(b.src[at]) {
		at--
	}
	r, _ := utf8.DecodeRune(b.src[at:])
	hint := ""
	switch {
	case strings.Contains(message, "unicode escape"):
		// Where the parser gives up hangs on how much text follows.
		at = max(0, bytes.LastIndexByte(b.src[:at+1], '\\'))
		message, hint = "an escape is not complete", "write `\\u` and four digits of a hexadecimal number, as in `\\u00e9`; a backslash itself is written twice"
	case strings.Contains(message, "at start of value"), strings.HasPrefix(message, "expected keyword"), strings.HasPrefix(message, "strings must be quoted"):
		message, hint = fmt.Sprintf("no value starts with `%c`", r), `text needs quotes: title = "My text"`
		if r == '\n' || r == '\r' {
			message, hint = "a key has no value", "write the value on the same line, or take the key out"
		}
	case strings.Contains(message, "at start of key"):
		message, hint = fmt.Sprintf("no key starts with `%c`", r), "a key is made of the letters a to z, digits, _ and -; any other needs quotes"
	case strings.Contains(message, "expected newline"):
		message, hint = fmt.Sprintf("the line goes on with `%c` after its value", r), "text needs quotes; each key needs a line of its own"
	case strings.HasPrefix(message, "expected '='"):
		hint = "write `key = value`; a key with other letters than a to z needs quotes"
	case strings.Contains(message, "cannot have new lines"), strings.Contains(message, "not terminated"), strings.Contains(message, "unterminated"):
		hint = "close the quote"
	case strings.Contains(message, "incomplete"), strings.HasPrefix(message, "expected ','"):
		hint = "look for a comma, quote or bracket that is missing"
	}
	b.report("data-syntax", b.at(at), "this is not valid TOML: "+message, hint)
}
