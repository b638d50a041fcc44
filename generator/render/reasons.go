package render

import (
	"strings"

	"indaba/generator/exchange"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// proposals shows members who are proposed, with the reasons in words.
func (r *Renderer) proposals(found []exchange.Proposal, lang int) []theme.Proposal {
	out := make([]theme.Proposal, len(found))
	for i, p := range found {
		out[i] = theme.Proposal{Item: r.item(p.Member, lang), Reasons: r.reasons(p.Reasons, lang)}
	}
	return out
}

func (r *Renderer) reasons(reasons []exchange.Reason, lang int) []theme.Reason {
	out := make([]theme.Reason, len(reasons))
	told := map[site.ID]bool{} // areas
	for i, reason := range reasons {
		out[i] = r.reason(reason, told[reason.Area], lang)
		told[reason.Area] = true
	}
	return out
}

// reason says one reason; told says that one before it named the area. The
// title of an area may be in another language than the page, so it is kept
// apart from the words around it.
func (r *Renderer) reason(reason exchange.Reason, told bool, lang int) theme.Reason {
	w := r.words[lang]
	switch reason.Why {
	case exchange.Speaks:
		names := make([]string, len(reason.Languages))
		for i, tag := range reason.Languages {
			names[i] = w.LanguageName(tag)
		}
		return theme.Reason{Before: w.F("reason.speaks", map[string]string{"Languages": w.List(names)})}
	case exchange.SimilarSize:
		return theme.Reason{Before: w.T("reason.size")}
	case exchange.SameRole:
		return theme.Reason{Before: w.T("reason.role")}
	}
	id, url := "reason.offers", ""
	if reason.Offer != nil {
		url = r.to(reason.Offer.By, lang) + fragment("ask."+reason.Offer.ID())
	}
	if told {
		return theme.Reason{URL: url, Before: w.T("reason.offers-too")}
	}
	if reason.Why == exchange.Knows {
		id = map[exchange.Level]string{exchange.CanHelp: "reason.can-help", exchange.HasDone: "reason.has-done", exchange.Unsaid: "reason.works-on"}[reason.Level]
	}
	const here = "\x00" // in no message
	title, from := r.site.Title(reason.Area, lang)
	out := theme.Reason{URL: url, About: r.text(title, from, lang)}
	out.Before, out.After, _ = strings.Cut(w.F(id, map[string]string{"Area": here}), here)
	return out
}
