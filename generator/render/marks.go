package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/weave"
)

// marks are the ornaments of areas and members, which are the same in every
// language, by the number of their node.
type marks struct {
	patterns map[site.ID]weave.Pattern
	threads  map[site.ID][]weave.Thread
	drawn    map[site.ID]template.HTML
	site     template.HTML // of the network itself
}

// weaveMarks draws the pattern of every area and the strip of every member.
func weaveMarks(s *site.Site) marks {
	m := marks{map[site.ID]weave.Pattern{}, map[site.ID][]weave.Thread{}, map[site.ID]template.HTML{}, ""}
	title, _ := s.Title(s.Home(), 0)
	m.site = weave.Of(model.Slug(cmp.Or(s.Config.Title.All, s.Config.Title.By[s.Languages[0].Code], title))).Mark()
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Role == site.Entry && n.Kind.Name == model.Expertise {
			id := site.ID(i)
			m.patterns[id] = patternOf(s, id)
			m.drawn[id] = m.patterns[id].Mark()
		}
	}
	var towns []site.ID
	for i := range s.Nodes {
		n, id := &s.Nodes[i], site.ID(i)
		if n.Role != site.Entry || n.Kind.Name != model.Members {
			continue
		}
		m.threads[id] = m.threadsOf(s, id)
		switch s.Front(id, 0).Text("type") {
		case "city":
			towns = append(towns, id)
		case "organisation":
			m.drawn[id] = weave.Organisation(nameOf(n), m.threads[id])
		default:
			m.drawn[id] = weave.Strip(nameOf(n), m.threads[id])
		}
	}
	for _, id := range towns {
		m.drawn[id] = weave.Town(nameOf(s.Node(id)), m.people(s, s.Named(id, 0, "affiliated")))
	}
	return m
}

// nameOf is the name of an entry that its ornament follows from.
func nameOf(n *site.Node) string { return n.Key[strings.LastIndexByte(n.Key, '/')+1:] }

func patternOf(s *site.Site, id site.ID) weave.Pattern {
	if p, ok := weave.Parse(s.Front(id, 0).Text("weave")); ok {
		return p
	}
	return weave.Of(nameOf(s.Node(id)))
}

// threadsOf returns the areas a member knows, as written.
func (m *marks) threadsOf(s *site.Site, id site.ID) []weave.Thread {
	var threads []weave.Thread
	for _, e := range s.Named(id, 0, "expertise").Edges {
		threads = append(threads, weave.Thread{Pattern: m.patterns[e.To], Level: max(1, level(e))})
	}
	return threads
}

// level returns how well a member knows the area an edge leads to: 1 to 3, or
// 0 if that is not said.
func level(e site.Edge) int {
	return 1 + slices.Index(model.Levels, e.Mention.Object.Text("level"))
}

func (m *marks) people(s *site.Site, r site.Relation) []weave.Person {
	var out []weave.Person
	for _, e := range r.Edges {
		id := r.Other(e)
		out = append(out, weave.Person{Name: nameOf(s.Node(id)), Threads: m.threads[id]})
	}
	return out
}

// cloth draws the network: the strips of at most n people, chosen by nothing
// but the hash of their names.
func (r *Renderer) cloth(n int) template.HTML {
	var people []weave.Person
	for i := range r.site.Nodes {
		if node := &r.site.Nodes[i]; r.isPerson(site.ID(i)) && r.consents(site.ID(i), "name") {
			people = append(people, weave.Person{Name: nameOf(node), Threads: r.marks.threads[site.ID(i)]})
		}
	}
	slices.SortFunc(people, func(a, b weave.Person) int { return cmp.Compare(weave.Hash(a.Name), weave.Hash(b.Name)) })
	return weave.Cloth(people[:min(n, len(people))])
}

// band draws the areas that a page is about for its upper edge.
func (r *Renderer) band(areas []site.Edge) template.HTML {
	var patterns []weave.Pattern
	for _, e := range areas {
		patterns = append(patterns, r.marks.patterns[e.To])
	}
	return weave.Band(patterns)
}
