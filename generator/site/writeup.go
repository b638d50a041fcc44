package site

import (
	"iter"
	"slices"

	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

// An event may be two files, which have one page: its announcement, and what
// was written after it. The write-up of a language stands beside its
// announcement; where there is none in that language, it is the version.

// announces reports whether a version says when an event is, which a write-up
// leaves to the announcement.
func (v *Version) announces() bool { return !v.Entry.WriteUp }

// placeWriteUp puts a write-up beside the announcement of its event.
func (l *linker) placeWriteUp(n *Node, e *model.Entry) {
	if n.writeUps == nil {
		n.writeUps = make([]*Version, len(l.Languages))
	}
	if other := n.writeUps[e.Lang]; other != nil {
		d := diag.New("url-duplicate", e.File, entryRange, "this is the same page as "+other.File, "rename one of the two, or put their texts together")
		d.Related = []diag.Related{{File: other.File, Message: "the other page"}}
		l.diags = append(l.diags, d)
		return
	}
	n.Role = Entry
	n.writeUps[e.Lang] = newVersion(e, e)
}

// unmerged are the fields of a write-up that are about its own text.
var unmerged = []string{"title", "slug", "aliases", "original", "draft", "translated_from", "translation", "translators", "toc"}

// promoteWriteUps makes a write-up without an announcement in its language the
// version of that language.
func (l *linker) promoteWriteUps() {
	for i := range l.Nodes {
		n := &l.Nodes[i]
		for lang, w := range n.writeUps {
			if w != nil && n.Versions[lang] == nil {
				n.Versions[lang] = &Version{Entry: w.Entry}
			}
		}
	}
}

// joinWriteUps joins each write-up with the announcement in its language.
func (l *linker) joinWriteUps() {
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if n.writeUps == nil {
			continue
		}
		inherited := n.told(n.Original)
		for lang, v := range n.Versions {
			if v == nil {
				continue
			}
			joined := *v
			joined.joined, joined.Front = true, n.told(lang)
			if lang != n.Original {
				joined.Front = joined.Front.Inherit(inherited)
			}
			if w := n.writeUps[lang]; w != nil && w.Entry != v.Entry {
				joined.WriteUp = w
				w.Headings = apart(w.Body.Headings, v.Headings)
			}
			n.Versions[lang] = &joined
		}
	}
}

// told returns the fields that the files of one language write.
func (n *Node) told(lang int) model.Record {
	front := n.Versions[lang].Entry.Front
	if w := n.writeUps[lang]; w != nil && w.Entry != n.Versions[lang].Entry {
		own := slices.DeleteFunc(slices.Clone(w.Entry.Front), func(s model.Slot) bool { return slices.Contains(unmerged, s.Field.Name) })
		front = own.Join(front)
	}
	return front
}

// apart returns headings with ids that differ from those of others, which
// stand on the same page.
func apart(headings, others []markdown.Heading) []markdown.Heading {
	out := slices.Clone(headings)
	for i := range out {
		for taken(others, out[i].ID) {
			out[i].ID += "-2"
		}
	}
	return out
}

func taken(headings []markdown.Heading, id string) bool {
	return slices.ContainsFunc(headings, func(h markdown.Heading) bool { return h.ID == id })
}

// separate yields the write-ups that stand beside an announcement.
func (n *Node) separate() iter.Seq[*Version] {
	return func(yield func(*Version) bool) {
		for _, w := range n.writeUps {
			if w != nil && n.Versions[w.Lang].Entry != w.Entry && !yield(w) {
				return
			}
		}
	}
}

// WriteUp returns what was written after an event that is over, for a reader
// of a language, and the language it is in; nil and -1 if nothing was, or if
// it is all that the page shows.
func (s *Site) WriteUp(id ID, lang int) (*Version, int) {
	n := &s.Nodes[id]
	if n.writeUps == nil || !n.over {
		return nil, -1
	}
	order := append([]int8{int8(lang)}, s.fallback[lang]...)
	for l := range n.writeUps {
		order = append(order, int8(l))
	}
	shown, _ := s.Shown(id, lang)
	for _, l := range order {
		if w := n.writeUps[l]; w != nil {
			if w.Entry == shown.Entry {
				return nil, -1
			}
			return w, int(l)
		}
	}
	return nil, -1
}
