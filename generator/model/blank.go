package model

import (
	"indaba/generator/data"
	"indaba/generator/markdown"
)

// Blank is what a skeleton has where something is to be filled in: in front
// matter as a value, in the text as a paragraph of its own.
const Blank = markdown.Blank

// isBlank reports a value that is still to be filled in.
func isBlank(r *data.Reader, v data.Value, f *Field) bool {
	if v.Kind != data.Scalar || v.Text != Blank {
		return false
	}
	r.Report("fill-in", v.Range, "`"+f.Name+"` is still to be filled in", "write what belongs here in place of the …, or take the line out")
	return true
}
