package site

import (
	"bytes"
	"iter"
	"slices"

	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

// stretch is a part of a source, in bytes.
type stretch struct{ start, end int }

// marked returns the parts of an entry's source that are not published because
// they lead to somebody who is withheld: references, links with all between
// their ends, and the definitions that links refer to.
func (s *shield) marked(e *model.Entry, src []byte) []stretch {
	var out []stretch
	lines := diag.NewLines(src)
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if s.named(&m.Name, m.Ref.To) == nil {
			continue
		}
		start := lines.Offset(m.Range.Start)
		out = append(out, stretch{start, max(lines.Offset(m.Range.End), start+len(m.Name.Text)+len(`""`))})
	}
	if m := s.members[e.Symbol]; m != nil && isMember(e) {
		for i := range e.Front {
			if withoutGrant(m.grant, e.Front[i].Field) {
				out = written(out, src, lines, e.Front[i].Values)
			}
		}
	}
	gone := s.gone[e]
	for i := range e.Body.Links {
		l := &e.Body.Links[i]
		if slices.Contains(gone, i) {
			start, end := markdown.Extent(src, lines, l)
			out = append(out, stretch{start, end})
		} else if isWithin(e.Targets[i].Kind) { // readers see the address that it resolves to
			out = append(out, stretch{lines.Offset(l.Range.Start), lines.Offset(l.Range.End)})
		}
	}
	for line, name := range definitions(src) {
		out = append(out, line)
		for _, i := range gone {
			if at := lines.Offset(e.Body.Links[i].Range.Start); line.start <= at && at < line.end {
				out = referring(out, src, name)
				break
			}
		}
	}
	return out
}

// isWithin reports whether a link leads to a page of the site.
func isWithin(kind model.TargetKind) bool {
	return kind == model.ToHere || kind == model.ToEntry || kind == model.ToName || kind == model.ToPath
}

// markedBeside returns the parts of another file that are not published: the
// old addresses, in site.yaml, of those who are withheld.
func (s *shield) markedBeside(path string, src []byte) []stretch {
	var out []stretch
	if path == model.ConfigFile {
		lines := diag.NewLines(src)
		for _, r := range s.lost {
			start := lines.Offset(r.Start)
			line := bytes.IndexAny(append(src[start:len(src):len(src)], '\n'), ",}\n")
			out = append(out, stretch{start, start + line})
		}
	}
	return out
}

// written appends where values stand.
func written(dst []stretch, src []byte, lines diag.Lines, values []model.Value) []stretch {
	for _, v := range values {
		start := lines.Offset(v.Range.Start)
		dst = append(dst, stretch{start, max(lines.Offset(v.Range.End), start+len(v.Text)+len(`""`))})
		for i := range v.Object {
			dst = written(dst, src, lines, v.Object[i].Values)
		}
	}
	return dst
}

// definitions yields the lines that define where links lead, which are never
// published as text, `[name]: address`, and their names.
func definitions(src []byte) iter.Seq2[stretch, []byte] {
	return func(yield func(stretch, []byte) bool) {
		end := 0
		for whole := range bytes.Lines(src) {
			start := end
			end += len(whole)
			line := bytes.TrimLeft(whole, " ")
			name := bytes.Index(line, []byte("]:"))
			if name > 1 && line[0] == '[' && line[1] != '^' && !slices.Contains(line[1:name], '[') && !yield(stretch{start, end}, line[1:name]) {
				return
			}
		}
	}
}

// referring appends the links that name a definition: `[label][name]`,
// `[name][]` and `[name]`.
func referring(dst []stretch, src, name []byte) []stretch {
	for at := 0; at < len(src); {
		open := bytes.IndexByte(src[at:], '[')
		if open < 0 {
			break
		}
		open += at
		at = open + 1
		end := markdown.Closing(src, open)
		if end > open+1 && !bytes.EqualFold(src[open+1:end-1], name) {
			continue
		}
		if open > 0 && src[open-1] == ']' {
			open = markdown.Opening(src, open-1)
		}
		dst = append(dst, stretch{open, end})
	}
	return dst
}
