package render

import (
	"fmt"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// service renders a page that the site makes of everything in it.
func (r *Renderer) service(f *file, id site.ID, lang int) error {
	switch name := nameOf(r.site.Node(id)); name {
	case exchangeService:
		return r.exchangePage(f, lang, nil, 1)
	case askService:
		return r.askPage(f, id, lang)
	case evidenceService:
		return r.evidencePage(f, id, lang)
	case contributeService:
		return r.contributePage(f, id, lang)
	case "map":
		return r.mapPage(f, id, lang)
	case "translations":
		return r.deskPage(f, id, lang)
	case "search":
		return r.searchService(f, id, lang)
	default:
		return fmt.Errorf("there is no service called %s", name)
	}
}

// servicePage fills what every service has. Its title is the message
// "service." and its name, and its lead the one with "_lead" after that, unless
// an entry writes both.
func (r *Renderer) servicePage(f *file, id site.ID, lang int) theme.Service {
	return r.headed(f, id, lang, r.words[lang].T("service."+nameOf(r.site.Node(id))+"_lead"))
}

// headed fills the head of a page that is no entry: its title and lead, unless
// an entry writes others, and the words of such an entry.
func (r *Renderer) headed(f *file, id site.ID, lang int, lead string) theme.Service {
	title, titleLang := r.heading(id, lang)
	p := theme.Service{Page: r.nodePage(id, lang), Name: r.text(title, titleLang, lang), Lead: theme.Text{Text: lead}}
	if v, from := r.site.Shown(id, lang); v != nil {
		p.Entry = r.site.Node(id).Key
		p.Lead = r.text(v.Lead(), from, lang)
		p.Borrowed = r.borrowed(v, from, lang)
		p.Body = r.body(f, v, from, lang)
	}
	return p
}

// services links to all services of a language.
func (r *Renderer) services(lang int) []theme.Link {
	var out []theme.Link
	for _, id := range r.site.Children(r.site.Home(), lang) {
		if r.site.Node(id).Role == site.Service {
			out = append(out, r.serviceLink(id, lang))
		}
	}
	return out
}

func (r *Renderer) serviceLink(id site.ID, lang int) theme.Link {
	title, from := r.heading(id, lang)
	return theme.Link{URL: r.to(id, lang), Text: r.text(title, from, lang)}
}
