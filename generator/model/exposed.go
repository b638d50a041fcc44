package model

import (
	"bytes"
	"unicode/utf8"

	"indaba/generator/diag"
	"indaba/generator/exposure"
)

// Exposed is something that a file gives away of people, and where it does.
type Exposed struct {
	exposure.Finding
	Range diag.Range
}

// FindExposed returns what a text gives away. Lines and columns are counted in
// one pass, however much that is.
func FindExposed(text []byte) []Exposed {
	found := exposure.Find(text)
	if len(found) == 0 {
		return nil
	}
	out := make([]Exposed, len(found))
	now, at := diag.Position{Line: 1, Column: 1}, 0
	if mark := []byte("\ufeff"); bytes.HasPrefix(text, mark) {
		at = len(mark)
	}
	to := func(offset int) diag.Position {
		if i := bytes.LastIndexByte(text[at:offset], '\n'); i >= 0 {
			now.Line += bytes.Count(text[at:offset], []byte{'\n'})
			now.Column = 1
			at += i + 1
		}
		now.Column += utf8.RuneCount(text[at:offset])
		at = offset
		return now
	}
	for i, f := range found {
		out[i].Finding = f
		out[i].Range.Start = to(f.Start)
		out[i].Range.End = to(f.End)
	}
	return out
}
