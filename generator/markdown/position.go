package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"indaba/generator/diag"
)

const byteOrderMark = "\ufeff"

// span is the range from byte start to byte end of the body. Until
// [Document.locate] the ranges of a document hold such offsets in their
// columns, on line 0: counting lines and columns is then one pass over the
// file, however many links it has and in whatever order they were found.
func span(start, end int) diag.Range {
	return diag.Range{Start: diag.Position{Column: start}, End: diag.Position{Column: end}}
}

// locate turns the offsets in d, which count from byte offset of src, into
// lines and columns.
func (d *Document) locate(src []byte, offset int) {
	places := make([]*diag.Position, 0, 2*(len(d.Links)+len(d.Headings)+len(d.Diagnostics)+1))
	add := func(r *diag.Range) { places = append(places, &r.Start, &r.End) }
	if d.Title != "" {
		add(&d.TitleRange)
	}
	for i := range d.Links {
		add(&d.Links[i].Range)
	}
	for i := range d.Headings {
		add(&d.Headings[i].Range)
	}
	for i := range d.Diagnostics {
		add(&d.Diagnostics[i].Range)
	}
	slices.SortFunc(places, func(a, b *diag.Position) int { return cmp.Compare(a.Column, b.Column) })
	sweep(places, src, offset)
	if len(d.Diagnostics) > 1 {
		d.Diagnostics = d.Diagnostics.Sorted()
	}
}

// sweep counts lines and code points once, from the start of src to the last
// of places, which are sorted.
func sweep(places []*diag.Position, src []byte, offset int) {
	at := 0
	if bytes.HasPrefix(src, []byte(byteOrderMark)) {
		at = len(byteOrderMark)
	}
	now := diag.Position{Line: 1, Column: 1}
	for _, p := range places {
		to := offset + p.Column
		if i := bytes.LastIndexByte(src[at:to], '\n'); i >= 0 {
			now.Line += bytes.Count(src[at:to], []byte{'\n'})
			now.Column = 1
			at += i + 1
		}
		now.Column += utf8.RuneCountInString(util.BytesToReadOnlyString(src[at:to])) // RuneCount would copy it
		at = to
		*p = now
	}
}
