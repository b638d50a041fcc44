package withdrawal

import (
	"bytes"
	"cmp"
	"slices"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// edits are replacements in one file.
type edits struct {
	src   []byte
	lines diag.Lines
	list  []edit
}

type edit struct {
	start, end int
	text       string
}

func newEdits(src []byte) *edits { return &edits{src: src, lines: diag.NewLines(src)} }

// apply returns the file with all replacements made. Of two that overlap the
// longer one stands.
func (e *edits) apply() []byte {
	list := slices.Clone(e.list)
	slices.SortStableFunc(list, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	var out []byte
	at := 0
	for _, x := range list {
		if x.start < at {
			continue
		}
		out = append(append(out, e.src[at:x.start]...), x.text...)
		at = x.end
	}
	return append(out, e.src[at:]...)
}

func (e *edits) replace(start, end int, text string) { e.list = append(e.list, edit{start, end, text}) }

func (e *edits) dropLine(number int) {
	start, end := e.lines.Line(number)
	e.replace(start, end, "")
}

// replaceScalar puts a name in the place of one that is written at a position,
// with quotes or without.
func (e *edits) replaceScalar(at diag.Position, old, with string) {
	start := e.lines.Offset(at)
	if start < len(e.src) && (e.src[start] == '"' || e.src[start] == '\'') {
		start++
	}
	if bytes.HasPrefix(e.src[start:], []byte(old)) {
		e.replace(start, start+len(old), with)
	}
}

// dropFields takes fields out of the front matter, each of which stands on one
// line.
func (e *edits) dropFields(front model.Record, names ...string) {
	for _, s := range front {
		if slices.Contains(names, s.Field.Name) && len(s.Values) == 1 && s.At.Start.Column == 1 && s.At.Start.Line == s.Values[0].Range.End.Line {
			e.dropLine(s.At.Start.Line)
		}
	}
}
