package render

import (
	"indaba/generator/site"
	"indaba/generator/theme"
)

// playbookPage adds to a page what only playbooks have: how far they are
// tried, for whom they are, what they taught, and where they are practised.
func (r *Renderer) playbookPage(p *theme.EntryPage, id site.ID, v *site.Version, lang int, relations *[]site.Relation) {
	p.Practice = r.practice(id, lang, relations)
	if v != nil {
		p.Facts = r.playbookFacts(v, lang)
	}
}
