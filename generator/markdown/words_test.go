package markdown

import "testing"

func TestWordsInPieces(t *testing.T) {
	for text, want := range map[string]int{
		"":                              0,
		"one two,three  four\nfive":     4,
		"naïve – été":                   2,
		"a\u00a0b\u2003c\u1680d\u0085e": 5, // spaces that are not ASCII
		"مرحبا بكم، \u200fأهلا":         3,
		"\u00a0\u0301x":                 1,
		"日本語 and ひらがな":                  5,
		"ᏣᎳᎩ\u3000ᏗᏂ":                   2,
	} {
		var whole, pieces words
		whole.add([]byte(text))
		for _, r := range text {
			pieces.add([]byte(string(r)))
		}
		if whole.count() != want || pieces != whole {
			t.Errorf("%q: %d words, and %d in pieces, not %d", text, whole.count(), pieces.count(), want)
		}
	}
}
