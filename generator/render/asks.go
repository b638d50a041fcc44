package render

import (
	"slices"

	"indaba/generator/exchange"
	"indaba/generator/locale"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// How many of those who may help stand beside an ask: on pages with many, and
// on the page of who asks. How many asks, and how many offers, an area shows.
const askHelpers, ownHelpers, areaAsks = 3, 5, 12

// asks shows at most n asks or offers, each with who makes it and with as many
// of those who may help.
func (r *Renderer) asks(asks []*exchange.Ask, n, helpers, lang int) []theme.Ask {
	var out []theme.Ask
	for _, a := range asks[:min(n, len(asks))] {
		shown := r.ask(a, maxNamed, helpers, lang)
		by := r.item(a.By, lang)
		by.Notes = nil
		if v, _ := r.site.Shown(a.By, lang); v.Front.Text("place") != "" && by.Type != "city" {
			by.Notes = []theme.Text{r.field(v, "place", lang)}
		}
		shown.By = &by
		out = append(out, shown)
	}
	return out
}

// ask shows an ask or offer with at most so many areas and languages.
func (r *Renderer) ask(a *exchange.Ask, named, helpers, lang int) theme.Ask {
	what, from := a.What(lang)
	out := theme.Ask{ID: a.ID(), Offer: a.Offer, What: r.text(what, from, lang), Languages: r.spoken(a.Languages[:min(named, len(a.Languages))])}
	for _, area := range a.Areas[:min(named, len(a.Areas))] {
		out.Areas = append(out.Areas, r.item(area, lang))
	}
	if !a.Until.IsZero() {
		out.Until = r.words[lang].F("until", map[string]string{"Date": r.words[lang].Date(a.Until.Day(), locale.Long)})
	}
	if !a.Offer && helpers > 0 {
		out.Open = true
		out.Helpers = r.proposals(r.helpers(a, helpers), lang)
	}
	return out
}

// helpers returns at most n, and no more than ownHelpers, who may meet an ask.
// Several pages in each language show them, so they are looked for once.
func (r *Renderer) helpers(a *exchange.Ask, n int) []exchange.Proposal {
	found, ok := r.helping.Load(a)
	if !ok {
		found, _ = r.helping.LoadOrStore(a, r.exchange().Helpers(a, ownHelpers))
	}
	list := found.([]exchange.Proposal)
	return list[:min(n, len(list))]
}

// memberAsks returns what a member asks for and offers.
func (r *Renderer) memberAsks(id site.ID, lang int) []theme.Ask {
	var out []theme.Ask
	for _, a := range r.exchange().Of(id) {
		out = append(out, r.ask(a, max(len(a.Areas), len(a.Languages)), ownHelpers, lang))
	}
	return out
}

// areaAsks adds to the page of an area what is asked for and offered about it.
func (r *Renderer) areaAsks(p *theme.EntryPage, area site.ID, lang int) {
	more := false
	for _, offers := range []bool{false, true} {
		about := r.exchange().About(area, offers)
		more = more || len(about) > areaAsks
		p.Asks = append(p.Asks, r.asks(about, areaAsks, askHelpers, lang)...)
	}
	if x := r.site.Service(exchangeService); more && x != site.None {
		path := facetPath(exchange.ByArea, nameOf(r.site.Node(area)))
		p.MoreAsks = &theme.Link{URL: r.href(r.site.URL(x, lang) + path), Text: theme.Text{Text: r.words[lang].T("all_asks")}}
	}
}

// addAlike adds to a profile those who have a similar task elsewhere. The page
// of somebody who has died proposes nobody.
func (r *Renderer) addAlike(p *theme.EntryPage, id site.ID, lang int) {
	if r.site.Front(id, lang).Text("status") == "in-memoriam" {
		return
	}
	p.Alike = r.proposals(r.exchange().Counterparts(id, 6), lang)
	kind := p.Type
	if !slices.Contains([]string{"city", "organisation"}, kind) {
		kind = "person"
	}
	p.AlikeTitle = r.words[lang].T("alike." + kind)
}
