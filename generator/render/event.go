package render

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"indaba/generator/calendar"
	"indaba/generator/locale"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// eventPage adds to a page what only events have: when and where, what a
// reader can do before the end, and after it what came of it.
func (r *Renderer) eventPage(f *file, p *theme.EntryPage, id site.ID, v *site.Version, lang int, relations *[]site.Relation) {
	if v == nil {
		return
	}
	p.When = r.when(id, lang)
	p.Type = v.Front.Text("type")
	p.Channels = r.channelsOf(v, lang)
	p.Facts = r.eventFacts(id, v, lang)
	p.Scripts = append(slices.Clip(p.Scripts), r.assets("events.js")...)
	r.addHeld(p, id, lang)
	if r.hasCalendar(id) && !r.site.Past(id) {
		r.offerCalendar(&p.Page, &p.Calendars, id, lang)
	}
	take(relations, "taken-on-by") // who they are stands beside what they took on
	if r.site.Past(id) || r.site.When(id).IsZero() {
		r.addResults(p, v, lang)
		r.addWriteUp(f, p, id, v, lang)
	} else {
		r.addActions(p, id, v, lang)
	}
}

// addActions offers what can be done before an event: sign up, join.
func (r *Renderer) addActions(p *theme.EntryPage, id site.ID, v *site.Version, lang int) {
	if p.When != nil && p.When.Cancelled {
		return
	}
	registration := v.Front.Object("registration").Text("url")
	if !r.open(id, v) {
		registration = ""
	}
	for _, a := range []struct{ url, label string }{{registration, "registration"}, {v.Front.Text("url"), "online_join"}} {
		if a.url != "" {
			p.Actions = append(p.Actions, theme.Link{URL: a.url, Text: theme.Text{Text: r.words[lang].T(a.label)}})
		}
	}
}

// open reports whether people may still sign up for an event.
func (r *Renderer) open(id site.ID, v *site.Version) bool {
	deadline := v.Front.Object("registration").Date("deadline")
	return !r.site.Past(id) && (deadline.IsZero() || !deadline.Day().Before(r.site.Today))
}

// addHeld lists the pages about the times of a series, the latest first.
func (r *Renderer) addHeld(p *theme.EntryPage, id site.ID, lang int) {
	e := r.site.Event(id)
	if e == nil {
		return
	}
	for _, held := range slices.Backward(e.Held) {
		p.Held = append(p.Held, r.item(held, lang))
	}
}

// addResults shows what came of an event.
func (r *Renderer) addResults(p *theme.EntryPage, v *site.Version, lang int) {
	texts := func(field string) (out []theme.Text) {
		for _, text := range v.Front.Texts(field) {
			out = append(out, r.text(text, v.LangOf(field), lang))
		}
		return out
	}
	p.Outcomes, p.Lessons = texts("outcomes"), texts("lessons_learnt")
	for o := range v.Front.Objects("actions") {
		t := theme.Task{What: r.text(o.Text("what"), v.LangOf("actions"), lang)}
		for _, ref := range o.Values("by") {
			if member := r.site.Member(ref.Text); member != site.None {
				t.By = append(t.By, r.item(member, lang))
			}
		}
		if name := o.Text("name"); name != "" {
			t.By = append(t.By, theme.Item{Link: theme.Link{Text: r.text(name, v.LangOf("actions"), lang)}})
		}
		if until := o.Date("until"); !until.IsZero() {
			t.Until = r.words[lang].Date(until.Day(), locale.Long)
		}
		t.Done, _ = o.Flag("done")
		p.Tasks = append(p.Tasks, t)
	}
}

// addWriteUp puts what was written after an event above its announcement.
func (r *Renderer) addWriteUp(f *file, p *theme.EntryPage, id site.ID, v *site.Version, lang int) {
	w, from := r.site.WriteUp(id, lang)
	if w == nil {
		return
	}
	if lead := w.Lead(); lead != "" {
		p.Lead = r.text(lead, from, lang)
	}
	p.WriteUp = &theme.WriteUp{Body: r.body(f, w, from, lang), Borrowed: r.borrowed(w, from, lang)}
	p.Body = asideNotes(p.Body)
	p.TOC = append(contents(w), p.TOC...)
}

// asideNotes gives the footnotes of a text numbers of their own where another
// text on the page has some, too.
func asideNotes(body template.HTML) template.HTML {
	return template.HTML(strings.NewReplacer(`id="fn:`, `id="fn:0:`, `href="#fn:`, `href="#fn:0:`, `id="fnref:`, `id="fnref:0:`, `href="#fnref:`, `href="#fnref:0:`).Replace(string(body)))
}

// moments returns when an event that When tells starts and ends, in UTC and
// RFC 3339, and its zone; "" where zone or time are not known.
func (r *Renderer) moments(id site.ID) (start, end, zone string) {
	e := r.site.Event(id)
	if e == nil || e.AllDay || e.Zone == nil {
		return "", "", ""
	}
	first, last := r.site.When(id), r.site.Ends(id)
	start = calendar.Moment(first.Time, e.Zone).UTC().Format(time.RFC3339)
	if last.HasTime {
		end = calendar.Moment(last.Time, e.Zone).UTC().Format(time.RFC3339)
	} else {
		end = calendar.Moment(last.Day().AddDate(0, 0, 1), e.Zone).UTC().Format(time.RFC3339)
	}
	return start, end, e.Zone.String()
}
