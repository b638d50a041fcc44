package search

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold takes from a text what readers leave out when they type: case, accents,
// vowel marks, the forms of one letter. It is NFKD without the marks of Latin,
// Arabic and Hebrew and without what cannot be seen, in lower case, like
// letters made one, in NFC.
//
// The client has the same function; whatever changes here changes there, and
// in testdata/vectors.json.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	table := alone()
	out := make([]byte, 0, 2*longest)
	for _, r := range s {
		if int(r) >= len(table) {
			return fold(s)
		}
		out = append(out, table[r]...)
	}
	if string(out) == s {
		return s
	}
	return string(out)
}

// alone holds what the characters of Latin, Greek, Cyrillic, Hebrew and Arabic
// fold to, and what lies between them: each folds alone, whatever is beside it.
var alone = sync.OnceValue(func() *[0x700]string {
	var table [0x700]string
	for r := range table {
		table[r] = fold(string(rune(r)))
	}
	return &table
})

// fold is [Fold] of any text, step by step.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if dropped(r) {
			continue
		}
		r = unicode.ToLower(r)
		if with, ok := like[r]; ok {
			b.WriteString(with)
			continue
		}
		b.WriteRune(digit(r))
	}
	return norm.NFC.String(b.String())
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// dropped reports whether a character is left out: a mark that readers leave
// out, or one that cannot be seen.
func dropped(r rune) bool { return r >= 0xad && unicode.Is(unseen, r) }

var unseen = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, // soft hyphen
	{Lo: 0x0300, Hi: 0x036f, Stride: 1}, // accents
	{Lo: 0x0591, Hi: 0x05bd, Stride: 1}, // Hebrew points
	{Lo: 0x05bf, Hi: 0x05bf, Stride: 1},
	{Lo: 0x05c1, Hi: 0x05c2, Stride: 1},
	{Lo: 0x05c4, Hi: 0x05c5, Stride: 1},
	{Lo: 0x05c7, Hi: 0x05c7, Stride: 1},
	{Lo: 0x0610, Hi: 0x061a, Stride: 1}, // Arabic marks
	{Lo: 0x061c, Hi: 0x061c, Stride: 1},
	{Lo: 0x0640, Hi: 0x0640, Stride: 1}, // tatweel
	{Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
	{Lo: 0x06d6, Hi: 0x06dc, Stride: 1},
	{Lo: 0x06df, Hi: 0x06e4, Stride: 1},
	{Lo: 0x06e7, Hi: 0x06e8, Stride: 1},
	{Lo: 0x06ea, Hi: 0x06ed, Stride: 1},
	{Lo: 0x1ab0, Hi: 0x1aff, Stride: 1},
	{Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x200b, Hi: 0x200f, Stride: 1}, // joiners, directions
	{Lo: 0x202a, Hi: 0x202e, Stride: 1},
	{Lo: 0x2060, Hi: 0x2069, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1},
	{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1}, // variants
	{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
}}

// like holds letters that are typed as others, lower-cased: those of Arabic
// that keyboards and writers mix, and those that many keyboards lack.
var like = map[rune]string{
	'ى': "ي", 'ی': "ي", 'ې': "ي", 'ے': "ي", 'ة': "ه", 'ہ': "ه", 'ە': "ه", 'ھ': "ه", 'ک': "ك", 'ٱ': "ا",
	'ς': "σ", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ħ': "h", 'ı': "i",
	'ɓ': "b", 'ɖ': "d", 'ɗ': "d", 'ɛ': "e", 'ǝ': "e", 'ə': "e", 'ƒ': "f", 'ɣ': "g", 'ƙ': "k", 'ŋ': "n", 'ɲ': "n", 'ɔ': "o", 'ʋ': "v", 'ƴ': "y",
}

// digit turns a digit of Arabic, Devanagari or Bengali into the one that every
// keyboard has.
func digit(r rune) rune {
	for _, zero := range [...]rune{0x660, 0x6f0, 0x966, 0x9e6} {
		if zero <= r && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}
