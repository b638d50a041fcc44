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
	row := make(map[site.ID]int, len(areas))
	for i, area := range areas {
		row[area] = i
	}
	columns := make([]site.ID, 0, len(c))
	first := make(map[site.ID]int, len(c))
	for column, known := range c {
		columns = append(columns, column)
		first[column] = len(areas)
		for area := range known {
			if i, ok := row[area]; ok {
				first[column] = min(first[column], i)
			}
		}
	}
	r.site.SortNodes(columns, lang)
	slices.SortStableFunc(columns, func(a, b site.ID) int {
		if first[a] != first[b] || first[a] == len(areas) {
			return cmp.Compare(first[a], first[b])
		}
		area := areas[first[a]]
		return cmp.Compare(c[b][area], c[a][area])
	})
	return columns
}

// crossing is where a column crosses an area.
type crossing struct {
	column site.ID
	level  int
}

// rows returns what crosses each area, in the order of the columns.
func (c crossings) rows(columns []site.ID) map[site.ID][]crossing {
	out := map[site.ID][]crossing{}
	for _, column := range columns {
		for area, level := range c[column] {
			out[area] = append(out[area], crossing{column, level})
		}
	}
	return out
}

// mostCrossed returns at most so many of the columns, in their order: those that
// cross the most areas.
func mostCrossed(c crossings, columns []site.ID, most int) []site.ID {
	if len(columns) <= most {
		return columns
	}
	best := slices.Clone(columns)
	slices.SortStableFunc(best, func(a, b site.ID) int { return cmp.Compare(len(c[b]), len(c[a])) })
	kept := map[site.ID]bool{}
	for _, column := range best[:most] {
		kept[column] = true
	}
	return slices.DeleteFunc(slices.Clone(columns), func(column site.ID) bool { return !kept[column] })
}
