package render

import (
	"slices"

	"indaba/generator/data"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// announced is how many days before it starts an event becomes news that does
// not say when it was announced.
const announced = 28

// newsDate returns when an entry became news: the day it was written. It is
// zero for one that carries no date.
func (r *Renderer) newsDate(id site.ID) data.Date {
	n := r.site.Node(id)
	if n.Original < 0 {
		return data.Date{}
	}
	if n.Kind.Name != model.Events {
		return r.site.When(id)
	}
	if written := n.Versions[n.Original].Front.Date("date"); !written.IsZero() {
		return written
	}
	start := r.site.When(id)
	if !start.IsZero() {
		start = data.Date{Time: start.Day().AddDate(0, 0, -announced)}
	}
	return start
}

// news shows what was written last in a language.
func (r *Renderer) news(lang, n int) []theme.Item {
	return r.itemsOf(r.latest(r.site.Home(), lang, n), lang)
}

// latest returns the entries written in a language that have become news, the
// latest first: of an area those about it, of a list those of its kind, of home
// all.
func (r *Renderer) latest(of site.ID, lang, n int) []site.ID {
	var ids []site.ID
	add := func(id site.ID) {
		node := r.site.Node(id)
		if node.Role != site.Entry || node.Versions[lang] == nil {
			return
		}
		if when := r.newsDate(id); !when.IsZero() && !when.Day().After(r.site.Today) {
			ids = append(ids, id)
		}
	}
	if node := r.site.Node(of); node.Role == site.Entry {
		for e := range r.site.Mentions(of, "expertise") {
			add(e.From)
		}
	} else {
		for i := range r.site.Nodes {
			if node.Role == site.Home || r.site.Nodes[i].Kind == node.Kind {
				add(site.ID(i))
			}
		}
	}
	r.site.SortNodes(ids, lang)
	slices.SortStableFunc(ids, func(a, b site.ID) int { return r.newsDate(b).Time.Compare(r.newsDate(a).Time) })
	return ids[:min(n, len(ids))]
}
