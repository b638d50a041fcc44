package site

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"indaba/generator/calendar"
	"indaba/generator/data"
	"indaba/generator/model"
)

// Event is when an event happens.
type Event struct {
	calendar.Event        // its times; no texts
	Series         ID     // the series it is a time of; None if it is none
	Held           []ID   // of a series: the pages about its times, the earliest first
	next           []slot // what is to come, the soonest first, up to upcoming
}

// slot is an occurrence as a pair of dates.
type slot struct{ start, end data.Date }

// upcoming is how many occurrences of a series are told.
const upcoming = 4

// Event returns when an event happens; nil if a node is none, or does not
// say.
func (s *Site) Event(id ID) *Event { return s.Nodes[id].event }

// Upcoming returns when a series happens next after the time that When tells,
// the soonest first.
func (s *Site) Upcoming(id ID) []data.Date {
	e := s.Nodes[id].event
	if e == nil || e.Rule == nil || s.Nodes[id].over {
		return nil
	}
	var out []data.Date
	for _, o := range e.next[min(1, len(e.next)):] {
		out = append(out, o.start)
	}
	return out
}

// schedule works out when each event happens.
func (l *linker) schedule() {
	if l.Find(model.Events) == None {
		return
	}
	for i := range l.Nodes {
		if n := &l.Nodes[i]; n.Role == Entry && n.Original >= 0 && n.Kind.Name == model.Events {
			l.joinSeries(ID(i))
			l.scheduleOne(ID(i))
		}
	}
}

// inherited are the fields that a page about one time of a series has from the
// series, unless it says otherwise.
var inherited = []string{"start", "end", "timezone", "mode", "place", "languages", "interpretation"}

// joinSeries makes an event whose file is named by a day, in the folder of an
// event that recurs, a time of that series.
func (l *linker) joinSeries(id ID) {
	n := &l.Nodes[id]
	if n.Parent == None || l.Nodes[n.Parent].event == nil {
		return
	}
	series := &l.Nodes[n.Parent]
	date, ok := data.ParseDate(n.Key[strings.LastIndexByte(n.Key, '/')+1:])
	if !ok || date.HasTime || series.event.Rule == nil {
		return
	}
	series.event.Held = append(series.event.Held, id)
	for lang, v := range n.Versions {
		if v != nil {
			joined := *v
			joined.joined, joined.Front = true, v.Front.Join(series.event.at(date.Time, series.Versions[series.Original].Front))
			n.Versions[lang] = &joined
		}
	}
}

// at returns the fields that a page about the time on a day has from its
// series.
func (e *Event) at(day time.Time, front model.Record) model.Record {
	moved := day.Sub(data.Date{Time: front.Date("start").Time}.Day())
	var out model.Record
	for _, s := range front {
		if !slices.Contains(inherited, s.Field.Name) || len(s.Values) == 0 {
			continue
		}
		if d := s.Values[0].Date; d != nil {
			later := *d
			later.Time = later.Time.Add(moved)
			s.Values = []model.Value{{Date: &later, Range: s.Values[0].Range}}
		}
		out = append(out, s)
	}
	return out
}

func (l *linker) scheduleOne(id ID) {
	n := &l.Nodes[id]
	v := n.Versions[n.Original]
	ended := v.Front.Text("status") == "past"
	start, end := v.Front.Date("start"), v.Front.Date("end")
	if start.IsZero() {
		n.over = ended || !n.when.IsZero() && n.when.Day().Before(l.Today)
		return
	}
	n.event = newEvent(v.Front, start, end)
	if p := n.Parent; l.Nodes[p].event != nil && slices.Contains(l.Nodes[p].event.Held, id) {
		n.event.Series = p
	}
	zone := calendar.Zone(v.Front.Text("timezone"))
	first := slot{inZone(start, zone), inZone(end, zone)}
	now, over := l.now(n.event, first)
	n.when, n.ends, n.over = now.start, now.end, over || ended
}

// newEvent reads when an event happens.
func newEvent(front model.Record, start, end data.Date) *Event {
	e := &Event{Series: None}
	e.AllDay, e.Zone = !start.HasTime, calendar.Zone(front.Text("timezone"))
	if e.Zone == nil && start.HasZone {
		e.Zone = time.UTC
	}
	e.Start = inZone(start, e.Zone).Time
	e.End = e.Start
	switch {
	case e.AllDay && !end.IsZero():
		e.Start, e.End = start.Day(), end.Day()
	case e.AllDay:
	case end.HasTime:
		e.End = inZone(end, e.Zone).Time
	case !end.IsZero():
		e.End = end.Day().AddDate(0, 0, 1)
	}
	if e.End.Before(e.Start) {
		e.End = e.Start // which is reported
	}
	for _, v := range front.Values("except") {
		e.Except = append(e.Except, v.Date.Day())
	}
	if text := front.Text("recurrence"); text != "" {
		if rule, err := calendar.ParseRule(text); err == nil {
			e.Rule = &rule
		}
	}
	return e
}

// inZone returns a date that was written with an offset of its own as the wall
// time of a zone.
func inZone(d data.Date, zone *time.Location) data.Date {
	if d.HasZone && zone != nil {
		t := d.Time.In(zone)
		d.Time, d.HasZone = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), zone == time.UTC
	}
	return d
}

// now returns the occurrence that a reader of today is told of, the next or
// else the last, and whether it is over. It keeps those after it.
func (l *linker) now(e *Event, first slot) (told slot, over bool) {
	if e.Rule == nil {
		return first, first.last().Before(l.Today)
	}
	told = first
	for o := range e.Occurrences() {
		at := slot{later(first.start, o.Start.Sub(e.Start)), later(first.end, o.Start.Sub(e.Start))}
		if at.last().Before(l.Today) {
			told = at
			continue
		}
		if e.next = append(e.next, at); len(e.next) == upcoming {
			break
		}
	}
	if len(e.next) > 0 {
		return e.next[0], false
	}
	return told, true
}

// last returns the last day.
func (s slot) last() time.Time {
	if s.end.IsZero() {
		return s.start.Day()
	}
	return s.end.Day()
}

func later(d data.Date, by time.Duration) data.Date {
	if !d.IsZero() {
		d.Time = d.Time.Add(by)
	}
	return d
}

// checkEvent reports what is wrong with when an event is, once it has
// inherited.
func (l *linker) checkEvent(id ID) {
	n := &l.Nodes[id]
	v, e := n.Versions[n.Original], n.event
	if e == nil {
		return
	}
	if !e.AllDay && e.Zone == nil {
		l.report("timezone-missing", v.Entry, v.Front.At("start"), "the event does not say in which time zone its time is", "write `timezone:` as in the IANA database, such as `Africa/Maputo`")
	}
	if e.Series == None || v.Entry.Front.Has("start") {
		return
	}
	var nearest time.Time
	for o := range l.Nodes[e.Series].event.Occurrences() {
		day := data.Date{Time: o.Start}.Day()
		if nearest.IsZero() || day.Sub(e.Start).Abs() < nearest.Sub(e.Start).Abs() {
			nearest = day
		}
		if !day.Before(e.Start) {
			break
		}
	}
	if day := (data.Date{Time: e.Start}).Day(); !nearest.Equal(day) {
		l.report("occurrence-unknown", v.Entry, entryRange, "the series does not happen on the day that the file is named by",
			fmt.Sprintf("rename it to `%s.md`, or write `start:` if that time was moved", nearest.Format(time.DateOnly)))
	}
}
