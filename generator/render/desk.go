package render

import (
	"fmt"
	"html/template"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// deskPage renders the translators' desk: how far the network is translated,
// and what there is to do in a language.
func (r *Renderer) deskPage(f *file, id site.ID, lang int) error {
	p := theme.DeskPage{Service: r.servicePage(f, id, lang)}
	for l := range r.site.Languages {
		p.Coverage = append(p.Coverage, r.coverage(f, id, l, lang))
	}
	for _, t := range f.translations(r.site, lang) {
		switch t.State {
		case site.Stale:
			p.Stale = append(p.Stale, r.work(f, t))
		case site.Borrowed:
			p.Missing = append(p.Missing, r.work(f, t))
		}
	}
	return r.execute(f, lang, &p)
}

// coverage says how far the network is written in the language l, to a reader
// of lang.
func (r *Renderer) coverage(f *file, desk site.ID, l, lang int) theme.Coverage {
	own, w := &r.site.Languages[l], r.words[lang]
	complete, stale, total := f.coverage(r.site, l)
	return theme.Coverage{
		Link: theme.Link{URL: r.to(desk, l), Text: theme.Text{Text: own.Name, Lang: own.Tag, Dir: own.Dir}, Current: l == lang},
		Words: w.F("coverage", map[string]string{
			"Complete": w.Number(complete), "Total": w.Number(total), "Stale": w.Number(stale),
		}),
		Bar: coverageBar(complete, stale, total),
	}
}

// coverageBar draws how many of a number of pages are complete and, after
// them, stale. It grows from the start of the line.
func coverageBar(complete, stale, total int) template.HTML {
	total = max(1, total)
	return template.HTML(fmt.Sprintf(`<svg class="coverage" viewBox="0 0 %d 1" preserveAspectRatio="none" aria-hidden="true"><path class="done" d="M0 0h%dv1H0z"/><path class="behind" d="M%d 0h%dv1h-%dz"/></svg>`,
		total, complete, complete, stale, stale))
}

// work shows an entry that a translator of its language may take on.
func (r *Renderer) work(f *file, t site.Translation) theme.Work {
	w, n := r.words[t.Lang], r.site.Node(t.Entry)
	title, from := r.site.Title(t.Entry, t.Lang)
	out := theme.Work{
		Link:    theme.Link{URL: r.to(t.Entry, t.Lang), Text: r.text(title, from, t.Lang)},
		Kind:    r.kindOne(n.Kind, t.Lang),
		From:    r.site.Languages[n.Original].Name,
		Links:   w.N("link_count", t.Links),
		Minutes: w.N("minute_count", t.Minutes),
	}
	original := n.Versions[n.Original]
	if t.State == site.Borrowed {
		out.Start = r.translateLink(original, t.Lang)
		return out
	}
	v := n.Versions[t.Lang]
	for _, section := range t.Stale {
		if section == "" {
			out.Sections = append(out.Sections, theme.Text{Text: w.T("section_first")})
			continue
		}
		out.Sections = append(out.Sections, r.text(section, f.behind(r.site, v).From, t.Lang))
	}
	out.Start = r.editLink(v, t.Lang)
	out.Stamp = "translated_from: " + f.stamp(r.site, t.Entry)
	return out
}
