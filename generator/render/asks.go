package render

import (
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// asksOf returns what a member offers and asks for, and that still stands on
// the day the site is built for.
func (r *Renderer) asksOf(v *site.Version, from, lang int) []theme.Ask {
	var out []theme.Ask
	for _, field := range []string{"asks", "offers"} {
		for o := range v.Front.Objects(field) {
			if r.stands(o) {
				out = append(out, r.ask(o, field == "offers", from, lang))
			}
		}
	}
	return out
}

// stands reports whether an ask or offer has not run out.
func (r *Renderer) stands(o model.Record) bool {
	until := o.Date("until")
	return o.Text("what") != "" && (until.IsZero() || !until.Day().Before(r.site.Today))
}

func (r *Renderer) ask(o model.Record, offer bool, from, lang int) theme.Ask {
	a := theme.Ask{Offer: offer, What: r.text(o.Text("what"), from, lang), Languages: r.spoken(o.Texts("languages"))}
	for _, name := range o.Texts("expertise") {
		if area := r.site.Area(name); area != site.None {
			a.Areas = append(a.Areas, r.item(area, lang))
		}
	}
	if until := o.Date("until"); !until.IsZero() {
		a.Until = r.words[lang].F("until", map[string]string{"Date": r.words[lang].Date(until.Day(), locale.Long)})
	}
	return a
}

// allAsks returns the standing asks, or offers, of all members in order, each
// with who makes it; at most n, and where area is not None only those about
// that area.
func (r *Renderer) allAsks(field string, area site.ID, lang, n int) []theme.Ask {
	var out []theme.Ask
	for i := range r.site.Nodes {
		id := site.ID(i)
		node := r.site.Node(id)
		v, from := r.site.Shown(id, lang)
		if v == nil || node.Role != site.Entry || node.Kind.Name != model.Members {
			continue
		}
		for o := range v.Front.Objects(field) {
			if len(out) == n {
				return out
			}
			if !r.stands(o) || area != site.None && !r.about(o, area) {
				continue
			}
			a := r.ask(o, field == "offers", from, lang)
			by := r.item(id, lang)
			a.By = &by
			out = append(out, a)
		}
	}
	return out
}

func (r *Renderer) about(o model.Record, area site.ID) bool {
	for _, name := range o.Texts("expertise") {
		if r.site.Area(name) == area {
			return true
		}
	}
	return false
}
