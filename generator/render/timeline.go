package render

import (
	"cmp"
	"slices"
	"time"

	"indaba/generator/data"
	"indaba/generator/locale"
	"indaba/generator/site"
	"indaba/generator/theme"
	"indaba/generator/weave"
)

// A timeline shows this many years, and events a month; older ones and the
// rest of a full month are in the list below it. With fewer events than
// timelineFrom the list says as much.
const (
	timelineYears = 6
	timelineMonth = 5
	timelineFrom  = 4
)

// occasion is one time that something takes place.
type occasion struct {
	id   site.ID
	date data.Date
}

// addTimeline shows when events are, by year and month, unless they are few.
func (r *Renderer) addTimeline(p *theme.ListPage, ids []site.ID, lang int) {
	times := r.occasions(ids)
	if len(times) < timelineFrom {
		return
	}
	p.Timeline = &theme.Timeline{Months: r.months(lang)}
	r.style(&p.Page, "timeline.css")
	r.fillTimeline(p.Timeline, times, lang)
}

// months returns the columns of a timeline.
func (r *Renderer) months(lang int) []theme.TimelineMonth {
	w, out := r.words[lang], []theme.TimelineMonth{}
	for m := time.January; m <= time.December; m++ {
		out = append(out, theme.TimelineMonth{
			Name:   w.Date(time.Date(2000, m, 1, 0, 0, 0, 0, time.UTC), locale.Month),
			Number: w.Number(int(m)),
			Now:    m == r.site.Today.Month(),
		})
	}
	return out
}

func (r *Renderer) fillTimeline(t *theme.Timeline, times []occasion, lang int) {
	var grounds []weave.Pattern
	var last int
	for _, o := range times {
		year := o.date.Time.Year()
		if year != last {
			if len(t.Years) == timelineYears {
				break
			}
			t.Years, last = append(t.Years, r.timelineYear(o.date, lang)), year
		}
		cell := &t.Years[len(t.Years)-1].Months[o.date.Time.Month()-1]
		if len(cell.Events) == timelineMonth {
			group := "#page.y" + o.date.Time.Format("2006")
			if !r.site.Past(o.id) {
				group = "#page.coming"
			}
			cell.More = &theme.Link{URL: group, Text: theme.Text{Text: r.words[lang].T("timeline_more")}}
			continue
		}
		patterns := r.patternsOf(o.id)
		for _, p := range patterns {
			if !slices.Contains(grounds, p) {
				grounds = append(grounds, p)
			}
		}
		cell.Events = append(cell.Events, r.occasionItem(o, patterns, lang))
	}
	t.Grounds = weave.Grounds(grounds)
}

// occasions returns when events are: by year, the latest first, within one in
// the order of time.
func (r *Renderer) occasions(ids []site.ID) []occasion {
	var out []occasion
	for _, id := range ids {
		if when := r.site.When(id); !when.IsZero() {
			out = append(out, occasion{id, when})
		}
		for _, next := range r.site.Upcoming(id) {
			out = append(out, occasion{id, next})
		}
	}
	slices.SortStableFunc(out, func(a, b occasion) int {
		return cmp.Or(cmp.Compare(b.date.Time.Year(), a.date.Time.Year()), a.date.Time.Compare(b.date.Time))
	})
	return out
}

func (r *Renderer) timelineYear(in data.Date, lang int) theme.TimelineYear {
	y := theme.TimelineYear{Label: r.words[lang].Year(in.Time), Months: make([]theme.TimelineMonth, 12)}
	if in.Time.Year() == r.site.Today.Year() {
		y.Months[r.site.Today.Month()-1].Now = true
	}
	return y
}

// occasionItem shows an event as it is at one of its times.
func (r *Renderer) occasionItem(o occasion, patterns []weave.Pattern, lang int) theme.Item {
	it := theme.Item{Link: r.link(o.id, lang), When: r.when(o.id, lang), Mark: weave.Share(patterns)}
	if o.date != r.site.When(o.id) {
		day := o.date.Day()
		again := *it.When
		again.Day, again.Text, again.Machine = r.words[lang].Date(day, locale.Day), r.words[lang].Date(day, locale.Long), machine(o.date)
		again.Start, again.End, again.Past = "", "", false
		it.When = &again
	}
	return it
}

// patternsOf returns the patterns of the areas that an entry is about.
func (r *Renderer) patternsOf(id site.ID) []weave.Pattern {
	var out []weave.Pattern
	for e := range r.site.References(id, "expertise") {
		out = append(out, r.marks.patterns[e.To])
	}
	return out
}
