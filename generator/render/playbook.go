package render

import (
	"indaba/generator/site"
	"indaba/generator/theme"
)

// playbookPage adds to a page what only playbooks have: how far they are
// tried, for whom they are, and what they taught.
func (r *Renderer) playbookPage(p *theme.EntryPage, v *site.Version, lang int) {
	if v != nil {
		p.Facts = r.playbookFacts(v, lang)
	}
}
