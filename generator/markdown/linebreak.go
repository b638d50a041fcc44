package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/util"
)

// joins says whether a line that ends in prev and the next line that starts
// with next are joined without a space.
//
// Source: CSS Text 3, Segment Break Transformation Rules, with the draft for
// punctuation (csswg-drafts issue 5086). goldmark has the same rules, but its
// version loses the space behind Latin punctuation and before bold text.
func joins(prev, next rune) bool {
	const latinEnd = 0x1100 // below it nothing is wide and nothing discards spaces
	if prev < latinEnd && next < latinEnd {
		return false
	}
	if prev == '\u200b' || next == '\u200b' {
		return true
	}
	if wide(prev) && wide(next) {
		return !unicode.Is(unicode.Hangul, prev) && !unicode.Is(unicode.Hangul, next)
	}
	return discardsSpace(prev) || discardsSpace(next)
}

// wide says whether r has the East Asian Width F, W or H.
func wide(r rune) bool {
	w := util.EastAsianWidth(r)
	return w == "F" || w == "W" || w == "H"
}

// discardsSpace says whether r is punctuation that takes no space beside it.
func discardsSpace(r rune) bool {
	return r == '\u3000' || util.IsSpaceDiscardingUnicodeRune(r) && unicode.IsPunct(r)
}
