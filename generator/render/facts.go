package render

import (
	"cmp"
	"strings"

	"indaba/generator/locale"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// facts collects what is known of an entry, line by line.
type facts struct {
	r    *Renderer
	v    *site.Version
	lang int // of the page
	list []theme.Fact
}

func (f *facts) add(label string, values ...theme.Link) {
	if len(values) > 0 {
		f.list = append(f.list, theme.Fact{Label: f.r.words[f.lang].T(label), Values: values})
	}
}

// field adds the texts of a field, in the language they are written in.
func (f *facts) field(label, name string) {
	var links []theme.Link
	for _, text := range f.v.Front.Texts(name) {
		links = append(links, theme.Link{Text: f.r.text(text, f.v.LangOf(name), f.lang)})
	}
	f.add(label, links...)
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

// addresses adds the links of a field to elsewhere, called by their titles.
func (f *facts) addresses(label, field, title string) {
	var links []theme.Link
	for o := range f.v.Front.Objects(field) {
		if url := o.Text("url"); url != "" {
			name := cmp.Or(o.Text(title), url)
			links = append(links, theme.Link{URL: url, Text: f.r.text(name, f.v.LangOf(field), f.lang)})
		}
		// What is there may be in a language of its own.
		if tag := o.Text("language"); tag != "" && len(links) > 0 {
			links[len(links)-1].Lang, links[len(links)-1].Dir = tag, locale.Direction(tag)
		}
	}
	f.add(label, links...)
}

func (r *Renderer) playbookFacts(v *site.Version, lang int) []theme.Fact {
	f := &facts{r: r, v: v, lang: lang}
	if m := v.Front.Text("maturity"); m != "" {
		f.words("maturity", r.words[lang].T("maturity."+m))
	}
	f.field("audience", "audience")
	f.field("duration", "duration")
	f.field("lessons_learnt", "lessons_learnt")
	return f.list
}

// addDate says when an entry was written.
func (r *Renderer) addDate(p *theme.EntryPage, v *site.Version, lang int) {
	if v == nil || !v.Front.Has("date") {
		return
	}
	if date := v.Front.Date("date"); !date.IsZero() {
		f := &facts{r: r, v: v, lang: lang, list: p.Facts}
		f.words("date", r.words[lang].Date(date.Day(), locale.Long))
		p.Facts = f.list
	}
}

func (r *Renderer) memberFacts(v *site.Version, lang int) []theme.Fact {
	f, front, w := &facts{r: r, v: v, lang: lang}, v.Front, r.words[lang]
	f.field("network_role", "network_role")
	f.field("place", "place")
	if n, ok := front.Number("population"); ok {
		f.words("population", w.Number(int(n)))
	}
	f.languages("languages_spoken", front.Texts("languages"))
	f.words("timezone", front.Text("timezone"))
	if status := front.Text("status"); status != "" && status != "active" && status != "in-memoriam" {
		f.words("member_status", w.T("status."+status))
	}
	if since := front.Text("since"); since != "" {
		f.words("joined", r.day(since, lang))
	}
	f.addresses("links", "links", "title")
	return f.list
}

func (r *Renderer) eventFacts(id site.ID, v *site.Version, lang int) []theme.Fact {
	f, front, w := &facts{r: r, v: v, lang: lang}, v.Front, r.words[lang]
	f.words("when", r.moment(id, v, lang))
	f.field("where", "place")
	if mode := front.Text("mode"); mode != "" {
		f.words("how", w.T("mode."+mode))
	}
	f.languages("languages_of_event", front.Texts("languages"))
	f.languages("interpretation", front.Texts("interpretation"))
	f.field("event_type", "type")
	if text := front.Text("recurrence"); !strings.Contains(strings.ToUpper(text), "FREQ=") {
		f.field("recurrence", "recurrence")
	}
	var next, except []theme.Link
	for _, d := range r.site.Upcoming(id) {
		next = append(next, theme.Link{Text: theme.Text{Text: w.Date(d.Day(), locale.Long)}})
	}
	f.add("next_times", next...)
	for _, d := range front.Values("except") {
		except = append(except, theme.Link{Text: theme.Text{Text: w.Date(d.Date.Day(), locale.Long)}})
	}
	f.add("not_on", except...)
	if deadline := front.Object("registration").Date("deadline"); !deadline.IsZero() && r.open(id, v) {
		f.words("registration", w.F("registration_until", map[string]string{"Date": w.Date(deadline.Day(), locale.Long)}))
	}
	f.addresses("resources", "resources", "title")
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
