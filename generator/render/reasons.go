package render

import (
	"strings"

	"indaba/generator/exchange"
	"indaba/generator/locale"
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
		return theme.Reason{Before: r.speaks(reason.Languages, lang)}
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
		id = levelReasons[reason.Level]
	}
	title, from := r.site.Title(reason.Area, lang)
	out := theme.Reason{URL: url, About: r.text(title, from, lang)}
	out.Before, out.After = r.aroundArea(id, lang)
	return out
}

// levelReasons are the messages that say how well somebody knows an area.
var levelReasons = map[exchange.Level]string{exchange.CanHelp: "reason.can-help", exchange.HasDone: "reason.has-done", exchange.Unsaid: "reason.works-on"}

// phrase is what a language says of something. There are few, and every page of
// asks says them again and again, so each is put into words once.
type phrase struct {
	lang      int
	id, about string
}

func (r *Renderer) phrase(p phrase, say func(w *locale.Localizer) string) string {
	said, ok := r.phrases.Load(p)
	if !ok {
		said, _ = r.phrases.LoadOrStore(p, say(r.words[p.lang]))
	}
	return said.(string)
}

// speaks says which languages two have in common.
func (r *Renderer) speaks(tags []string, lang int) string {
	const id = "reason.speaks"
	return r.phrase(phrase{lang, id, strings.Join(tags, " ")}, func(w *locale.Localizer) string {
		names := make([]string, len(tags))
		for i, tag := range tags {
			names[i] = w.LanguageName(tag)
		}
		return w.F(id, map[string]string{"Languages": w.List(names)})
	})
}

// aroundArea returns what a message says before and after the name of an area.
func (r *Renderer) aroundArea(id string, lang int) (before, after string) {
	const here = "\x00" // in no message
	text := r.phrase(phrase{lang, id, ""}, func(w *locale.Localizer) string { return w.F(id, map[string]string{"Area": here}) })
	before, after, _ = strings.Cut(text, here)
	return before, after
}
