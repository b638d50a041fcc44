package render

import (
	"slices"
	"strconv"
	"strings"

	"indaba/generator/exchange"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// A long list is divided by facets, one page a value, and where it is longer
// still into pages that follow each other. What is added to the address of the
// list, "area--mobility/" and "page--2/", is the same in every language. No
// entry can have such an address, since [model.Slug] leaves no two hyphens
// beside each other.

func facetPath(name exchange.FacetName, slug string) string {
	if slug == "" {
		return ""
	}
	return string(name) + "--" + slug + "/"
}

func pagePath(n int) string {
	if n == 1 {
		return ""
	}
	return "page--" + strconv.Itoa(n) + "/"
}

// isPart reports whether a path is that of a part of a list.
func isPart(path string) bool {
	return strings.Contains(path, "--") && strings.HasSuffix(path, "/index.html")
}

// partRoutes lists the pages of the parts of lists. They follow from all
// members, so they are listed when somebody asks for one, or for all pages.
func (r *Renderer) partRoutes() map[string]route {
	out := map[string]route{}
	add := func(path string, to route) {
		if r.routes().to[path] == nil {
			out[path] = to // entries have no such address, redirects may
		}
	}
	r.directoryRoutes(add)
	r.exchangeRoutes(add)
	return out
}

// pagesOf returns how many pages a list takes, at least one.
func pagesOf(items, each int) int { return max(1, (items+each-1)/each) }

// partPage makes of the page of a list that of a part of it: the same in every
// language, with the way back to the list. Search engines are shown the whole.
func (r *Renderer) partPage(p *theme.Page, list site.ID, lang int, path, title string) {
	if path == "" {
		return
	}
	p.Title = title
	p.Canonical = r.absolute(r.site.URL(list, lang) + path)
	p.Alternates, p.Data, p.NoIndex = nil, "", true
	p.Languages = r.switches(lang, func(l int) string { return r.site.URL(list, l) + path })
	p.Crumbs = append(slices.Clip(p.Crumbs), r.link(list, lang))
}

// pages links to the pages of a list, when there are several.
func (r *Renderer) pages(url string, current, of, lang int) []theme.Link {
	if of < 2 {
		return nil
	}
	var out []theme.Link
	for n := 1; n <= of; n++ {
		out = append(out, theme.Link{URL: r.href(url + pagePath(n)), Text: theme.Text{Text: r.words[lang].Number(n)}, Current: n == current})
	}
	return out
}

// option returns how a value of a facet is called on a page, without where it
// leads.
func (r *Renderer) option(name exchange.FacetName, v *exchange.Value, lang int) theme.Option {
	o := theme.Option{Name: string(name) + "--" + v.Slug, Slug: v.Slug, Total: len(v.Members), Count: r.words[lang].Number(len(v.Members))}
	switch {
	case v.Node != site.None:
		title, from := r.site.Title(v.Node, lang)
		o.Text = r.text(title, from, lang)
	case v.Tag != "":
		o.Text = r.spoken([]string{v.Tag})[0]
	case v.Member != site.None:
		field := "place"
		if name == exchange.ByRole {
			field = "network_role"
		}
		if shown, _ := r.site.Shown(v.Member, lang); shown != nil {
			o.Text = r.field(shown, field, lang)
		}
		if o.Text.Text == "" {
			o.Text.Text = v.Slug
		}
	default:
		o.Text.Text = r.words[lang].T("member_types." + v.Slug)
	}
	return o
}

// sortOptions puts options in the order of the alphabet.
func (r *Renderer) sortOptions(options []theme.Option, lang int) {
	keys := make(map[string]string, len(options)) // by text
	for _, o := range options {
		keys[o.Text.Text] = r.words[lang].SortKey(o.Text.Text)
	}
	slices.SortStableFunc(options, func(a, b theme.Option) int { return strings.Compare(keys[a.Text.Text], keys[b.Text.Text]) })
}

// addFilter asks for what a page needs to show a filter; f may be nil.
func (r *Renderer) addFilter(p *theme.Page, f *theme.Filter) {
	if f == nil {
		return
	}
	p.Scripts = append(slices.Clip(p.Scripts), r.assets("filter.js")...)
	r.style(p, "filter.css")
}
