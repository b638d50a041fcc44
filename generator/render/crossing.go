package render

import (
	"cmp"
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
)

// crossings say, for each column of the map, which areas it touches and how
// well it knows them: 1 to 3.
type crossings map[site.ID]map[site.ID]int

func (c crossings) add(column, area site.ID, level int) {
	if c[column] == nil {
		c[column] = map[site.ID]int{}
	}
	c[column][area] = max(c[column][area], level)
}

// knowledge returns what each member knows.
func (r *Renderer) knowledge() crossings {
	c := crossings{}
	for area := range r.marks.patterns {
		for e := range r.site.Mentions(area, "expertise") {
			if r.site.Node(e.From).Kind.Name == model.Members {
				c.add(e.From, area, max(1, level(e)))
			}
		}
	}
	return c
}

// treatment returns what each playbook, in any of its chapters, is about.
func (r *Renderer) treatment() crossings {
	c := crossings{}
	for area := range r.marks.patterns {
		for e := range r.site.Mentions(area, "expertise") {
			if r.site.Node(e.From).Kind.Name == model.Playbooks {
				c.add(r.site.Top(e.From), area, 1)
			}
		}
	}
	return c
}

// byTown gathers members by the town they belong to, else by the first
// organisation; who belongs to none stands alone.
func (r *Renderer) byTown(known crossings) crossings {
	c := crossings{}
	for member, areas := range known {
		for area, level := range areas {
			c.add(r.townOf(member), area, level)
		}
	}
	return c
}

func (r *Renderer) townOf(member site.ID) site.ID {
	at := member
	for _, e := range r.site.Named(member, 0, "affiliations").Edges {
		if r.site.Front(e.To, 0).Text("type") == "city" {
			return e.To
		}
		if at == member {
			at = e.To
		}
	}
	return at
}

// columns orders what crosses the areas so that neighbours share areas: by
// the first row they touch, then by how well they know it, then as in lists.
func (r *Renderer) columns(c crossings, areas []site.ID, lang int) []site.ID {
	columns := make([]site.ID, 0, len(c))
	first := make(map[site.ID]int, len(c))
	for column, known := range c {
		columns = append(columns, column)
		first[column] = slices.IndexFunc(areas, func(area site.ID) bool { return known[area] > 0 })
	}
	r.site.SortNodes(columns, lang)
	slices.SortStableFunc(columns, func(a, b site.ID) int {
		row := areas[max(0, first[a])]
		return cmp.Or(cmp.Compare(first[a], first[b]), cmp.Compare(c[b][row], c[a][row]))
	})
	return columns
}
