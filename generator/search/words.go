package search

import (
	"unicode"
	"unicode/utf8"
)

// Words calls yield with the words of a text, folded, in order. A word is a
// run of letters, marks and digits. Scripts that put no spaces between words,
// and Hangul, whose particles hang on words, give overlapping pairs of
// characters instead: 看板 and 板子 of 看板子, or a character alone where no
// other is beside it.
func Words(text string, yield func(word string, dense bool)) {
	text = Fold(text)
	const none = -1
	start := none  // of the word at hand
	before := none // of the dense character before
	alone := false // it has none before it
	end := func(at int) {
		switch {
		case start != none:
			yield(text[start:at], false)
		case before != none && alone:
			yield(text[before:at], true)
		}
		start, before = none, none
	}
	for i, r := range text {
		switch {
		case isDense(r) && before != none:
			yield(text[before:i+utf8.RuneLen(r)], true)
			before, alone = i, false
		case isDense(r):
			end(i)
			before, alone = i, true
		case !isWord(r):
			end(i)
		case start == none:
			end(i)
			start = i
		}
	}
	end(len(text))
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// dense are the scripts whose words are not between spaces.
var dense = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// isDense reports whether r belongs to a dense script. The lengthening mark of
// Japanese is of no script.
func isDense(r rune) bool { return r == 'ー' || r >= 0xe00 && unicode.In(r, dense...) }
