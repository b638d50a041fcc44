package render

import (
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// evidenceService is the name of the page that shows what evidence is lacking.
const evidenceService = "evidence"

// evidencePage shows maintainers what is said on the site and not shown:
// principles that nobody practises, playbooks of which nobody knows what came,
// areas that nobody knows.
func (r *Renderer) evidencePage(f *file, id site.ID, lang int) error {
	p := theme.EvidencePage{Service: r.servicePage(f, id, lang)}
	part := func(id string, all []site.ID, lacking func(site.ID) bool) {
		g := theme.EvidencePart{ID: id}
		for _, one := range all {
			if lacking(one) {
				it := r.item(one, lang)
				it.Lead, it.Mark = theme.Text{}, ""
				g.Items = append(g.Items, it)
			}
		}
		w := r.words[lang]
		g.Label, g.Empty = w.T("evidence_part."+id), w.T("evidence_none."+id)
		g.Count = w.F("evidence_count", map[string]string{"Some": w.Number(len(g.Items)), "All": w.Number(len(all))})
		p.Parts = append(p.Parts, g)
	}
	part("principles", r.entries(model.Principles, lang), func(id site.ID) bool { return !r.site.Practised(id) })
	part("playbooks", r.site.Playbooks(lang), func(id site.ID) bool { return r.site.Evidence(id) != site.Proven })
	part("expertise", r.entries(model.Expertise, lang), func(id site.ID) bool { return !r.site.Known(id) })
	return r.execute(f, lang, &p)
}
