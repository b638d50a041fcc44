package freshness

import (
	"fmt"
	"strconv"
	"strings"
)

// Print is the fingerprint of a section: sixteen bits, so that a change goes
// unseen once in 65,536 times and a stamp stays a line that can be copied.
type Print uint16

// String writes the fingerprint as four hexadecimal digits.
func (p Print) String() string { return fmt.Sprintf("%04x", uint16(p)) }

// hash is FNV-1a over the words of a section. How lines are broken, blank
// lines and runs of spaces do not count, nor which of its signs a list is
// written with, so that a formatter makes no translation stale.
type hash struct{ state uint32 }

func newHash() hash { return hash{2166136261} }

func (h *hash) byte(c byte) { h.state = (h.state ^ uint32(c)) * 16777619 }

// line adds a line without its end.
func (h *hash) line(text []byte) {
	inWord, first := false, true
	for i, c := range text {
		if c == ' ' || c == '\t' || c == '\r' {
			inWord = false
			continue
		}
		if !inWord {
			h.byte(' ')
			inWord = true
			if (c == '*' || c == '+') && first && i+1 < len(text) && text[i+1] == ' ' {
				c = '-'
			}
			first = false
		}
		h.byte(c)
	}
}

func (h hash) sum() Print { return Print(h.state ^ h.state>>16) }

// Stamp is what a translation says of the text it was made from.
type Stamp struct {
	Lang   string // code of the language, as the site writes it
	Prints []Print
}

// NewStamp returns the stamp of a translation of a text as it stands.
func NewStamp(lang string, sections []Section) Stamp {
	s := Stamp{Lang: lang}
	for _, section := range sections {
		s.Prints = append(s.Prints, section.Print)
	}
	return s
}

// ParseStamp reads what [Stamp.String] writes. It returns ok false for
// anything else.
func ParseStamp(text string) (Stamp, bool) {
	words := strings.Fields(text)
	if len(words) < 2 {
		return Stamp{}, false
	}
	s := Stamp{Lang: words[0]}
	for _, word := range words[1:] {
		n, err := strconv.ParseUint(word, 16, 16)
		if err != nil || len(word) != 4 {
			return Stamp{}, false
		}
		s.Prints = append(s.Prints, Print(n))
	}
	return s, true
}

// String writes the stamp as front matter has it: "fr 3fa2 9c10 0b2e".
func (s Stamp) String() string {
	var b strings.Builder
	b.WriteString(s.Lang)
	for _, p := range s.Prints {
		b.WriteString(" " + p.String())
	}
	return b.String()
}
