package site

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"indaba/generator/diag"
)

// refer resolves every reference of every entry. A reference belongs to the
// entry whatever language it is written in, so that a translation may add one
// and need not repeat any.
func (l *linker) refer() {
	l.index()
	edges := make([]Edge, 0, l.mentions) // of all nodes, one after the other
	for i := range l.Nodes {
		n := &l.Nodes[i]
		first := len(edges)
		if n.Original >= 0 {
			edges = l.connect(edges, first, ID(i), n.Versions[n.Original])
		}
		for lang, v := range n.Versions {
			if v != nil && lang != n.Original {
				edges = l.connect(edges, first, ID(i), v)
			}
		}
		for v := range n.separate() {
			edges = l.connect(edges, first, ID(i), v)
		}
		n.out = edges[first:len(edges):len(edges)]
	}
	l.invert(edges)
}

// invert gives every node the edges that lead to it.
func (l *linker) invert(edges []Edge) {
	count := make([]int, len(l.Nodes))
	for i := range edges {
		count[edges[i].To]++
	}
	in := make([]Edge, len(edges))
	for i := range l.Nodes {
		l.Nodes[i].in, in = in[:0:count[i]], in[count[i]:]
	}
	for _, e := range edges {
		n := &l.Nodes[e.To]
		n.in = append(n.in, e)
	}
}

// byOriginal returns the languages an entry exists in, the original first.
func (s *Site) byOriginal(n *Node) []int {
	var langs []int
	if n.Original >= 0 {
		langs = append(langs, n.Original)
	}
	for lang, v := range n.Versions {
		if v != nil && lang != n.Original {
			langs = append(langs, lang)
		}
	}
	return langs
}

// connect adds the edges of an entry's references to those of its node, which
// are edges[first:].
func (l *linker) connect(edges []Edge, first int, from ID, v *Version) []Edge {
	for i := range v.Mentions {
		m := &v.Mentions[i]
		to, several := l.find(&m.Name, m.Ref.To)
		known := func(e Edge) bool { return e.To == to && e.Mention.Ref.Relation == m.Ref.Relation }
		switch {
		case to == None:
			l.diags = append(l.diags, l.unfound(v.File, &m.Name, m.Ref.To, m.Range, several))
		case to == from:
			l.report("reference-self", v.Entry, m.Range, fmt.Sprintf("`%s` is this page itself", m.Name.Text), "take it out")
		case !slices.ContainsFunc(edges[first:], known): // else a translation says it again
			edges = append(edges, Edge{from, to, v.Lang, m})
		}
	}
	return edges
}

// Relation is what ties a node to others by one kind of reference, seen from
// that node.
type Relation struct {
	Name  string
	Edges []Edge
	In    bool // the edges lead to the node, from the others
}

// Other returns the node at the far end of an edge of the relation.
func (r Relation) Other(e Edge) ID {
	if r.In {
		return e.From
	}
	return e.To
}

// Relations returns all that ties a node to others: first what its own
// references say, in the order of the field table, then what others say of it,
// by name. The others of one relation are in the order of lists of the
// language, or as written. A name that occurs both ways, such as "related", is
// one relation.
func (s *Site) Relations(id ID, lang int) []Relation {
	return s.relations(id, lang, func(string) bool { return true })
}

// relations returns those of the relations whose names are wanted.
func (s *Site) relations(id ID, lang int, wanted func(name string) bool) []Relation {
	n := &s.Nodes[id]
	var out []Relation
	for _, e := range n.out {
		if wanted(e.Mention.Ref.Relation) {
			out = add(out, e.Mention.Ref.Relation, e, false)
		}
	}
	own := len(out)
	in := slices.DeleteFunc(slices.Clone(n.in), func(e Edge) bool {
		return !wanted(s.Inverse(e)) || symmetric(e) && slices.ContainsFunc(n.out, func(o Edge) bool { return o.To == e.From && symmetric(o) })
	})
	slices.SortFunc(in, func(a, b Edge) int { return s.compare(a.From, b.From, lang) })
	for _, e := range in {
		if symmetric(e) {
			e.From, e.To = id, e.From
			out = add(out, e.Mention.Ref.Relation, e, false)
			continue
		}
		out = add(out, s.Inverse(e), e, true)
	}
	if own < len(out) {
		slices.SortStableFunc(out[own:], func(a, b Relation) int { return cmp.Compare(a.Name, b.Name) })
	}
	return out
}

func symmetric(e Edge) bool { return e.Mention.Ref.Relation == e.Mention.Ref.Inverse }

// Inverse returns what the target of an edge calls the relation: what the
// table says, else the kind of the entry that refers to it.
func (s *Site) Inverse(e Edge) string {
	if inverse := e.Mention.Ref.Inverse; inverse != "" {
		return inverse
	}
	return s.Nodes[e.From].Kind.Name
}

func add(relations []Relation, name string, e Edge, in bool) []Relation {
	for i := range relations {
		if relations[i].Name == name && relations[i].In == in {
			relations[i].Edges = append(relations[i].Edges, e)
			return relations
		}
	}
	return append(relations, Relation{Name: name, Edges: []Edge{e}, In: in})
}

// Named returns the relation of a node with a name; an empty one if there is
// none.
func (s *Site) Named(id ID, lang int, name string) Relation {
	if found := s.relations(id, lang, func(other string) bool { return other == name }); len(found) > 0 {
		return found[0]
	}
	return Relation{Name: name}
}

// Mentions yields the edges of one relation that lead to a node, in no order
// that a reader should see.
func (s *Site) Mentions(id ID, relation string) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		for _, e := range s.Nodes[id].in {
			if e.Mention.Ref.Relation == relation && !yield(e) {
				return
			}
		}
	}
}

// References yields the edges of one relation that a node's own references make,
// in the order written.
func (s *Site) References(id ID, relation string) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		for _, e := range s.Nodes[id].out {
			if e.Mention.Ref.Relation == relation && !yield(e) {
				return
			}
		}
	}
}

// checkCycles reports entries of a kind that refer, by way of others, to
// themselves.
func (l *linker) checkCycles(kind, relation string, code diag.Code, message, hint string) {
	state := make([]uint8, len(l.Nodes)) // 1: on the way, 2: done
	var visit func(id ID)
	visit = func(id ID) {
		state[id] = 1
		for _, e := range l.Nodes[id].out {
			if e.Mention.Ref.Relation != relation {
				continue
			}
			switch state[e.To] {
			case 0:
				visit(e.To)
			case 1:
				v := l.Nodes[id].Versions[l.Nodes[id].Original]
				l.report(code, v.Entry, e.Mention.Range, fmt.Sprintf(message, strings.TrimSpace(e.Mention.Name.Text)), hint)
			}
		}
		state[id] = 2
	}
	for i := range l.Nodes {
		if n := &l.Nodes[i]; state[i] == 0 && n.Role == Entry && n.Kind.Name == kind {
			visit(ID(i))
		}
	}
}
