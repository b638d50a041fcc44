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
	lines := lineStarts(src)
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if s.named(&m.Name, m.Ref.To) == nil {
			continue
		}
		start := lines.offset(src, m.Range.Start)
		out = append(out, stretch{start, max(lines.offset(src, m.Range.End), start+len(m.Name.Text)+len(`""`))})
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
			out = append(out, extent(src, lines, l))
		} else if isWithin(e.Targets[i].Kind) { // readers see the address that it resolves to
			out = append(out, stretch{lines.offset(src, l.Range.Start), lines.offset(src, l.Range.End)})
		}
	}
	for line, name := range lines.definitions(src) {
		out = append(out, line)
		for _, i := range gone {
			if at := lines.offset(src, e.Body.Links[i].Range.Start); line.start <= at && at < line.end {
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
		lines := lineStarts(src)
		for _, r := range s.lost {
			start := lines.offset(src, r.Start)
			line := bytes.IndexAny(append(src[start:len(src):len(src)], '\n'), ",}\n")
			out = append(out, stretch{start, start + line})
		}
	}
	return out
}

// written appends where values stand.
func written(dst []stretch, src []byte, lines starts, values []model.Value) []stretch {
	for _, v := range values {
		start := lines.offset(src, v.Range.Start)
		dst = append(dst, stretch{start, max(lines.offset(src, v.Range.End), start+len(v.Text)+len(`""`))})
		for i := range v.Object {
			dst = written(dst, src, lines, v.Object[i].Values)
		}
	}
	return dst
}

// extent returns where a link or image stands, with all that belongs to it.
func extent(src []byte, lines starts, l *markdown.Link) stretch {
	start := lines.offset(src, l.Range.Start)
	end := max(start, lines.offset(src, l.Range.End))
	before := bytes.TrimRight(src[:start], " \t\n<")
	switch {
	case l.Kind == markdown.LinkWiki:
		if open := bytes.LastIndex(src[:start], []byte("[[")); open >= 0 {
			start = open
		}
		if close := bytes.Index(src[end:], []byte("]]")); close >= 0 {
			end += close
		}
	case bytes.HasSuffix(before, []byte("](")): // [label](destination "title")
		start = opening(src, len(before)-len("]("))
		end = closing(src, len(before)-1, '(', ')')
	}
	return stretch{start, end}
}

// reach is how far away the other end of a link is looked for, in bytes.
const reach = 4096

// opening returns the place of the bracket that one at close belongs to.
func opening(src []byte, close int) int {
	depth := 0
	for i := close; i >= max(0, close-reach); i-- {
		if i > 0 && src[i-1] == '\\' {
			continue
		}
		switch src[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return close
}

// closing returns the place behind the bracket that ends what one at open
// starts. Those in quotation marks, as in a title, do not count.
func closing(src []byte, open int, opens, closes byte) int {
	depth, quote := 0, byte(0)
	far := min(len(src), open+reach)
	for i := open; i < far; i++ {
		switch c := src[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' && opens == '(':
			quote = c
		case c == opens:
			depth++
		case c == closes:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return far
}

// starts are the byte offsets at which the lines of a source start.
type starts []int

func lineStarts(src []byte) starts {
	out := starts{0}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		out[0] = len("\ufeff")
	}
	for i, c := range src {
		if c == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// offset returns the byte offset of a place; 0 for none.
func (l starts) offset(src []byte, p diag.Position) int {
	if p.Line < 1 || p.Line > len(l) {
		return 0
	}
	at := l[p.Line-1]
	for range p.Column - 1 {
		if at >= len(src) {
			break
		}
		at++
		for at < len(src) && src[at]&0xc0 == 0x80 { // in the middle of a character
			at++
		}
	}
	return at
}

// definitions yields the lines that define where links lead, which are never
// published as text, `[name]: address`, and their names.
func (l starts) definitions(src []byte) iter.Seq2[stretch, []byte] {
	return func(yield func(stretch, []byte) bool) {
		for i, start := range l {
			end := len(src)
			if i+1 < len(l) {
				end = l[i+1]
			}
			line := bytes.TrimLeft(src[start:end], " ")
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
		end := closing(src, open, '[', ']')
		if end > open+1 && !bytes.EqualFold(src[open+1:end-1], name) {
			continue
		}
		if open > 0 && src[open-1] == ']' {
			open = opening(src, open-1)
		}
		dst = append(dst, stretch{open, end})
	}
	return dst
}
