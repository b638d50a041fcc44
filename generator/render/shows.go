package render

import (
	"cmp"
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// shownAtMost is how many of each a page shows that shows part of the network.
const shownAtMost = 24

// shows returns the parts of the network that a page wants below its text:
// people first, then places, each with the way to all of them.
func (r *Renderer) shows(v *site.Version, lang int) []theme.Group {
	var out []theme.Group
	for _, what := range v.Front.Texts("shows") {
		kind, label, ids := r.shown(what, lang)
		if len(ids) == 0 {
			continue
		}
		g := theme.Group{ID: what, Label: label, Items: r.itemsOf(ids[:min(shownAtMost, len(ids))], lang)}
		if kind == model.Members {
			g.Items = r.inOrder(ids, lang, func(id site.ID) theme.Item { return r.item(id, lang) })
			g.Items = g.Items[:min(shownAtMost, len(g.Items))]
		}
		if len(ids) > shownAtMost {
			g.More = &theme.Link{URL: r.to(r.site.Find(kind), lang), Text: theme.Text{Text: r.words[lang].F("all_of", map[string]string{"Name": r.kindLabel(kind, lang)})}}
		}
		out = append(out, g)
	}
	return out
}

// shownMembers are the members that a page can show, by what it calls them.
var shownMembers = map[string]string{"people": "person", "towns": "city", "organisations": "organisation"}

// shown returns the entries that a part of the network is made of.
func (r *Renderer) shown(what string, lang int) (kind, label string, ids []site.ID) {
	w := r.words[lang]
	if member := shownMembers[what]; member != "" {
		ids = slices.DeleteFunc(r.entries(model.Members, lang), func(id site.ID) bool {
			return r.site.Former(id) || r.site.Front(id, lang).Text("type") != member
		})
		return model.Members, w.T("member_types." + member), ids
	}
	if what == "events" {
		ids = slices.DeleteFunc(r.entries(model.Events, lang), func(id site.ID) bool { return r.site.When(id).IsZero() || r.site.Past(id) })
		r.byDate(ids, lang)
		return model.Events, w.T("coming_events"), ids
	}
	kind = cmp.Or(map[string]string{"areas": model.Expertise}[what], what)
	return kind, r.kindLabel(kind, lang), r.entries(kind, lang)
}
