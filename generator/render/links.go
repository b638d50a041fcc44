package render

import (
	"net/url"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// editLink leads to where a version's file can be edited; nil when the site
// names no repository.
func (r *Renderer) editLink(v *site.Version, lang int) *theme.Link {
	repo := r.site.Config.Repository
	if repo.URL == "" {
		return nil
	}
	return &theme.Link{URL: repo.URL + "/edit/" + r.branch() + "/content/" + (&url.URL{Path: v.Path}).EscapedPath(),
		Text: theme.Text{Text: r.words[lang].T("edit_page")}}
}

// translateLink leads to where a translation of a version can be written: a
// new file of the same path in the folder of the language.
func (r *Renderer) translateLink(v *site.Version, lang int) *theme.Link {
	repo := r.site.Config.Repository
	if repo.URL == "" {
		return nil
	}
	path := r.site.Languages[lang].Code + "/" + v.Path[len(r.site.Languages[v.Lang].Code)+1:]
	return &theme.Link{URL: repo.URL + "/new/" + r.branch() + "/content?filename=" + url.QueryEscape(path),
		Text: theme.Text{Text: r.words[lang].T("translate_this")}}
}

func (r *Renderer) branch() string {
	if b := r.site.Config.Repository.Branch; b != "" {
		return b
	}
	return "main"
}
