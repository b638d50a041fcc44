package render

import (
	"indaba/generator/schema"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// missing renders the page for an address that leads nowhere: of a language,
// or the one of the whole site, which speaks all its languages.
func (r *Renderer) missing(f *file, lang int, whole bool) error {
	w := r.words[lang]
	url := r.site.Root(lang) + "404.html"
	if whole {
		url = "404.html"
	}
	p := theme.MissingPage{Page: r.page(lang, "", url, w.T("not_found_title"), ""), Areas: r.areaTiles(lang), Cloth: r.cloth(homeCloth)}
	p.Canonical, p.NoIndex, p.Share = "", true, nil
	p.Languages = r.switches(lang, r.site.Root)
	if whole {
		for l := range r.site.Languages {
			if l != lang {
				p.Others = append(p.Others, theme.MissingText{Text: r.text(r.words[l].T("not_found_title"), l, lang), Home: r.siteTitleIn(l, lang)})
			}
		}
	}
	return r.execute(f, lang, &p)
}

// siteTitleIn returns the network's name in a language for a page in another.
func (r *Renderer) siteTitleIn(l, lang int) theme.Link {
	link := r.siteTitle(l)
	if link.Text.Lang == "" {
		link.Text = r.text(link.Text.Text, l, lang)
	}
	return link
}

// wayIn renders the site's first page: the choice of a language, or where
// there is none the way to the only one.
func (r *Renderer) wayIn(f *file) error {
	if len(r.site.Languages) == 1 {
		return r.redirect(f, site.Redirect{To: r.site.Home()})
	}
	p := theme.WayInPage{Page: r.page(0, "", "", r.words[0].T("choose_language"), ""), Cloth: r.cloth(wayInCloth)}
	p.Languages = nil
	p.Data = schema.Block(r.describeNetwork(0)...)
	for l := range r.site.Languages {
		own := &r.site.Languages[l]
		p.Choices = append(p.Choices, theme.Choice{
			Link:      theme.Link{URL: r.href(r.site.Root(l)), Text: theme.Text{Text: own.Name, Lang: own.Tag, Dir: own.Dir}},
			SiteTitle: r.siteTitle(l).Text.Text,
		})
	}
	return r.execute(f, 0, &p)
}

// redirect renders what stands at an old address.
func (r *Renderer) redirect(f *file, old site.Redirect) error {
	title, from := r.heading(old.To, old.Lang)
	p := theme.RedirectPage{
		Page:   r.page(old.Lang, "", r.site.URL(old.To, old.Lang), title, ""),
		Target: theme.Link{URL: r.to(old.To, old.Lang), Text: r.text(title, from, old.Lang)},
	}
	p.NoIndex = true
	if script := r.asset("redirect.js"); script != "" {
		p.Scripts = []string{script}
	}
	return r.execute(f, old.Lang, &p)
}
