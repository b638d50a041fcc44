package render

import (
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// maxFooter is how many pages the footer names. It is on every page, so were
// there no limit, a site of nothing but such pages would have the square of its
// size. Those left out are on a page that names all.
const maxFooter = 40

// allPagesPath is where that page lies in a language. Like the parts of long
// lists it is where no entry can be, see [facetPath].
const allPagesPath = "pages--all/"

// footerPages links to the pages at the top of the site; of more than the
// footer holds to the first, and to the page that names all.
func (r *Renderer) footerPages(lang int) []theme.Link {
	top := r.topPages(lang)
	var out []theme.Link
	for _, id := range top[:min(maxFooter, len(top))] {
		out = append(out, r.link(id, lang))
	}
	if len(top) > maxFooter {
		out = append(out, theme.Link{URL: r.href(r.site.Root(lang) + allPagesPath), Text: theme.Text{Text: r.allPagesTitle(lang)}})
	}
	return out
}

// topPages returns the pages at the top of the site.
func (r *Renderer) topPages(lang int) []site.ID {
	return slices.DeleteFunc(slices.Clone(r.site.Children(r.site.Home(), lang)), func(id site.ID) bool { return r.site.Node(id).Role != site.Entry })
}

func (r *Renderer) allPagesTitle(lang int) string {
	return r.words[lang].F("all_of", map[string]string{"Name": r.kindLabel(model.Pages, lang)})
}

// allPages renders the list of the pages at the top of the site.
func (r *Renderer) allPages(f *file, lang int) error {
	title := r.allPagesTitle(lang)
	p := theme.ListPage{
		Page: r.page(lang, "", r.site.Root(lang)+allPagesPath, title, ""),
		Kind: model.Pages, Name: theme.Text{Text: title},
		Groups: []theme.Group{{Items: r.itemsOf(r.topPages(lang), lang)}},
	}
	p.Alternates = []theme.Alternate{}
	p.Languages = r.switches(lang, func(l int) string {
		if len(r.topPages(l)) > maxFooter {
			return r.site.Root(l) + allPagesPath
		}
		return r.site.Root(l)
	})
	p.Data = r.describeList(&p.Page, lang)
	return r.execute(f, lang, &p)
}
