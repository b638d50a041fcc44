package render

import (
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
	"indaba/generator/weave"
)

// The most columns that the map shows one by one: more members are gathered by
// town, of more towns there are those that know the most, more playbooks are
// counted. The list below it names all.
const mapMembers, mapTowns, mapPlaybooks = 60, 200, 30

// mapPage renders the map of who knows what: areas are rows, members and
// playbooks columns, with a patch where they cross.
func (r *Renderer) mapPage(f *file, id site.ID, lang int) error {
	w := r.words[lang]
	p := theme.MapPage{Service: r.servicePage(f, id, lang), Columns: w.T("kind.members")}
	areas, parts := r.areaRows(lang)
	known, treated, unit := r.knowledge(), r.treatment(), "member_count"
	if len(known) > mapMembers {
		known, unit = r.byTown(known), "town_count"
		p.Columns = w.T("member_types.city")
	}
	members, playbooks := r.columns(known, areas, lang), r.columns(treated, areas, lang)
	shown := mostCrossed(known, members, mapTowns)
	p.Members = r.itemsOf(shown, lang)
	if len(playbooks) <= mapPlaybooks {
		p.Playbooks = r.itemsOf(playbooks, lang)
	}
	var patterns []weave.Pattern
	byMembers, byPlaybooks := known.rows(members), treated.rows(playbooks)
	for i, area := range areas {
		row := theme.MapRow{Area: r.item(area, lang), Part: parts[i]}
		row.Members, row.Known = r.patches(byMembers[area], shown, area, lang)
		row.Playbooks, row.Treated = r.patches(byPlaybooks[area], playbooks[:len(p.Playbooks)], area, lang)
		row.Counts = w.N(unit, len(row.Known))
		if len(row.Treated) > 0 {
			row.Counts = w.List([]string{row.Counts, w.N("playbook_count", len(row.Treated))})
		}
		if p.Playbooks == nil {
			row.Playbooks, row.Treated = nil, nil
		}
		p.Rows = append(p.Rows, row)
		if pattern := r.marks.patterns[area]; !slices.Contains(patterns, pattern) {
			patterns = append(patterns, pattern)
		}
	}
	p.Tiles = weave.Tiles(patterns)
	if len(patterns) > 0 { // else an entry has its words above nothing
		for i, name := range model.Levels {
			p.Levels = append(p.Levels, theme.Item{LevelText: w.T("level." + name), Mark: patterns[0].Patch(i + 1)})
		}
	}
	return r.execute(f, lang, &p)
}

// areaRows returns all areas, those that are part of another below it, and
// which these are.
func (r *Renderer) areaRows(lang int) (areas []site.ID, parts []bool) {
	seen := map[site.ID]bool{}
	var add func(id site.ID, part bool)
	add = func(id site.ID, part bool) {
		if seen[id] {
			return
		}
		seen[id] = true
		areas, parts = append(areas, id), append(parts, part)
		for _, e := range r.site.Named(id, lang, "narrower").Edges {
			add(e.From, true)
		}
	}
	all := r.entries(model.Expertise, lang)
	for _, id := range all {
		if len(r.site.Named(id, lang, "broader").Edges) == 0 {
			add(id, false)
		}
	}
	for _, id := range all {
		add(id, false) // of a circle, which is reported
	}
	return areas, parts
}

// patches returns one patch a column, and all that cross an area.
func (r *Renderer) patches(row []crossing, columns []site.ID, area site.ID, lang int) ([]theme.Patch, []theme.Item) {
	out, crossed := make([]theme.Patch, len(columns)), []theme.Item{}
	name, _ := r.site.Title(area, lang)
	at := 0
	for _, c := range row {
		it, level := r.item(c.column, lang), c.level
		link := theme.Link{URL: it.URL, Text: theme.Text{Text: it.Text.Text + ": " + name}}
		it.Notes, it.Languages, it.Areas, it.Lead = nil, nil, nil, theme.Text{}
		if it.Kind == model.Members {
			it.Level, it.LevelText = level, r.words[lang].T("level."+model.Levels[level-1])
			link.Text.Text += ", " + it.LevelText
		} else {
			level = 2
		}
		// Both are in the same order.
		if i := slices.Index(columns[at:], c.column); i >= 0 {
			at += i
			out[at] = theme.Patch{Link: link, Mark: r.marks.patterns[area].Patch(level)}
		}
		crossed = append(crossed, it)
	}
	slices.SortStableFunc(crossed, func(a, b theme.Item) int { return b.Level - a.Level })
	return out, crossed
}
