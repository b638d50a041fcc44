package model

import (
	"indaba/generator/diag"
	"indaba/generator/exposure"
)

// Exposed is something that a file gives away of people, and where it does.
type Exposed struct {
	exposure.Finding
	Range diag.Range
}

// FindExposed returns what a text gives away.
func FindExposed(text []byte) []Exposed {
	found := exposure.Find(text)
	if len(found) == 0 {
		return nil
	}
	out, lines := make([]Exposed, len(found)), diag.NewLines(text)
	for i, f := range found {
		out[i] = Exposed{f, diag.Range{Start: lines.Position(f.Start), End: lines.Position(f.End)}}
	}
	return out
}
