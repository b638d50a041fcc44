package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync/atomic"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/weave"
)

// marks are the ornaments of areas and members, which are the same in every
// language, by the number of their node.
type marks struct {
	linked   *site.Site
	patterns map[site.ID]weave.Pattern       // of areas
	drawn    []atomic.Pointer[template.HTML] // nil until a page shows it
	whole    weave.Pattern                   // of the network itself
	site     template.HTML                   // the same, drawn
}

// weaveMarks finds the pattern of every area.
func weaveMarks(s *site.Site) marks {
	m := marks{s, map[site.ID]weave.Pattern{}, make([]atomic.Pointer[template.HTML], len(s.Nodes)), weave.Pattern{}, ""}
	title, _ := s.Title(s.Home(), 0)
	m.whole = weave.Of(model.Slug(cmp.Or(s.Config.Title.All, s.Config.Title.By[s.Languages[0].Code], title)))
	m.site = m.whole.Mark()
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Role == site.Entry && n.Kind.Name == model.Expertise {
			m.patterns[site.ID(i)] = patternOf(s, site.ID(i))
		}
	}
	return m
}

// of returns the ornament of an area or a member; "" for any other node. It is
// drawn for the first page that shows it.
func (m *marks) of(id site.ID) template.HTML {
	if drawn := m.drawn[id].Load(); drawn != nil {
		return *drawn
	}
	drawn := m.draw(id)
	m.drawn[id].Store(&drawn) // another page may have been quicker, with the same
	return drawn
}

func (m *marks) draw(id site.ID) template.HTML {
	n := m.linked.Node(id)
	switch {
	case n.Role != site.Entry:
	case n.Kind.Name == model.Expertise:
		return m.patterns[id].Mark()
	case n.Kind.Name == model.Members:
		switch m.linked.Front(id, 0).Text("type") {
		case "city":
			return weave.Town(nameOf(n), m.people(m.linked.Named(id, 0, "affiliated")))
		case "organisation":
			return weave.Organisation(nameOf(n), m.threads(id))
		}
		return weave.Strip(nameOf(n), m.threads(id))
	}
	return ""
}

// nameOf is the name of an entry that its ornament follows from.
func nameOf(n *site.Node) string { return n.Key[strings.LastIndexByte(n.Key, '/')+1:] }

func patternOf(s *site.Site, id site.ID) weave.Pattern {
	if p, ok := weave.Parse(s.Front(id, 0).Text("weave")); ok {
		return p
	}
	return weave.Of(nameOf(s.Node(id)))
}

// threads returns the areas a member knows, as written.
func (m *marks) threads(id site.ID) []weave.Thread {
	var threads []weave.Thread
	for e := range m.linked.References(id, "expertise") {
		threads = append(threads, weave.Thread{Pattern: m.patterns[e.To], Level: max(1, level(e))})
	}
	return threads
}

// level returns how well a member knows the area an edge leads to: 1 to 3, or
// 0 if that is not said.
func level(e site.Edge) int {
	return 1 + slices.Index(model.Levels, e.Mention.Object.Text("level"))
}

func (m *marks) people(r site.Relation) []weave.Person {
	var out []weave.Person
	for _, e := range r.Edges {
		id := r.Other(e)
		out = append(out, weave.Person{Name: nameOf(m.linked.Node(id)), Threads: m.threads(id)})
	}
	return out
}

// cloth draws the network: the strips of at most n people, chosen by nothing
// but the hash of their names.
func (r *Renderer) cloth(n int) template.HTML { return weave.Cloth(r.clothPeople(n)) }

func (r *Renderer) clothPeople(n int) []weave.Person {
	var ids []site.ID
	hashes := map[site.ID]uint32{}
	for i := range r.site.Nodes {
		if id := site.ID(i); r.isPerson(id) {
			ids, hashes[id] = append(ids, id), weave.Hash(nameOf(r.site.Node(id)))
		}
	}
	slices.SortStableFunc(ids, func(a, b site.ID) int { return cmp.Compare(hashes[a], hashes[b]) })
	var people []weave.Person
	for _, id := range ids[:min(n, len(ids))] {
		people = append(people, weave.Person{Name: nameOf(r.site.Node(id)), Threads: r.marks.threads(id)})
	}
	return people
}

// band draws the areas that a page is about for its upper edge.
func (r *Renderer) band(areas []site.Edge) template.HTML {
	var patterns []weave.Pattern
	for _, e := range areas {
		patterns = append(patterns, r.marks.patterns[e.To])
	}
	return weave.Band(patterns)
}
