package render

import (
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// areaPage adds to a page what only areas of expertise have: the crossing of
// who knows it and what was written about it.
func (r *Renderer) areaPage(p *theme.EntryPage, id site.ID, v *site.Version, lang int, relations *[]site.Relation) {
	pattern := r.marks.patterns[id]
	p.Dye, p.Pattern, p.Mark = int(pattern.Yarn), pattern.Repeat(), r.marks.of(id)
	if v != nil {
		p.AlsoKnownAs = v.Front.Texts("also_known_as")
	}
	members := take(relations, "members")
	p.Levels, p.Speakers = r.levels(members, lang), r.speakers(members, lang)
	if v != nil {
		p.Channels = r.channelsOf(v, lang)
	}
	take(relations, "asks")
	take(relations, "offers")
	r.style(&p.Page, "asks.css")
	r.areaAsks(p, id, lang)
	slices.SortStableFunc(*relations, func(a, b site.Relation) int { return areaOrder(a.Name) - areaOrder(b.Name) })
	p.Actions = r.askAbout(id, lang)
	p.Forward = r.forward(p, id, lang)
	r.followAlso(&p.Page, id, lang)
	r.followAsks(&p.Page, id, lang)
	if r.site.Find(model.Events) != site.None {
		r.offerCalendar(&p.Page, &p.Calendars, id, lang)
	}
	p.Jumps = r.areaJumps(p, *relations, lang)
}

// areaOrder is the order in which a reader is likely to want what touches an
// area: what to do, when to meet, what it rests on, where it sits.
func areaOrder(relation string) int {
	order := []string{model.Playbooks, model.Events, model.Principles, model.Pages, "broader", "narrower", "related"}
	if i := slices.Index(order, relation); i >= 0 {
		return i
	}
	return len(order)
}

// levels groups the people who know an area by how well, the best first;
// within a group those who speak the reader's language come first.
func (r *Renderer) levels(rel site.Relation, lang int) []theme.Group {
	byLevel := make([][]theme.Item, len(model.Levels)+1)
	for _, e := range rel.Edges {
		it := r.item(e.From, lang)
		r.setLevel(&it, e, lang)
		byLevel[it.Level] = append(byLevel[it.Level], it)
	}
	var out []theme.Group
	for l := len(model.Levels); l >= 0; l-- {
		if len(byLevel[l]) == 0 {
			continue
		}
		g := theme.Group{Items: r.speakersFirst(byLevel[l], lang)}
		if l > 0 {
			g.ID, g.Label = model.Levels[l-1], r.words[lang].T("level."+model.Levels[l-1])
		}
		out = append(out, g)
	}
	return out
}

func (r *Renderer) speakersFirst(items []theme.Item, lang int) []theme.Item {
	speaks := func(it theme.Item) int {
		if slices.ContainsFunc(it.Languages, func(t theme.Text) bool { return t.Lang == r.site.Languages[lang].Tag }) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(items, func(a, b theme.Item) int { return speaks(a) - speaks(b) })
	return items
}

// speakers groups the people who know an area by the languages they speak, so
// that "who knows this and speaks that" is a place to link to.
func (r *Renderer) speakers(rel site.Relation, lang int) []theme.Group {
	var out []theme.Group
	for _, e := range rel.Edges {
		it := r.item(e.From, lang)
		for _, spoken := range it.Languages {
			i := slices.IndexFunc(out, func(g theme.Group) bool { return g.Lang == spoken.Lang })
			if i < 0 {
				i = len(out)
				out = append(out, theme.Group{ID: "speaks-" + spoken.Lang, Label: spoken.Text, Lang: spoken.Lang, Dir: spoken.Dir})
			}
			out[i].Items = append(out[i].Items, it)
		}
	}
	slices.SortStableFunc(out, func(a, b theme.Group) int { return r.words[lang].Compare(a.Label, b.Label) })
	return out
}

// areaJumps links to the parts of the page, each with what it counts.
func (r *Renderer) areaJumps(p *theme.EntryPage, relations []site.Relation, lang int) []theme.Link {
	w := r.words[lang]
	people := 0
	for _, g := range p.Levels {
		people += len(g.Items)
	}
	out := []theme.Link{{URL: "#page.members", Text: theme.Text{Text: w.N("member_count", people)}}}
	if people == 0 {
		out = nil
	}
	asks := 0
	for _, a := range p.Asks {
		if !a.Offer {
			asks++
		}
	}
	if asks > 0 {
		out = append(out, theme.Link{URL: "#page.asks", Text: theme.Text{Text: w.N("ask_count", asks)}})
	}
	counts := map[string]string{model.Playbooks: "playbook_count", model.Events: "event_count", model.Principles: "principle_count", model.Pages: "page_count"}
	for _, rel := range relations {
		if id, ok := counts[rel.Name]; ok {
			out = append(out, theme.Link{URL: "#page." + rel.Name, Text: theme.Text{Text: w.N(id, len(rel.Edges))}})
		}
	}
	return out
}
