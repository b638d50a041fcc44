package site

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes words equal that differ in case, accents, vowel signs or the
// stretching of letters alone.
func fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || isIgnored(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
}

// isIgnored reports whether a character says nothing: the Arabic tatweel,
// joiners, soft hyphens and signs of direction.
func isIgnored(r rune) bool { return r == 'ـ' || r == '\u00ad' || unicode.Is(unicode.Cf, r) }

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isIgnored(r)
}

// placedWords yields the words of a text with their places.
func placedWords(text string) iter.Seq2[stretch, string] {
	return func(yield func(stretch, string) bool) {
		for at := 0; at < len(text); {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !inWord(r) {
				at += size
				continue
			}
			end := at
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !inWord(r) {
					break
				}
				end += size
			}
			if !yield(stretch{at, end}, fold(text[at:end])) {
				return
			}
			at = end
		}
	}
}

// wordsOf yields the words of a text, folded.
func wordsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range placedWords(text) {
			if w != "" && !yield(w) {
				return
			}
		}
	}
}

// find returns where a name stands in a text: its words one after the other,
// whatever joins them. What grammar puts before or behind a name of several
// words does not hide it, nor what Arabic and Hebrew write together with any.
func (n *sought) find(text string) []stretch {
	if isDense(n.text) {
		return n.findLetters(text)
	}
	var out []stretch
	var at []stretch // of the words before, as many as have matched
	for place, word := range placedWords(text) {
		if len(at) > 0 && (!n.matches(len(at), word) || !joins(text[at[len(at)-1].end:place.start])) {
			at = at[:0]
		}
		if len(at) == 0 && !n.matches(0, word) {
			continue
		}
		if at = append(at, place); len(at) == len(n.words) {
			out = append(out, stretch{at[0].start, place.end})
			at = at[:0]
		}
	}
	return out
}

// matches reports whether a word of a text may be the i-th of the name.
func (n *sought) matches(i int, word string) bool {
	want, several := n.words[i], len(n.words) > 1
	if word == want {
		return true
	}
	before, behind := i == 0 && several, i == len(n.words)-1 && several
	if rest, ok := strings.CutSuffix(word, want); ok && i == 0 {
		r, _ := utf8.DecodeRuneInString(want)
		before = before || unicode.In(r, unicode.Arabic, unicode.Hebrew) && utf8.RuneCountInString(rest) <= 3
	}
	return before && strings.HasSuffix(word, want) || behind && strings.HasPrefix(word, want)
}

// isDense reports whether a name is of a script that writes no spaces.
func isDense(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}

// findLetters is find for a script that writes no spaces.
func (n *sought) findLetters(text string) []stretch {
	var out []stretch
	for at := 0; ; {
		i := strings.Index(text[at:], n.text)
		if i < 0 {
			return out
		}
		at += i + len(n.text)
		out = append(out, stretch{at - len(n.text), at})
	}
}

// joins reports whether what stands between two words lets them be one name.
func joins(gap string) bool {
	return len(gap) <= 32 && !strings.ContainsAny(gap, ",;:!?()[]{}|\"") && !strings.Contains(gap, ". ") && strings.Count(gap, "\n") <= 1
}

// finder tells quickly whether a text may hold one of several names: whether
// it has the longest word of one. It is the algorithm of Wu and Manber, which
// looks at a few of the text's bytes only. Case is that of ASCII letters; of
// others the usual forms are searched for.
type finder struct {
	length   int // of the shortest pattern, in bytes
	shift    [1 << 16]uint8
	group    [1 << 16]uint16 // by the last two bytes of what is compared first: the index in patterns
	patterns [][]string
	skip     []uint8 // by that index: how far to go on where none of them is
}

func newFinder(names []sought) *finder {
	f := &finder{length: 255, patterns: [][]string{nil}, skip: []uint8{0}}
	var all []string
	for _, n := range names {
		anchor := ""
		for at := range placedWords(n.text) {
			if word := n.text[at.start:at.end]; len(fold(word)) > len(fold(anchor)) {
				anchor = word
			}
		}
		forms := map[string]bool{}
		for _, form := range []string{anchor, fold(anchor)} {
			first, size := utf8.DecodeRuneInString(form)
			for _, form := range []string{strings.ToLower(form), strings.ToUpper(form), string(unicode.ToUpper(first)) + strings.ToLower(form[size:])} {
				for _, form := range []string{form, norm.NFC.String(form), norm.NFD.String(form)} {
					forms[lowerASCII(form)] = true
				}
			}
		}
		for form := range forms {
			all = append(all, form)
			f.length = min(f.length, len(form))
		}
	}
	f.length = max(f.length, 2)
	for i := range f.shift {
		f.shift[i] = uint8(f.length - 1)
	}
	for _, p := range all {
		if len(p) < 2 { // a single letter of ASCII: too short to say anything
			continue
		}
		for i := 2; i <= f.length; i++ {
			block := uint16(p[i-2])<<8 | uint16(p[i-1])
			f.shift[block] = min(f.shift[block], uint8(f.length-i))
			if i == f.length {
				if f.group[block] == 0 {
					f.group[block] = uint16(len(f.patterns))
					f.patterns, f.skip = append(f.patterns, nil), append(f.skip, uint8(f.length-1))
				}
				group := &f.patterns[f.group[block]]
				*group = append(*group, p)
			}
		}
	}
	for _, p := range all {
		for i := 2; i < f.length && len(p) > 1; i++ {
			if group := f.group[uint16(p[i-2])<<8|uint16(p[i-1])]; group > 0 {
				f.skip[group] = min(f.skip[group], uint8(f.length-i))
			}
		}
	}
	return f
}

// in reports whether a text may hold a name.
func (f *finder) in(text string) bool {
	for end := f.length; end <= len(text); {
		block := uint16(lower[text[end-2]])<<8 | uint16(lower[text[end-1]])
		if shift := f.shift[block]; shift > 0 {
			end += int(shift)
			continue
		}
		group := f.group[block]
		for _, p := range f.patterns[group] {
			if hasPrefixLower(text[end-f.length:], p) {
				return true
			}
		}
		end += max(1, int(f.skip[group]))
	}
	return false
}

func hasPrefixLower(text, prefix string) bool {
	if len(text) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if lower[text[i]] != prefix[i] {
			return false
		}
	}
	return true
}

// lower maps the letters of ASCII to small ones and all other bytes to
// themselves.
var lower = func() (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
		if 'A' <= i && i <= 'Z' {
			table[i] += 'a' - 'A'
		}
	}
	return table
}()

func lowerASCII(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] = lower[b[i]]
	}
	return string(b)
}
