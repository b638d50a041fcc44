package render

import (
	"html/template"
	"strings"
	"sync"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// maxSiblings is how many pages that lie side by side a section names. It is on
// each of them, so were there no limit, they would have the square of their
// number. Of more it names the ones around the reader, and where others start;
// its title leads to the page that lists all.
const maxSiblings = 100

// sectionKey names a rendered section: the folder that is open in it, which
// hundred of the pages there, and the language.
type sectionKey struct {
	folder site.ID
	part   int
	lang   int
}

// section returns the navigation of the playbook a page belongs to, with the
// page marked as the current one. It is rendered once a folder, or a hundred of
// its pages, and language.
func (r *Renderer) section(id site.ID, lang int) (template.HTML, error) {
	at := sectionKey{id, 0, lang}
	if len(r.site.Children(id, lang)) == 0 {
		at.folder, at.part = r.site.Node(id).Parent, r.site.Rank(id, lang)/maxSiblings
	}
	render, _ := r.sections.LoadOrStore(at, sync.OnceValues(func() (template.HTML, error) {
		return r.theme.Section(r.site.Languages[lang].Code, r.sectionView(at))
	}))
	nav, err := render.(func() (template.HTML, error))()
	if err != nil {
		return "", err
	}
	link := `href="` + template.HTMLEscapeString(r.to(id, lang)) + `"`
	before, after, found := strings.Cut(string(nav), link)
	if !found {
		return nav, nil
	}
	return template.HTML(before + link + ` aria-current="page"` + after), nil
}

func (r *Renderer) sectionView(at sectionKey) theme.SectionView {
	open := map[site.ID]int{at.folder: at.part} // what is open, and which hundred of it
	top := r.site.Top(at.folder)
	for id := at.folder; id != top; id = r.site.Node(id).Parent {
		open[r.site.Node(id).Parent] = r.site.Rank(id, at.lang) / maxSiblings
	}
	return theme.SectionView{Title: r.link(top, at.lang), Items: r.sectionItems(top, at.lang, open)}
}

// sectionItems returns the pages below a node, and those below them where
// the folder is open.
func (r *Renderer) sectionItems(id site.ID, lang int, open map[site.ID]int) []theme.SectionItem {
	part, isOpen := open[id]
	if !isOpen {
		return nil
	}
	all := r.site.Children(id, lang)
	from := part * maxSiblings
	to := min(from+maxSiblings, len(all))
	var out []theme.SectionItem
	if from > 0 {
		out = append(out, r.sectionPart(all, from-maxSiblings, lang))
	}
	for _, c := range all[from:to] {
		out = append(out, theme.SectionItem{Link: r.link(c, lang), Items: r.sectionItems(c, lang, open)})
	}
	if to < len(all) {
		out = append(out, r.sectionPart(all, to, lang))
	}
	return out
}

// sectionPart leads to a hundred pages of a long section, to the first of them.
func (r *Renderer) sectionPart(all []site.ID, from, lang int) theme.SectionItem {
	w := r.words[lang]
	text := w.F("chapters_from_to", map[string]string{"From": w.Number(from + 1), "To": w.Number(min(from+maxSiblings, len(all)))})
	return theme.SectionItem{Link: theme.Link{URL: r.to(all[from], lang), Text: theme.Text{Text: text}}}
}
