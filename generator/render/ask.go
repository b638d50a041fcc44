package render

import (
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// askService is the name of the page that drafts a question to the network.
const askService = "ask"

// askPage drafts a question and shows the ways it can be sent. As it stands
// the draft has blanks; a script fills them in from what is typed, and the
// links with them.
func (r *Renderer) askPage(f *file, id site.ID, lang int) error {
	w := r.words[lang]
	p := theme.AskPage{Service: r.servicePage(f, id, lang), Channels: r.networkChannels(lang)}
	p.Subject = w.F("ask_subject", map[string]string{"Site": p.SiteTitle})
	for _, area := range r.entries(model.Expertise, lang) {
		p.Areas = append(p.Areas, r.item(area, lang))
	}
	for i := range r.site.Languages {
		l := &r.site.Languages[i]
		p.AnswerIn = append(p.AnswerIn, theme.Text{Text: l.Name, Lang: l.Tag, Dir: l.Dir})
	}
	lines := []string{p.Subject, ""}
	for _, label := range []string{"ask_area", "ask_languages", "ask_tried", "ask_needed"} {
		lines = append(lines, w.F("labelled", map[string]string{"Label": w.T(label), "Text": "…"}))
	}
	p.Draft = strings.Join(lines, "\n")
	p.Ways = r.waysToAsk(p.Subject, p.Draft, lang)
	p.Scripts = append(slices.Clip(p.Scripts), r.assets("ask.js")...)
	return r.execute(f, lang, &p)
}

// waysToAsk returns the links that take a question to the network.
func (r *Renderer) waysToAsk(subject, draft string, lang int) []theme.Way {
	w, c := r.words[lang], r.site.Config
	var out []theme.Way
	add := func(label, before string) {
		out = append(out, theme.Way{Link: theme.Link{URL: before + escape(strings.ReplaceAll(draft, "\n", "\r\n")), Text: theme.Text{Text: label}}, Before: before})
	}
	if c.Contact.Email != "" {
		add(w.T("ask_by_mail"), mail(c.Contact.Email, subject, ""))
	}
	add(w.T("ask_by_whatsapp"), whatsApp(""))
	if repo := c.Repository.URL; repo != "" {
		// GitLab has its own names; GitHub's are those of Forgejo and Gitea too.
		form := repo + "/issues/new?title=" + escape(subject) + "&body="
		if strings.Contains(repo, "gitlab") {
			form = repo + "/-/issues/new?issue%5Btitle%5D=" + escape(subject) + "&issue%5Bdescription%5D="
		}
		add(w.T("ask_by_issue"), form)
	}
	if c.Contact.Form != "" {
		out = append(out, theme.Way{Link: theme.Link{URL: c.Contact.Form, Text: theme.Text{Text: w.T("ask_by_form")}}})
	}
	return out
}

// askAbout links to the page that drafts a question, with an area chosen; nil
// if there is none.
func (r *Renderer) askAbout(area site.ID, lang int) []theme.Link {
	page := r.site.Service(askService)
	if page == site.None {
		return nil
	}
	return []theme.Link{{URL: r.to(page, lang) + "?area=" + escape(r.to(area, lang)), Text: theme.Text{Text: r.words[lang].T("ask_about")}}}
}
