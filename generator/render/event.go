package render

import (
	"indaba/generator/site"
	"indaba/generator/theme"
)

// eventPage adds to a page what only events have: the date and the
// facts of time and place.
func (r *Renderer) eventPage(p *theme.EntryPage, id site.ID, v *site.Version, lang int) {
	if v == nil {
		return
	}
	p.When = r.when(id, lang)
	p.Type = v.Front.Text("type")
	p.Facts = r.eventFacts(id, v, lang)
	if r.site.Past(id) || p.When != nil && p.When.Cancelled {
		return
	}
	registration := v.Front.Object("registration").Text("url")
	for _, a := range []struct{ url, label string }{{registration, "registration"}, {v.Front.Text("url"), "online_join"}} {
		if a.url != "" {
			p.Actions = append(p.Actions, theme.Link{URL: a.url, Text: theme.Text{Text: r.words[lang].T(a.label)}})
		}
	}
}
