// Package calendar writes events as iCalendar (RFC 5545) and knows when what
// comes again comes again. It knows nothing of the content model.
//
// A wall time is what a clock on the wall of the place shows: a [time.Time]
// whose location is UTC and says nothing. Events recur in wall time, as people
// mean it: a call at nine stays at nine when the clocks change. [Moment] tells
// which moment a wall time is in a zone.
//
// Nothing here asks for the time of day, and the same calendar is always the
// same bytes. Time zones are those of the system, else those that the program
// carries.
package calendar

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Calendar is one file: some events and what they are called together.
type Calendar struct {
	Name    string
	Lang    string // BCP 47; of Name
	Address string // where the file itself is to be had; may be empty
	Events  []Event
	// Horizon is how far the zones of events that recur without an end are
	// written out. Programs that know the zone by its name do not need it.
	Horizon time.Time
}

// Event is one event, or a series of them.
type Event struct {
	UID      string    // the same for good, and for no other event anywhere
	Sequence int       // grows when time or place change
	Stamp    time.Time // when what is said here was last revised
	Modified time.Time // the same where it is known for certain; else zero

	Start, End time.Time // wall times; of an AllDay event midnight of its first and its last day
	AllDay     bool
	Zone       *time.Location // nil: wherever the reader is
	Rule       *Rule          // nil: it happens once
	Except     []time.Time    // days on which it does not, by their date alone
	Cancelled  bool

	Lang                  string // BCP 47; of the texts
	Summary, Description  string
	Location, URL, Online string // Online: where to join
	Categories            []string
}

// Occurrence is one time an event happens, in wall time.
type Occurrence struct{ Start, End time.Time }

// Occurrences yields when an event happens, in order. It may never end: see
// [Rule.From].
func (e *Event) Occurrences() iter.Seq[Occurrence] {
	length := e.End.Sub(e.Start)
	return func(yield func(Occurrence) bool) {
		if e.Rule == nil {
			yield(Occurrence{e.Start, e.End})
			return
		}
		for start := range e.Rule.From(e.Start, e.Zone) {
			if !slices.ContainsFunc(e.Except, func(d time.Time) bool { return sameDay(d, start) }) && !yield(Occurrence{start, start.Add(length)}) {
				return
			}
		}
	}
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

// Moment returns the moment of a wall time in a zone. A time that the clocks
// pass twice is the first of the two, and one that they leave out is told by
// the offset before the gap (RFC 5545, section 3.3.5).
func Moment(wall time.Time, zone *time.Location) time.Time {
	guess := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, zone)
	naive := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, time.UTC)
	from, to := guess.ZoneBounds()
	for _, change := range []time.Time{from, to} {
		if change.IsZero() {
			continue
		}
		_, before := change.Add(-time.Second).Zone()
		if at := naive.Add(-time.Duration(before) * time.Second); !at.Before(change) {
			if _, after := change.Zone(); naive.Add(-time.Duration(after) * time.Second).Before(change) {
				return at.In(zone) // in the gap
			}
		} else if wallOf(at.In(zone)).Equal(naive) {
			return at.In(zone) // the first of two, or the only one
		}
	}
	return guess
}

// wallOf returns what the clock shows at a moment.
func wallOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// Bytes returns the calendar as RFC 5545 writes it.
func (c *Calendar) Bytes() []byte {
	w := &writer{buf: make([]byte, 0, 2048+1024*len(c.Events))}
	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:-//indaba//indaba//EN")
	w.line("CALSCALE:GREGORIAN")
	if c.Name != "" { // RFC 7986, and as programs wrote it before
		w.text("NAME", c.Lang, c.Name)
		w.text("X-WR-CALNAME", "", c.Name)
	}
	if c.Address != "" {
		w.line("SOURCE;VALUE=URI:" + uri(c.Address))
		w.line("REFRESH-INTERVAL;VALUE=DURATION:P1D")
		w.line("X-PUBLISHED-TTL:P1D")
	}
	for _, z := range c.zones() {
		z.write(w)
	}
	for i := range c.Events {
		c.Events[i].write(w)
	}
	w.line("END:VCALENDAR")
	return w.buf
}

func (e *Event) write(w *writer) {
	w.line("BEGIN:VEVENT")
	w.text("UID", "", e.UID)
	w.line("DTSTAMP:" + e.Stamp.UTC().Format(utcForm))
	if !e.Modified.IsZero() {
		w.line("LAST-MODIFIED:" + e.Modified.UTC().Format(utcForm))
	}
	w.line("SEQUENCE:" + strconv.Itoa(e.Sequence))
	w.line("DTSTART" + e.time(e.Start))
	if e.AllDay {
		w.line("DTEND" + e.time(e.End.AddDate(0, 0, 1))) // the day after the last
	} else if e.End.After(e.Start) {
		w.line("DTEND" + e.time(e.End))
	}
	if e.Rule != nil {
		w.line("RRULE:" + e.Rule.For(e))
		for _, day := range e.except() {
			w.line("EXDATE" + e.time(day))
		}
	}
	w.text("SUMMARY", e.Lang, e.Summary)
	w.text("DESCRIPTION", e.Lang, e.Description)
	w.text("LOCATION", e.Lang, e.Location)
	if len(e.Categories) > 0 {
		all := make([]string, len(e.Categories))
		for i, c := range e.Categories {
			all[i] = escape(c)
		}
		w.line("CATEGORIES" + language(e.Lang) + ":" + strings.Join(all, ","))
	}
	if e.URL != "" {
		w.line("URL;VALUE=URI:" + uri(e.URL))
	}
	if e.Online != "" { // RFC 7986
		w.line("CONFERENCE;VALUE=URI:" + uri(e.Online))
	}
	if e.Cancelled {
		w.line("STATUS:CANCELLED")
	} else {
		w.line("STATUS:CONFIRMED")
	}
	w.line("END:VEVENT")
}

// except returns when the event would have happened on the days on which it
// does not, in order, each once.
func (e *Event) except() []time.Time {
	var out []time.Time
	for _, d := range e.Except {
		out = append(out, time.Date(d.Year(), d.Month(), d.Day(), e.Start.Hour(), e.Start.Minute(), e.Start.Second(), 0, time.UTC))
	}
	slices.SortFunc(out, time.Time.Compare)
	return slices.Compact(out)
}

// The forms of dates and times (RFC 5545, sections 3.3.4 and 3.3.5).
const (
	dayForm  = "20060102"
	wallForm = "20060102T150405"
	utcForm  = "20060102T150405Z"
)

// time writes a wall time of the event with the parameters that its property
// needs.
func (e *Event) time(wall time.Time) string {
	switch {
	case e.AllDay:
		return ";VALUE=DATE:" + wall.Format(dayForm)
	case e.Zone == nil:
		return ":" + wall.Format(wallForm)
	case isUTC(e.Zone):
		return ":" + wall.Format(utcForm)
	}
	return ";TZID=" + e.Zone.String() + ":" + wall.Format(wallForm)
}

func isUTC(zone *time.Location) bool { return zone.String() == "UTC" }

// zones returns the zones that the events name, by name, each with the span of
// time it is needed for.
func (c *Calendar) zones() []span {
	spans := map[string]*span{}
	for i := range c.Events {
		e := &c.Events[i]
		if e.AllDay || e.Zone == nil || isUTC(e.Zone) {
			continue
		}
		first, last := Moment(e.Start, e.Zone), Moment(e.End, e.Zone)
		if e.Rule != nil {
			last = e.last(c.Horizon)
		}
		s := spans[e.Zone.String()]
		if s == nil {
			s = &span{e.Zone, first, last}
			spans[e.Zone.String()] = s
		}
		if first.Before(s.first) {
			s.first = first
		}
		if last.After(s.last) {
			s.last = last
		}
	}
	var out []span
	for _, s := range spans {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b span) int { return cmp.Compare(a.zone.String(), b.zone.String()) })
	return out
}

// last returns the end of the last occurrence that starts before a horizon.
func (e *Event) last(horizon time.Time) time.Time {
	last := e.End
	for o := range e.Occurrences() {
		if o.Start.After(horizon) {
			break
		}
		last = o.End
	}
	return Moment(last, e.Zone)
}
