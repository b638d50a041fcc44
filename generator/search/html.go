package search

import (
	"bytes"
	"strings"
)

// scan reads the words of a page's HTML, which is that of our own renderer:
// balanced, and with every special character of a text escaped. A heading with
// the id of the next of headings starts its section.
func scan(html []byte, headings []Heading, chunk func(b []byte, section int, inHeading bool)) {
	section, inHeading := 0, false
	for len(html) > 0 {
		i := bytes.IndexByte(html, '<')
		if i < 0 {
			i = len(html)
		}
		chunks(html[:i], func(b []byte) { chunk(b, section, inHeading) })
		if html = html[i:]; len(html) == 0 {
			return
		}
		end := bytes.IndexByte(html, '>') // attributes have none that is not escaped
		if end < 0 {
			return
		}
		switch tag := html[1:end]; {
		case len(tag) > 2 && tag[0] == 'h' && '2' <= tag[1] && tag[1] <= '6':
			inHeading = true
			if section < len(headings) && bytes.Contains(tag, []byte(` id="`)) {
				section++
			}
		case len(tag) > 2 && tag[0] == '/' && tag[1] == 'h' && '2' <= tag[2] && tag[2] <= '6':
			inHeading = false
		}
		html = html[end+1:]
	}
}

// chunks parts a text into what lies between characters of ASCII that belong
// to no word. The words of a chunk do not depend on what is beside it.
func chunks(text []byte, yield func(b []byte)) {
	start := -1
	for i := 0; i < len(text); i++ {
		if inChunk[text[i]] {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			yield(text[start:i])
			start = -1
		}
		if text[i] == '&' { // an entity, which stands for a character of ASCII
			if n := bytes.IndexByte(text[i:], ';'); n > 0 {
				i += n
			}
		}
	}
	if start >= 0 {
		yield(text[start:])
	}
}

var inChunk = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 0x80 || isWord(rune(c)) || isWord(rune(c|0x20)) && 'A' <= c && c <= 'Z'
	}
	return t
}()

// plain is chunks for a text that is no HTML.
func plain(text string, yield func(b []byte)) {
	chunks([]byte(strings.ReplaceAll(text, "&", " ")), yield)
}
