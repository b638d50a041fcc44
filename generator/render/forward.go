package render

import (
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// forwardPeople is how many people a text to forward names.
const forwardPeople = 4

// forward returns a text about an area to pass on: who has done it, which
// languages they speak, when people meet next, and where to read on.
func (r *Renderer) forward(p *theme.EntryPage, id site.ID, lang int) *theme.Forward {
	w := r.words[lang]
	address := r.absoluteTo(id, lang)
	lines := []string{p.Name.Text + " – " + p.SiteTitle}
	line := func(label, text string) {
		if text != "" {
			lines = append(lines, w.F("labelled", map[string]string{"Label": label, "Text": text}))
		}
	}
	names, tags := knowing(p)
	var languages []string
	for _, tag := range tags {
		languages = append(languages, w.LanguageName(tag))
	}
	line(w.T("who_has_done_it"), w.List(names))
	line(w.T("languages_spoken"), w.List(languages))
	line(w.T("next_meeting"), r.nextMeeting(id, lang))
	lines = append(lines, address)
	text := strings.Join(lines, "\n")
	f := &theme.Forward{Text: text, WhatsApp: whatsApp(text), Mail: mail("", lines[0], text)}
	for l := range r.site.Languages {
		if l != lang {
			other := &r.site.Languages[l]
			f.Others = append(f.Others, theme.Link{URL: r.to(id, l) + "#page.forward", Text: theme.Text{Text: other.Name, Lang: other.Tag, Dir: other.Dir}})
		}
	}
	return f
}

// knowing names some of those who have done what an area is about, the best
// first, and the languages they speak.
func knowing(p *theme.EntryPage) (names, languages []string) {
	for _, group := range p.Levels {
		for _, it := range group.Items {
			if it.Level == 1 || len(names) == forwardPeople {
				continue
			}
			names = append(names, it.Text.Text)
			for _, spoken := range it.Languages {
				if !slices.Contains(languages, spoken.Lang) {
					languages = append(languages, spoken.Lang)
				}
			}
		}
	}
	return names, languages
}

// nextMeeting says when people meet next about an area; "" if no meeting is
// planned.
func (r *Renderer) nextMeeting(area site.ID, lang int) string {
	next := site.None
	for e := range r.site.Mentions(area, "expertise") {
		id := e.From
		if r.site.Node(id).Kind.Name != model.Events || r.site.When(id).IsZero() || r.site.Past(id) || r.when(id, lang).Cancelled {
			continue
		}
		if next == site.None || r.site.When(id).Time.Before(r.site.When(next).Time) {
			next = id
		}
	}
	if next == site.None {
		return ""
	}
	title, _ := r.site.Title(next, lang)
	return r.when(next, lang).Text + " · " + title
}
