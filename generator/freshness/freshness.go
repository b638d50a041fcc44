// Package freshness tells which sections of a translation have fallen behind
// the text it was made from.
//
// A translation carries a [Stamp]: the language it was made from, and a short
// fingerprint of each section of that text as it stood then. The stamp is a
// line of front matter, so it survives renames and shallow clones, and can be
// pasted in a browser. Nothing else need be known of the past: a section whose
// fingerprint the stamp does not have was changed or added since.
package freshness

import (
	"bytes"
	"fmt"
	"slices"
)

// Section is a part of a text: what stands before its first heading of the
// second level, or such a heading and what follows it.
type Section struct {
	Title string // "" of the first
	Print Print  `codec:"aside"`
}

// Name returns what a message calls a section.
func (s Section) Name() string {
	if s.Title == "" {
		return "what stands before the first heading"
	}
	return fmt.Sprintf("“%s”", s.Title)
}

// Head is a heading that begins a section.
type Head struct {
	Line  int // it begins at in src, from 1
	Title string
}

// Sections splits a text. Intro are the words that stand in the front matter,
// such as title and description, and belong to the first section; src is the
// file, whose body starts at the offset body; heads are in order.
func Sections(intro []string, src []byte, body int, heads []Head) []Section {
	out := make([]Section, 1, 1+len(heads))
	h := newHash()
	for _, words := range intro {
		h.line([]byte(words))
	}
	number := 1
	for start := 0; start < len(src); number++ {
		end := len(src)
		if n := bytes.IndexByte(src[start:], '\n'); n >= 0 {
			end = start + n
		}
		if i := len(out) - 1; i < len(heads) && heads[i].Line == number {
			out[i].Print = h.sum()
			out = append(out, Section{Title: heads[i].Title})
			h = newHash()
		}
		if start >= body {
			h.line(src[start:end])
		}
		start = end + 1
	}
	out[len(out)-1].Print = h.sum()
	return out
}

// Change is what became of a text since a translation of it was stamped.
type Change struct {
	// Changed are the sections of the text, by index, that were changed or
	// added since.
	Changed []int
	// Behind are the sections of the translation, by index, whose original was
	// changed or taken away since. A translation has, when it is stamped, the
	// sections of its original in the same order.
	Behind []int
}

// Compare says what became of a text since it had the fingerprints then. A
// section that only moved did not change.
func Compare(now []Section, then []Print) Change {
	left := slices.Clone(then)
	var c Change
	for i, s := range now {
		if k := slices.Index(left, s.Print); k >= 0 {
			left = slices.Delete(left, k, k+1)
		} else {
			c.Changed = append(c.Changed, i)
		}
	}
	for i, p := range then {
		if k := slices.Index(left, p); k >= 0 {
			left = slices.Delete(left, k, k+1)
			c.Behind = append(c.Behind, i)
		}
	}
	return c
}
