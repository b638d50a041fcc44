package render

import (
	"slices"

	"indaba/generator/site"
)

// sectionOf returns which of a version's sections begins with a heading of the
// second level.
func sectionOf(v *site.Version, heading int) int {
	section := 0
	for _, h := range v.Headings[:heading+1] {
		if h.Level == 2 {
			section++
		}
	}
	return section
}

// staleNotice tells what a translation as a whole lacks; "" where the sections
// that are behind say so themselves.
func (r *Renderer) staleNotice(f *file, v *site.Version, lang int) string {
	b := f.behind(r.site, v)
	switch {
	case b == nil:
		return ""
	case len(b.Changed) > len(b.Sections):
		return r.staleText("stale_parts", b, lang)
	case slices.Contains(b.Sections, 0):
		return r.staleText("stale_notice", b, lang)
	}
	return ""
}

// staleText fills the name of the language that a text was translated from
// into a message.
func (r *Renderer) staleText(message string, b *site.Behind, lang int) string {
	w := r.words[lang]
	return w.F(message, map[string]string{"Other": w.LanguageName(r.site.Languages[b.From].Tag)})
}
