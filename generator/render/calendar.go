package render

import (
	"html/template"
	"path"
	"slices"
	"strings"
	"time"

	"indaba/generator/calendar"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// calendarType is the media type of RFC 5545.
const calendarType = "text/calendar"

// horizon is how many years ahead the zones of events without an end are
// written out.
const horizon = 5

// addCalendars lists the calendars of a language: of all its events, of each
// area's, and of each event.
func (r *Renderer) addCalendars(t *routes, lang int) {
	if r.site.Find(model.Events) == site.None {
		return
	}
	add := func(id site.ID) {
		t.add(r.calendarPath(id, lang), func(f *file) error { f.Write(r.calendar(id, lang)); return nil })
	}
	add(r.site.Home())
	for i := range r.site.Nodes {
		if id := site.ID(i); r.isArea(id) || r.hasCalendar(id) {
			add(id)
		}
	}
}

// hasCalendar reports whether an event can stand in a calendar: it says when
// it is. What was written about one time of a series has the series there.
func (r *Renderer) hasCalendar(id site.ID) bool {
	e := r.site.Event(id)
	return e != nil && e.Series == site.None
}

// calendarPath returns where the calendar of an event, of an area or, for
// home, of all events lies.
func (r *Renderer) calendarPath(id site.ID, lang int) string {
	url := r.site.URL(id, lang)
	if r.site.Event(id) != nil {
		return url + path.Base(url) + ".ics"
	}
	return url + "events.ics"
}

// offerCalendar links to a calendar in the page and in its head.
func (r *Renderer) offerCalendar(p *theme.Page, list *[]theme.Subscription, id site.ID, lang int) {
	address, title := r.calendarPath(id, lang), r.calendarTitle(id, lang)
	whole := r.absolute(address)
	_, rest, _ := strings.Cut(whole, "://")
	*list = append(*list, theme.Subscription{Title: title, Follow: template.URL("webcal://" + rest), URL: r.href(address)})
	p.Feeds = append(slices.Clip(p.Feeds), theme.Feed{URL: r.href(address), Type: calendarType, Title: title})
}

func (r *Renderer) calendarTitle(id site.ID, lang int) string {
	name, w := r.siteTitle(lang).Text.Text, r.words[lang]
	if id == r.site.Home() {
		return w.F("calendar_title", map[string]string{"Site": name})
	}
	title, _ := r.site.Title(id, lang)
	if r.site.Event(id) != nil {
		return title
	}
	return w.F("calendar_area_title", map[string]string{"Site": name, "Area": title})
}

// calendar writes the calendar of an event, of an area or, for home, of all
// events.
func (r *Renderer) calendar(id site.ID, lang int) []byte {
	c := calendar.Calendar{
		Name: r.calendarTitle(id, lang), Lang: r.site.Languages[lang].Tag, Address: r.absolute(r.calendarPath(id, lang)),
		Horizon: time.Date(r.site.Today.Year()+horizon, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	var ids []site.ID
	switch {
	case r.site.Event(id) != nil:
		ids = []site.ID{id}
	case id == r.site.Home():
		ids = r.entries(model.Events, lang)
	default:
		for e := range r.site.Mentions(id, "expertise") {
			ids = append(ids, e.From)
		}
	}
	ids = slices.DeleteFunc(ids, func(id site.ID) bool { return !r.hasCalendar(id) })
	slices.Sort(ids) // by key, so that a file changes only where an event does
	for _, id := range slices.Compact(ids) {
		c.Events = append(c.Events, r.calendarEvent(id, lang))
	}
	return c.Bytes()
}

// calendarEvent says in the reader's language, else in the best there is, what
// a calendar shows of an event.
func (r *Renderer) calendarEvent(id site.ID, lang int) calendar.Event {
	v, from := r.site.Shown(id, lang)
	front, page := v.Front, r.absoluteTo(id, lang)
	e := r.site.Event(id).Event
	e.UID = r.site.Node(id).Key + "@" + strings.TrimSuffix(strings.TrimPrefix(r.origin[strings.Index(r.origin, "://"):], "://")+r.base, "/")
	e.Sequence, e.Stamp, e.Modified = revision(v, e.Start)
	e.Cancelled = front.Text("status") == "cancelled"
	e.Lang, e.Summary, e.Location, e.URL = r.site.Languages[from].Tag, v.Title, front.Text("place"), page
	lines := []string{v.Summary()}
	if join := front.Text("url"); join != "" && front.Text("mode") != "onsite" {
		e.Online = r.whole(join)
		lines = append(lines, r.words[lang].T("online_join")+": "+e.Online)
	}
	if e.Location == "" {
		e.Location = e.Online
	}
	lines = append(lines, page)
	e.Description = strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n\n")
	for _, edge := range abridged(r.site.Named(id, lang, "expertise").Edges) {
		title, _ := r.site.Title(edge.To, lang)
		e.Categories = append(e.Categories, title)
	}
	return e
}

// revision tells calendars that an event has changed. A site that is made anew
// remembers nothing, so the number follows from what the event says: it grows
// with `updated`, and when the event is moved and then cancelled.
func revision(v *site.Version, start time.Time) (sequence int, stamp, modified time.Time) {
	front := v.Front
	switch front.Text("status") {
	case "moved":
		sequence = 1
	case "cancelled":
		sequence = 2
	}
	updated := front.Date("updated")
	if updated.IsZero() {
		if date := front.Date("date"); !date.IsZero() {
			return sequence, date.Time.UTC(), time.Time{}
		}
		return sequence, start, time.Time{}
	}
	minutes := int(updated.Time.Sub(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)).Minutes())
	return sequence + max(0, minutes), updated.Time.UTC(), updated.Time.UTC()
}
