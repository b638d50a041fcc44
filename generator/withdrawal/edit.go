package withdrawal

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// edits are replacements in one file.
type edits struct {
	src   []byte
	lines []int // offset of the start of each line
	list  []edit
}

type edit struct {
	start, end int
	text       string
}

func newEdits(src []byte) *edits {
	e := &edits{src: src, lines: []int{0}}
	for i, c := range src {
		if c == '\n' {
			e.lines = append(e.lines, i+1)
		}
	}
	return e
}

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

// offset returns where a position is; the file's end for one that is not in it.
func (e *edits) offset(p diag.Position) int {
	if p.Line < 1 || p.Line > len(e.lines) {
		return len(e.src)
	}
	at := e.lines[p.Line-1]
	if p.Line == 1 {
		at += len(e.src) - len(bytes.TrimPrefix(e.src, []byte("\ufeff")))
	}
	for range p.Column - 1 {
		_, size := utf8.DecodeRune(e.src[at:])
		at += size
	}
	return at
}

// line returns where a line starts, and where the next one does.
func (e *edits) line(number int) (start, end int) {
	if number >= len(e.lines) {
		return e.lines[len(e.lines)-1], len(e.src)
	}
	return e.lines[number-1], e.lines[number]
}

func (e *edits) dropLine(number int) {
	start, end := e.line(number)
	e.replace(start, end, "")
}

// replaceScalar puts a name in the place of one that is written at a position,
// with quotes or without.
func (e *edits) replaceScalar(at diag.Position, old, with string) {
	start := e.offset(at)
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
