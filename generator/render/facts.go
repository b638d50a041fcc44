package render

import (
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// facts collects what is known of an entry, line by line.
type facts struct {
	r          *Renderer
	from, lang int // language of the entry's text, and of the page
	list       []theme.Fact
}

func (f *facts) add(label string, values ...theme.Link) {
	if len(values) > 0 {
		f.list = append(f.list, theme.Fact{Label: f.r.words[f.lang].T(label), Values: values})
	}
}

// text adds a text in the entry's own language.
func (f *facts) text(label, text string) {
	if text != "" {
		f.add(label, theme.Link{Text: f.r.text(text, f.from, f.lang)})
	}
}

// words adds a text of the interface.
func (f *facts) words(label, text string) {
	if text != "" {
		f.add(label, theme.Link{Text: theme.Text{Text: text}})
	}
}

// languages adds languages by their own names.
func (f *facts) languages(label string, tags []string) {
	var links []theme.Link
	for _, t := range f.r.spoken(tags) {
		links = append(links, theme.Link{Text: t})
	}
	f.add(label, links...)
}

// addresses adds links to elsewhere, called by their titles.
func (f *facts) addresses(label string, values []model.Value, title string) {
	var links []theme.Link
	for _, v := range values {
		if url := v.Object.Text("url"); url != "" {
			name := v.Object.Text(title)
			if name == "" {
				name = url
			}
			links = append(links, theme.Link{URL: url, Text: f.r.text(name, f.from, f.lang)})
		}
	}
	f.add(label, links...)
}

func (r *Renderer) playbookFacts(v *site.Version, from, lang int) []theme.Fact {
	if v == nil {
		return nil
	}
	f := &facts{r: r, from: from, lang: lang}
	if m := v.Front.Text("maturity"); m != "" {
		f.words("maturity", r.words[lang].T("maturity."+m))
	}
	f.text("audience", v.Front.Text("audience"))
	f.text("duration", v.Front.Text("duration"))
	var lessons []theme.Link
	for _, lesson := range v.Front.Texts("lessons_learnt") {
		lessons = append(lessons, theme.Link{Text: r.text(lesson, from, lang)})
	}
	f.add("lessons_learnt", lessons...)
	return f.list
}

func (r *Renderer) memberFacts(v *site.Version, from, lang int) []theme.Fact {
	f, front, w := &facts{r: r, from: from, lang: lang}, v.Front, r.words[lang]
	f.text("network_role", front.Text("network_role"))
	f.text("place", front.Text("place"))
	if n, ok := front.Number("population"); ok {
		f.words("population", w.Number(int(n)))
	}
	f.languages("languages_spoken", front.Texts("languages"))
	f.words("timezone", front.Text("timezone"))
	if status := front.Text("status"); status != "" && status != "active" {
		f.words("member_status", w.T("status."+status))
	}
	f.addresses("links", front.Values("links"), "title")
	return f.list
}

func (r *Renderer) eventFacts(id site.ID, v *site.Version, from, lang int) []theme.Fact {
	f, front, w := &facts{r: r, from: from, lang: lang}, v.Front, r.words[lang]
	f.words("when", r.moment(id, v, lang))
	f.text("where", front.Text("place"))
	if mode := front.Text("mode"); mode != "" {
		f.words("how", w.T("mode."+mode))
	}
	f.languages("languages_of_event", front.Texts("languages"))
	f.languages("interpretation", front.Texts("interpretation"))
	f.text("recurrence", front.Text("recurrence"))
	if !r.site.Past(id) {
		if url := front.Text("url"); url != "" {
			f.add("online_join", theme.Link{URL: url, Text: theme.Text{Text: url}})
		}
		f.addresses("registration", front.Values("registration"), "url")
	}
	f.addresses("resources", front.Values("resources"), "title")
	f.addresses("channels", front.Values("channels"), "name")
	return f.list
}

// moment writes when an event takes place: its days, and on a single day also
// its times and zone.
func (r *Renderer) moment(id site.ID, v *site.Version, lang int) string {
	start, end, w := r.site.When(id), r.site.Ends(id), r.words[lang]
	if start.IsZero() {
		return ""
	}
	if !start.Day().Equal(end.Day()) {
		return w.DateRange(start.Day(), end.Day())
	}
	text := w.Date(start.Day(), locale.Full)
	if start.HasTime {
		text += " · " + w.Time(start.Time)
		if end.HasTime && !end.Time.Equal(start.Time) {
			text += "–" + w.Time(end.Time)
		}
		if zone := v.Front.Text("timezone"); zone != "" {
			text += " · " + zone
		}
	}
	return text
}
