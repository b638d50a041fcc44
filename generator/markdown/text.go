package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// escape appends src as HTML text, which is also fit for a quoted attribute.
// Line ends become "\n", as a browser would make them.
func escape(dst, src []byte) []byte {
	from := 0
	for i, c := range src {
		if !isEscaped[c] {
			continue
		}
		var with string
		switch c {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			with = "&quot;"
		case 0:
			with = "\ufffd"
		case '\r':
			if i+1 == len(src) || src[i+1] != '\n' {
				with = "\n"
			}
		}
		dst = append(dst, src[from:i]...)
		dst = append(dst, with...)
		from = i + 1
	}
	return append(dst, src[from:]...)
}

// isEscaped says of each byte whether escape may write another in its place.
var isEscaped = [256]bool{'&': true, '<': true, '>': true, '"': true, 0: true, '\r': true}

// escapeString is escape for a string.
func escapeString(dst []byte, src string) []byte {
	return escape(dst, util.StringToReadOnlyBytes(src))
}

// unescape appends src with its backslash escapes and entities resolved, which
// gives plain text.
func unescape(dst, src []byte) []byte {
	for {
		i := bytes.IndexAny(src, "\\&")
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		if src[0] == '\\' && len(src) > 1 && util.IsPunct(src[1]) {
			dst = append(dst, src[1])
			src = src[2:]
			continue
		}
		n := 1
		if value, size := entity(src); size > 0 {
			dst = append(dst, value...)
			n = size
		} else {
			dst = append(dst, src[0])
		}
		src = src[n:]
	}
}

// entity returns the characters of the entity src starts with and its size, 0
// if src starts with none.
func entity(src []byte) (value []byte, size int) {
	const longest = 40 // bytes; the longest name in HTML has 31
	end := bytes.IndexByte(src[:min(len(src), longest)], ';')
	if src[0] != '&' || end < 2 {
		return nil, 0
	}
	name := string(src[1:end])
	if name[0] != '#' {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return nil, 0
		}
		return e.Characters, end + 1
	}
	base, digits, most := 10, name[1:], 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		base, digits, most = 16, digits[1:], 6
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return nil, 0
	}
	return []byte(string(util.ToValidRune(rune(code)))), end + 1
}

// quote puts s, shortened, in back quotes for a message.
func quote(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return "`" + s + "`"
}

// hasWord says whether list, words between spaces, has word.
func hasWord(list, word string) bool {
	for len(list) > 0 {
		i := 0
		for i < len(list) && list[i] != ' ' {
			i++
		}
		if list[:i] == word {
			return true
		}
		list = list[min(i+1, len(list)):]
	}
	return false
}
