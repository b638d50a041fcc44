package site

import (
	"cmp"
	"slices"

	"indaba/generator/model"
)

// sort puts the children of every node in the order they are read in: by
// their number, events by date with the latest first, then by title in the
// alphabet of the language.
func (l *linker) sort() {
	count := make([]int, len(l.Nodes)) // of children
	for i := range l.Nodes {
		if p := l.Nodes[i].Parent; p != None {
			count[p]++
		}
	}
	languages := len(l.Languages)
	ids, lists, ranks := make([]ID, len(l.Nodes)*languages), make([][]ID, len(l.Nodes)*languages), make([]int32, len(l.Nodes)*languages)
	for i := range l.Nodes {
		n := &l.Nodes[i]
		n.children, lists = cut(lists, languages)
		n.rank, ranks = cut(ranks, languages)
		for lang := range n.children {
			n.children[lang], ids = ids[:0:count[i]], ids[count[i]:]
		}
	}
	l.sortKeys = make([][]string, languages)
	for lang := range l.Languages {
		l.sortKeys[lang] = make([]string, len(l.Nodes))
		for i := range l.Nodes {
			l.sortKeys[lang][i] = l.sortKey(ID(i), lang)
		}
		for i := range l.Nodes {
			if p := l.Nodes[i].Parent; p != None {
				l.Nodes[p].children[lang] = append(l.Nodes[p].children[lang], ID(i))
			}
		}
		for i := range l.Nodes {
			children := l.Nodes[i].children[lang]
			l.SortNodes(children, lang)
			for rank, c := range children {
				l.Nodes[c].rank[lang] = int32(rank)
			}
		}
	}
}

// SortNodes orders nodes as lists in a language show them.
func (s *Site) SortNodes(ids []ID, lang int) {
	if len(ids) > 1 {
		slices.SortFunc(ids, func(a, b ID) int { return s.compare(a, b, lang) })
	}
}

func (s *Site) compare(a, b ID, lang int) int {
	x, y := &s.Nodes[a], &s.Nodes[b]
	if c := cmp.Compare(x.Order, y.Order); c != 0 {
		return c
	}
	if x.Kind != nil && x.Kind.Name == model.Events {
		if c := s.When(b).Time.Compare(s.When(a).Time); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(s.sortKeys[lang][a], s.sortKeys[lang][b]), cmp.Compare(a, b))
}

func (s *Site) sortKey(id ID, lang int) string {
	if v, _ := s.Shown(id, lang); v != nil {
		return v.SortKey
	}
	return s.Nodes[id].Name
}

// Rank returns the place of a node among the children of its parent, from 0.
func (s *Site) Rank(id ID, lang int) int { return int(s.Nodes[id].rank[lang]) }

// Top returns the ancestor of a node, or the node itself, that lies directly
// in the folder of its kind: the playbook that a chapter belongs to.
func (s *Site) Top(id ID) ID {
	for {
		p := s.Nodes[id].Parent
		if p == None || s.Nodes[p].Role == List || s.Nodes[p].Role == Home {
			return id
		}
		id = p
	}
}

// Next returns the page that is read after a node within its playbook; None
// at the end.
func (s *Site) Next(id ID, lang int) ID {
	if c := s.Children(id, lang); len(c) > 0 {
		return c[0]
	}
	for top := s.Top(id); id != top; id = s.Nodes[id].Parent {
		siblings := s.Children(s.Nodes[id].Parent, lang)
		if i := int(s.Nodes[id].rank[lang]) + 1; i < len(siblings) {
			return siblings[i]
		}
	}
	return None
}

// Prev returns the page that is read before a node within its playbook; None
// at the start.
func (s *Site) Prev(id ID, lang int) ID {
	if id == s.Top(id) {
		return None
	}
	i := s.Nodes[id].rank[lang]
	if i == 0 {
		return s.Nodes[id].Parent
	}
	prev := s.Children(s.Nodes[id].Parent, lang)[i-1]
	for c := s.Children(prev, lang); len(c) > 0; c = s.Children(prev, lang) {
		prev = c[len(c)-1]
	}
	return prev
}
