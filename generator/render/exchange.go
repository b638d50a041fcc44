package render

import (
	"indaba/generator/site"
	"indaba/generator/theme"
)

// exchangeService is the name of the page of asks and offers.
const exchangeService = "exchange"

// exchangePage renders what members ask for, each ask beside those who may
// help, and what they offer.
func (r *Renderer) exchangePage(id site.ID, lang int) ([]byte, error) {
	x := r.exchange()
	p := theme.ExchangePage{Service: r.servicePage(id, lang)}
	p.Menu = r.frames[lang].menus[exchangeService]
	r.followAsks(&p.Page, r.site.Home(), lang)
	p.Asks = r.asks(x.Open(false), 1<<20, askHelpers, lang)
	p.Offers = r.asks(x.Open(true), 1<<20, 0, lang)
	return r.execute(lang, &p)
}
