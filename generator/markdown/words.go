package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// words counts words as they are read, piece by piece.
type words struct {
	spaced int  // words between spaces
	dense  int  // characters of scripts that write no spaces
	inside bool // the last piece ended within a word
}

// add counts piece, which goes on where the last one ended.
func (w *words) add(piece []byte) {
	for i := 0; i < len(piece); i++ {
		switch c := piece[i]; {
		case c <= ' ':
			w.inside = false
		case w.inside && c < 0xe1 && c != 0xc2: // of a character below U+1000 that ends no word
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(piece[i:])
			w.addRune(r)
			i += size - 1
		default:
			w.inside = true
			w.spaced++
		}
	}
}

func (w *words) addRune(r rune) {
	switch {
	case isDense(r):
		w.dense++
		w.inside = false
	case unicode.IsSpace(r):
		w.inside = false
	case !w.inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		w.inside = true
		w.spaced++
	}
}

// stop ends the word that the last piece may have ended in.
func (w *words) stop() { w.inside = false }

func (w *words) count() int { return w.spaced + (w.dense+1)/2 }

// isDense says whether r belongs to a script of China or Japan.
func isDense(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// excerptLen is how many characters an excerpt has at most.
const excerptLen = 160

// oneLine writes one space, in text itself, in place of each run of them, and
// none at its ends.
func oneLine(text []byte) []byte {
	out := text[:0]
	for word := range bytes.FieldsSeq(text) {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, word...)
	}
	return out
}

// excerpt cuts text, which is on one line, at a word, so that it has at most
// excerptLen characters.
func excerpt(text []byte) string {
	count, space, cut := 0, 0, 0
	for i, r := range util.BytesToReadOnlyString(text) {
		if count++; count > excerptLen {
			if space > cut/2 { // else the script has no spaces to speak of
				cut = space
			}
			return string(bytes.TrimRight(text[:cut], " ,;:.")) + "…"
		}
		if r == ' ' {
			space = i
		}
		if !unicode.IsMark(r) { // a mark is not torn from its letter
			cut = i
		}
	}
	return string(text)
}
