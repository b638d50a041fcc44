package model

import (
	"slices"

	"indaba/generator/freshness"
	"indaba/generator/markdown"
	"indaba/generator/source"
)

// wordless are the fields of type Text that say nothing to a reader, so that a
// translation of the entry does not fall behind when they change.
var wordless = []string{"slug", "aliases", "tags", "translated_from", "weave"}

// SectionsOf splits a file, read with its text, for those who translate it. The
// words of its front matter belong to the first section.
func SectionsOf(f *source.File, front Front, body *markdown.Document) []freshness.Section {
	heads := make([]freshness.Head, 0, len(body.Headings))
	for _, h := range body.Headings {
		if h.Level == 2 {
			heads = append(heads, freshness.Head{Line: h.Range.Start.Line, Title: h.Text})
		}
	}
	return freshness.Sections(front.Record.words(nil), f.Data, front.Body, heads)
}

// words appends the texts of the record that a translation does not inherit.
func (r Record) words(dst []string) []string {
	for i := range r {
		f := r[i].Field
		if f.Inherited || slices.Contains(wordless, f.Name) {
			continue
		}
		for _, v := range r[i].Values {
			switch f.Type {
			case Text:
				dst = append(dst, v.Text)
			case Object:
				dst = v.Object.words(dst)
			}
		}
	}
	return dst
}
