package render

import (
	"slices"
	"strings"

	"indaba/generator/exchange"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// exchangeService is the name of the page of asks and offers.
const exchangeService = "exchange"

// openPerPage is how many asks, and how many offers, a page shows.
const openPerPage = 40

// openings are the asks and offers that stand, and how they divide.
type openings struct {
	asks, offers []*exchange.Ask
	parts        []opening
	choices      map[*exchange.Ask]string // what filters can choose of each
}

// opening is what of them is about an area or can happen in a language.
type opening struct {
	name         exchange.FacetName
	value        exchange.Value
	asks, offers []*exchange.Ask
}

func (o *opening) size() int { return max(len(o.asks), len(o.offers)) }

func (r *Renderer) newOpenings() *openings {
	x := r.exchange()
	o := &openings{asks: x.Open(false), offers: x.Open(true), choices: map[*exchange.Ask]string{}}
	for i := range r.site.Nodes {
		if area := site.ID(i); r.site.Service(exchangeService) != site.None && r.isArea(area) {
			v := exchange.Value{Slug: nameOf(r.site.Node(area)), Node: area, Member: site.None}
			o.add(opening{exchange.ByArea, v, x.About(area, false), x.About(area, true)})
		}
	}
	for _, tag := range x.Languages() {
		v := exchange.Value{Slug: tag, Node: site.None, Member: site.None, Tag: tag}
		o.add(opening{exchange.ByLanguage, v, x.In(tag, false), x.In(tag, true)})
	}
	return o
}

func (o *openings) add(part opening) {
	if part.size() == 0 {
		return
	}
	o.parts = append(o.parts, part)
	for _, a := range slices.Concat(part.asks, part.offers) {
		o.choices[a] += " " + string(part.name) + "--" + part.value.Slug
	}
}

// hasPage reports whether a part has a page of its own: the page of an area
// shows what is about it, unless it is too much.
func (o *opening) hasPage() bool { return o.name == exchange.ByLanguage || o.size() > areaAsks }

func (r *Renderer) isArea(id site.ID) bool { _, ok := r.marks.patterns[id]; return ok }

func (r *Renderer) exchangeRoutes(add func(path string, to route)) {
	id := r.site.Service(exchangeService)
	if id == site.None {
		return
	}
	o := r.openings()
	for lang := range r.site.Languages {
		each := func(part *opening, path string, size int) {
			for n := 1; n <= pagesOf(size, openPerPage); n++ {
				if at := path + pagePath(n); at != "" {
					add(index(r.site.URL(id, lang)+at), func(f *file) error { return r.exchangePage(f, lang, part, n) })
				}
			}
		}
		each(nil, "", max(len(o.asks), len(o.offers)))
		for i := range o.parts {
			if part := &o.parts[i]; part.hasPage() {
				each(part, facetPath(part.name, part.value.Slug), part.size())
			}
		}
	}
}

// exchangePage renders a page of what members ask for, each ask beside those
// who may help, and of what they offer; of a part of it, or of all for nil.
func (r *Renderer) exchangePage(f *file, lang int, part *opening, n int) error {
	id, o := r.site.Service(exchangeService), r.openings()
	p := theme.ExchangePage{Service: r.servicePage(f, id, lang)}
	p.Menu = r.frames[lang]().menus[exchangeService]
	r.style(&p.Page, "asks.css")
	r.followAsks(&p.Page, r.site.Home(), lang)
	asks, offers, path, title := o.asks, o.offers, "", p.Name.Text
	if part != nil {
		asks, offers, path = part.asks, part.offers, facetPath(part.name, part.value.Slug)
		title = r.option(part.name, &part.value, lang).Text.Text + " · " + title
	}
	size := max(len(asks), len(offers))
	p.Pages = r.pages(r.site.URL(id, lang)+path, n, pagesOf(size, openPerPage), lang)
	r.partPage(&p.Page, id, lang, path+pagePath(n), title)
	p.Filter = r.exchangeFilter(o, part, lang)
	r.addFilter(&p.Page, p.Filter)
	p.Asks, p.Offers = r.openPage(o, asks, n, lang), r.openPage(o, offers, n, lang)
	return r.execute(f, lang, &p)
}

// openPage shows the asks, or offers, of the nth page.
func (r *Renderer) openPage(o *openings, asks []*exchange.Ask, n, lang int) []theme.Ask {
	asks = asks[min((n-1)*openPerPage, len(asks)):min(n*openPerPage, len(asks))]
	out := r.asks(asks, len(asks), askHelpers, lang)
	for i, a := range asks {
		out[i].Choices = strings.TrimSpace(o.choices[a])
	}
	return out
}

func (r *Renderer) exchangeFilter(o *openings, chosen *opening, lang int) *theme.Filter {
	id, w := r.site.Service(exchangeService), r.words[lang]
	url := r.site.URL(id, lang)
	f := &theme.Filter{
		URL: r.href(url), Total: len(o.asks) + len(o.offers), Pages: pagesOf(max(len(o.asks), len(o.offers)), openPerPage),
		Locale: r.site.Languages[lang].Locale,
		Shown:  w.F("filter.shown", map[string]string{"Count": "{count}", "Total": "{total}"}),
	}
	for _, name := range []exchange.FacetName{exchange.ByArea, exchange.ByLanguage} {
		facet := theme.Facet{Name: string(name), Label: w.T("filter_asks." + string(name))}
		for i := range o.parts {
			part := &o.parts[i]
			if part.name != name {
				continue
			}
			option := r.option(name, &part.value, lang)
			option.Total = len(part.asks) + len(part.offers)
			option.Count = w.Number(option.Total)
			if part.hasPage() {
				option.URL, option.Pages = r.href(url+facetPath(name, part.value.Slug)), pagesOf(part.size(), openPerPage)
			} else {
				option.URL = r.to(part.value.Node, lang) + "#page.asks"
			}
			if option.Current = part == chosen; option.Current {
				f.Chosen = &theme.Link{URL: f.URL, Text: option.Text}
			}
			facet.Options = append(facet.Options, option)
		}
		if len(facet.Options) > 1 {
			r.sortOptions(facet.Options, lang)
			f.Facets = append(f.Facets, facet)
		}
	}
	if len(f.Facets) == 0 {
		return nil
	}
	f.Count = w.Number(f.Total)
	return f
}
