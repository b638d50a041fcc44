package render

import (
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// list renders the list of all entries of a kind, or of a folder.
func (r *Renderer) list(f *file, id site.ID, lang int) error {
	n := r.site.Node(id)
	v, from := r.site.Shown(id, lang)
	title, titleLang := r.heading(id, lang)
	p := theme.ListPage{
		Page:   r.nodePage(id, lang),
		Kind:   n.Kind.Name,
		Name:   r.text(title, titleLang, lang),
		Body:   r.body(f, v, from, lang),
		Groups: r.groups(id, lang),
	}
	p.Lead = theme.Text{Text: r.site.Describe(id, lang)}
	if v != nil {
		p.Entry = n.Key
		p.Lead = r.text(v.Lead(), from, lang)
		p.Borrowed = r.borrowed(v, from, lang)
	}
	p.Jumps = r.jumps(p.Groups, lang)
	if n.Role == site.List {
		p.New = r.newLink(n.Kind, lang)
	}
	if n.Kind.Name == model.Events && n.Role == site.List {
		p.Scripts = append(slices.Clip(p.Scripts), r.assets("events.js")...)
		r.offerCalendar(&p.Page, &p.Calendars, r.site.Home(), lang)
		r.addTimeline(&p, r.below(id, lang), lang)
	}
	if r.hasFeed(id) {
		r.followAlso(&p.Page, id, lang)
	}
	return r.execute(f, lang, &p)
}

// jumps links to the groups of a list, where there are several.
func (r *Renderer) jumps(groups []theme.Group, lang int) []theme.Link {
	if len(groups) < 2 {
		return nil
	}
	var out []theme.Link
	for _, g := range groups {
		if g.ID != "" {
			out = append(out, theme.Link{URL: "#page." + g.ID, Text: theme.Text{Text: g.Label + " " + r.words[lang].Number(len(g.Items))}})
		}
	}
	return out
}

// groups divides a list as its readers look for things: members by what they
// are, events into coming and past years, everything else not at all.
func (r *Renderer) groups(id site.ID, lang int) []theme.Group {
	ids := r.below(id, lang)
	switch r.site.Node(id).Kind.Name {
	case model.Members:
		return r.membersByType(ids, lang)
	case model.Events:
		return r.eventsByYear(ids, lang)
	case model.Expertise:
		return []theme.Group{{Items: r.areaTree(ids, lang)}}
	case model.Playbooks:
		return []theme.Group{{Items: r.withChapters(id, lang)}}
	}
	return []theme.Group{{Items: r.itemsOf(ids, lang)}}
}

// below returns all entries below a list or folder.
func (r *Renderer) below(id site.ID, lang int) []site.ID {
	var out []site.ID
	for _, c := range r.site.Children(id, lang) {
		if r.site.Node(c).Role == site.Entry {
			out = append(out, c)
		}
		out = append(out, r.below(c, lang)...)
	}
	return out
}

func (r *Renderer) membersByType(ids []site.ID, lang int) []theme.Group {
	show := func(id site.ID) theme.Item {
		it := r.item(id, lang)
		it.Areas = r.items(r.site.Named(id, lang, "expertise"), lang)
		return it
	}
	var out []theme.Group
	for _, kind := range []string{"person", "city", "organisation", ""} {
		g := theme.Group{ID: kind}
		of := slices.DeleteFunc(slices.Clone(ids), func(id site.ID) bool { return r.site.Front(id, lang).Text("type") != kind })
		if kind != "" {
			g.Label = r.words[lang].T("member_types." + kind)
		}
		if g.Items = r.inOrder(of, lang, show); len(g.Items) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// eventsByYear puts coming events first, the soonest at the top, then past
// ones by year, the latest at the top.
func (r *Renderer) eventsByYear(ids []site.ID, lang int) []theme.Group {
	w := r.words[lang]
	coming := theme.Group{ID: "coming", Label: w.T("coming_events")}
	var past []theme.Group
	// What was written about a series lies in a folder, and has its own date.
	slices.SortStableFunc(ids, func(a, b site.ID) int { return r.site.When(b).Time.Compare(r.site.When(a).Time) })
	for _, id := range ids {
		when := r.site.When(id)
		if !when.IsZero() && !r.site.Past(id) {
			continue
		}
		g := theme.Group{ID: "undated", Label: w.T("past_events")}
		if !when.IsZero() {
			g = theme.Group{ID: "y" + when.Time.Format("2006"), Label: w.Year(when.Time)}
		}
		if len(past) == 0 || past[len(past)-1].ID != g.ID {
			past = append(past, g)
		}
		last := &past[len(past)-1]
		last.Items = append(last.Items, r.item(id, lang))
	}
	coming.Items = r.coming(lang, len(ids))
	if len(coming.Items) == 0 {
		return past
	}
	return append([]theme.Group{coming}, past...)
}

// areaTree shows areas with those they take in below them.
func (r *Renderer) areaTree(ids []site.ID, lang int) []theme.Item {
	var out []theme.Item
	for _, id := range ids {
		if len(r.site.Named(id, lang, "broader").Edges) > 0 {
			continue
		}
		it := r.areaTile(id, lang)
		for _, e := range r.site.Named(id, lang, "narrower").Edges {
			it.Items = append(it.Items, r.areaTile(e.From, lang))
		}
		out = append(out, it)
	}
	return out
}

// withChapters shows playbooks with the pages directly below them.
func (r *Renderer) withChapters(id site.ID, lang int) []theme.Item {
	var out []theme.Item
	for _, c := range r.site.Children(id, lang) {
		it := r.item(c, lang)
		it.Items = r.itemsOf(r.site.Children(c, lang), lang)
		if n := len(r.below(c, lang)); n > 0 {
			it.Count = r.words[lang].N("chapter_count", n)
		}
		out = append(out, it)
	}
	return out
}

// tags renders the list of all tags of a language.
func (r *Renderer) tags(f *file, lang int) error {
	w := r.words[lang]
	p := theme.ListPage{
		Page: r.tagPage(lang, "", w.T("all_tags")),
		Kind: site.TagsKey, Name: theme.Text{Text: w.T("all_tags")},
	}
	p.Data = r.describeList(&p.Page, lang)
	g := theme.Group{}
	for _, t := range r.site.Tags[lang] {
		g.Items = append(g.Items, theme.Item{
			Link:  theme.Link{URL: r.href(r.site.TagURL(lang, t.Slug)), Text: theme.Text{Text: t.Text}},
			Count: w.N("page_count", len(t.Entries)),
		})
	}
	p.Groups = []theme.Group{g}
	return r.execute(f, lang, &p)
}

// tag renders the list of the entries that carry a tag.
func (r *Renderer) tag(f *file, lang, i int) error {
	t, w := r.site.Tags[lang][i], r.words[lang]
	title := w.F("tagged", map[string]string{"Tag": t.Text})
	p := theme.ListPage{Page: r.tagPage(lang, t.Slug, title), Kind: "tag", Name: theme.Text{Text: title}}
	p.Crumbs = []theme.Link{{URL: r.href(r.site.TagURL(lang, "")), Text: theme.Text{Text: w.T("tags")}}}
	p.Data = r.describeList(&p.Page, lang)
	entries := slices.Clone(t.Entries)
	r.site.SortNodes(entries, lang)
	p.Groups = []theme.Group{{Items: r.itemsOf(entries, lang)}}
	return r.execute(f, lang, &p)
}

// tagPage fills what every page about tags has. A tag is a word of one
// language, so its page has no counterpart in another: the switch leads to
// that language's tag of the same spelling, else to all its tags, else home.
func (r *Renderer) tagPage(lang int, slug, title string) theme.Page {
	p := r.page(lang, "", r.site.TagURL(lang, slug), title, "")
	p.Alternates = []theme.Alternate{}
	p.Languages = r.switches(lang, func(l int) string {
		for _, candidate := range []string{slug, ""} {
			if url := r.site.TagURL(l, candidate); r.Has(index(url)) && (l == lang || candidate == "" || strings.EqualFold(candidate, slug)) {
				return url
			}
		}
		return r.site.Root(l)
	})
	return p
}
