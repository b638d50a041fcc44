package review

import "unicode"

// alone are scripts that are written without spaces: a letter counts as a word.
var alone = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// split takes a text apart into words, runs of spaces, and single signs.
func split(s string) []string {
	var out []string
	start, was := 0, 0
	for i, c := range s {
		is := classOf(c)
		if i > start && (is != was || is == sign) && is != joined {
			out = append(out, s[start:i])
			start = i
		}
		if is != joined {
			was = is
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// The classes of characters; those that are joined belong to the one before.
const (
	blank = iota + 1
	letter
	sign
	joined
)

func classOf(c rune) int {
	switch {
	case c == '\u200d' || c == '\u200c' || unicode.Is(unicode.M, c) || unicode.Is(unicode.Sk, c) && c >= 0x1f3fb:
		return joined // accents, vowels, joiners, shades of emoji
	case unicode.IsSpace(c):
		return blank
	case unicode.In(c, alone...):
		return sign
	case unicode.IsLetter(c), unicode.IsDigit(c):
		return letter
	}
	return sign
}
