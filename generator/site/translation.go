package site

import (
	"cmp"
	"slices"
)

// State is how far an entry is translated into a language.
type State string

// The states of translations.
const (
	Complete State = "complete" // the original, or a translation that says what it says, as far as is known
	Stale    State = "stale"    // the original has changed since
	Borrowed State = "borrowed" // not written: another language stands in
)

// Translation is an entry in a language.
type Translation struct {
	Entry   ID
	Lang    int
	State   State
	Stale   []string // of a Stale one: what the sections that have changed are called; "" for what stands before the first heading
	Links   int      // how many pages link to the entry or refer to it
	Minutes int      // how long the work is likely to take; 0 if there is none
}

// wordsPerMinute is how fast people translate: some 2,400 words in a working
// day of eight hours.
const wordsPerMinute = 5

// Translations returns every entry in a language: what is to be done comes
// first, most linked to at the top.
func (s *Site) Translations(lang int) []Translation {
	links := s.inbound()
	var out []Translation
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Original >= 0 {
			out = append(out, s.translation(ID(i), lang, links[i]))
		}
	}
	slices.SortStableFunc(out, func(a, b Translation) int {
		return cmp.Or(cmp.Compare(min(a.Minutes, 1), min(b.Minutes, 1))*-1, cmp.Compare(b.Links, a.Links))
	})
	return out
}

// Coverage returns how many entries are complete in a language, how many are
// stale, and how many there are.
func (s *Site) Coverage(lang int) (complete, stale, total int) {
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Original < 0 {
			continue
		}
		total++
		switch v := n.Versions[lang]; {
		case v == nil:
		case s.Behind(v) != nil:
			stale++
		default:
			complete++
		}
	}
	return complete, stale, total
}

func (s *Site) translation(id ID, lang, links int) Translation {
	n := &s.Nodes[id]
	t := Translation{Entry: id, Lang: lang, State: Complete, Links: links}
	words := n.Versions[n.Original].Body.Words
	switch v := n.Versions[lang]; {
	case v == nil:
		t.State = Borrowed
	case s.behind[v] == nil:
		return t
	default:
		behind := s.behind[v]
		t.State, t.Stale = Stale, behind.Changed
		parts := n.Versions[behind.From].Sections
		words = words * max(1, len(t.Stale)) / max(1, len(parts))
	}
	t.Minutes = max(1, words/wordsPerMinute)
	return t
}

// inbound counts, for each node, the links and references that lead to it.
func (s *Site) inbound() []int {
	count := make([]int, len(s.Nodes))
	for i := range s.Nodes {
		count[i] += len(s.Nodes[i].in)
		for _, v := range s.Nodes[i].Versions {
			if v == nil {
				continue
			}
			for link := range v.Targets {
				if d := s.Destination(v, link); d.Kind == ToNode {
					count[d.To]++
				}
			}
		}
	}
	return count
}
