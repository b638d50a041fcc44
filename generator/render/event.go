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
}
