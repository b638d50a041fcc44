package render

import (
	"html/template"
	"strings"
	"sync"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// sectionKey names a rendered section: the folder that is open in it, and the
// language.
type sectionKey struct {
	folder site.ID
	lang   int
}

// section returns the navigation of the playbook a page belongs to, with the
// page marked as the current one. It is rendered once a folder and language.
func (r *Renderer) section(id site.ID, lang int) (template.HTML, error) {
	folder := id
	if len(r.site.Children(id, lang)) == 0 {
		folder = r.site.Node(id).Parent
	}
	render, _ := r.sections.LoadOrStore(sectionKey{folder, lang}, sync.OnceValues(func() (template.HTML, error) {
		return r.theme.Section(r.site.Languages[lang].Code, r.sectionView(folder, lang))
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

func (r *Renderer) sectionView(folder site.ID, lang int) theme.SectionView {
	open := map[site.ID]bool{}
	top := r.site.Top(folder)
	for id := folder; ; id = r.site.Node(id).Parent {
		open[id] = true
		if id == top {
			break
		}
	}
	return theme.SectionView{Title: r.link(top, lang), Items: r.sectionItems(top, lang, open)}
}

// sectionItems returns the pages below a node, and those below them where
// the folder is open.
func (r *Renderer) sectionItems(id site.ID, lang int, open map[site.ID]bool) []theme.SectionItem {
	if !open[id] {
		return nil
	}
	var out []theme.SectionItem
	for _, c := range r.site.Children(id, lang) {
		out = append(out, theme.SectionItem{Link: r.link(c, lang), Items: r.sectionItems(c, lang, open)})
	}
	return out
}
