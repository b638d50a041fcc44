package site

import (
	"slices"
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

// reading is a text and its words.
type reading struct {
	text  string
	words []placedWord
}

// placedWord is a word, folded, and where it stands.
type placedWord struct {
	stretch
	word string
}

func read(text string) *reading {
	r := &reading{text: text}
	for at := 0; at < len(text); {
		end := at
		for end < len(text) {
			c, size := utf8.DecodeRuneInString(text[end:])
			if !inWord(c) {
				break
			}
			end += size
		}
		if end == at {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		if word := fold(text[at:end]); word != "" {
			r.words = append(r.words, placedWord{stretch{at, end}, word})
		}
		at = end
	}
	return r
}

// find returns where a name stands in a text: its words one after the other,
// whatever joins them. What grammar puts before or behind a name of several
// words does not hide it, nor what Arabic and Hebrew write together with any.
func (n *sought) find(r *reading) []stretch {
	if n.dense {
		return n.findLetters(r.text)
	}
	var out []stretch
	first, matched := 0, 0 // of the words before
	for i, w := range r.words {
		if matched > 0 && (!n.matches(matched, w.word) || !joins(r.text[r.words[i-1].end:w.start])) {
			matched = 0
		}
		if matched == 0 {
			if !n.matches(0, w.word) {
				continue
			}
			first = i
		}
		if matched++; matched == len(n.words) {
			out = append(out, stretch{r.words[first].start, w.end})
			matched = 0
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

// finder tells quickly whether a text holds one of several names, by searching
// for the longest word of each and reading what is around it. It is the
// algorithm of Wu and Manber, which looks at a few of the text's bytes only.
// Case is that of ASCII letters; of others the usual forms are searched for.
type finder struct {
	names    []sought
	length   int // of the shortest pattern, in bytes
	shift    [1 << 16]uint8
	group    [1 << 16]uint16 // by the last two bytes of what is compared first: the index in patterns
	patterns [][]string
	skip     []uint8 // by that index: how far to go on where none of them is
}

func newFinder(names []sought) *finder {
	f := &finder{names: names, length: 255, patterns: [][]string{nil}, skip: []uint8{0}}
	var all []string
	for _, n := range names {
		anchor := ""
		for _, w := range read(n.text).words {
			if len(w.word) > len(fold(anchor)) {
				anchor = n.text[w.start:w.end]
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

// around is how much of a text is read on either side of a word, in bytes.
const around = 160

// holds reports whether a text holds a name at or near the place of a word of
// it. Tags count as what joins words.
func (f *finder) holds(text string, at int) bool {
	start, end := max(0, at-around), min(len(text), at+around)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	near := read(withoutTags(text[start:end]))
	return slices.ContainsFunc(f.names, func(n sought) bool { return len(n.find(near)) > 0 })
}

// withoutTags returns a piece of HTML with a space in the place of each tag.
func withoutTags(text string) string {
	if strings.IndexByte(text, '<') < 0 {
		return text
	}
	var b strings.Builder
	for text != "" {
		plain, tag, _ := strings.Cut(text, "<")
		b.WriteString(plain)
		b.WriteByte(' ')
		attributes := ""
		attributes, text, _ = strings.Cut(tag, ">")
		if i := strings.IndexByte(attributes, '"'); i >= 0 { // what it says is read, too
			b.WriteString(" | " + attributes[i:] + " | ")
		}
	}
	return b.String()
}

// in reports whether a text holds a name.
func (f *finder) in(text string) bool {
	for end := f.length; end <= len(text); {
		block := uint16(lower[text[end-2]])<<8 | uint16(lower[text[end-1]])
		if shift := f.shift[block]; shift > 0 {
			end += int(shift)
			continue
		}
		group := f.group[block]
		for _, p := range f.patterns[group] {
			if hasPrefixLower(text[end-f.length:], p) && f.holds(text, end-f.length) {
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
