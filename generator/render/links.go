package render

import (
	"strings"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// editLink leads to where a version's file can be edited; nil when the site
// names no repository.
func (r *Renderer) editLink(v *site.Version, lang int) *theme.Link {
	if r.site.Config.Repository.URL == "" {
		return nil
	}
	forge := r.forge()
	return &theme.Link{URL: forge.edit("content/" + v.Path), Text: theme.Text{Text: r.words[lang].T("edit_page")}}
}

// writeLink leads to the network, for those who cannot edit a page themselves:
// a letter that names the page, else the form; nil when the site has neither.
func (r *Renderer) writeLink(id site.ID, lang int) *theme.Link {
	title, _ := r.heading(id, lang)
	links := r.contacts(title, r.absoluteTo(id, lang), lang)
	if len(links) == 0 {
		return nil
	}
	links[0].Text = theme.Text{Text: r.words[lang].T("edit_by_letter")}
	return &links[0]
}

// contacts returns the ways to write to the network about a page: a letter that
// names it, and the form.
func (r *Renderer) contacts(subject, body string, lang int) []theme.Link {
	c, w := r.site.Config.Contact, r.words[lang]
	var out []theme.Link
	if c.Email != "" {
		out = append(out, theme.Link{URL: mail(c.Email, subject, body), Text: theme.Text{Text: w.T("ask_by_mail")}})
	}
	if c.Form != "" {
		out = append(out, theme.Link{URL: c.Form, Text: theme.Text{Text: w.T("ask_by_form")}})
	}
	return out
}

// translateLink leads to where a translation of a version into a language is
// begun; nil when the site says neither where its sources are nor whom to write
// to.
func (r *Renderer) translateLink(v *site.Version, lang int) *theme.Link {
	id := r.site.Find(v.Key)
	if id == site.None {
		return nil
	}
	url := r.startOf(id, lang)
	if url == "" {
		return nil
	}
	return &theme.Link{URL: r.href(url), Text: theme.Text{Text: r.words[lang].T("translate_this")}}
}

// startOf returns the address of the page where a translation of an entry is
// begun: below that of the page for contributors, as the original is below its
// language; "" if there is none.
func (r *Renderer) startOf(id site.ID, lang int) string {
	page, n := r.site.Service(contributeService), r.site.Node(id)
	if page == site.None || r.site.Config.Single || n.Versions[lang] != nil {
		return ""
	}
	path := strings.TrimPrefix(r.site.URL(id, n.Original), r.site.Root(n.Original))
	if path == "" {
		path = "home/"
	}
	return r.site.URL(page, lang) + "translate/" + path
}
