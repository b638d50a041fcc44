package calendar

import (
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // so that every machine knows the time zones
)

// span is a zone and the time it is needed for.
type span struct {
	zone        *time.Location
	first, last time.Time
}

// change is a moment at which the clocks of a zone change.
type change struct {
	at       time.Time // in the zone, after the change
	from, to int       // seconds east of Greenwich
	summer   bool      // the clocks go forward, and back again later
}

// onset is the wall time of a change by the clocks before it.
func (c change) onset() time.Time {
	return c.at.UTC().Add(time.Duration(c.from) * time.Second)
}

// ahead is how many years after a span are looked at to tell the rule by
// which a zone changes: enough for a "last Sunday" to show that it is not the
// fourth one.
const ahead = 12

// write writes the VTIMEZONE of a span: every change of the clocks in it and
// the one before it. Changes that come every year on such a day of the month
// are one observance with a rule, all others one each, so that readers who
// know only one way of writing a zone understand it.
func (s span) write(w *writer) {
	w.line("BEGIN:VTIMEZONE")
	w.line("TZID:" + s.zone.String())
	changes := s.changes()
	done := make([]bool, len(changes))
	for i := range changes {
		if done[i] || changes[i].at.After(s.last) {
			continue
		}
		run := []int{i}
		for k := i + 1; k < len(changes); k++ {
			if next := append(run[:len(run):len(run)], k); !done[k] && yearly(changes, next) != "" {
				run = next
			}
		}
		// What nobody asked for is not worth a rule.
		if len(run) < 3 {
			run = run[:1]
		}
		for _, k := range run {
			done[k] = true
		}
		rule := yearly(changes, run)
		if last := changes[run[len(run)-1]].at; rule != "" && last.Year() < s.last.Year()+ahead-1 {
			rule += ";UNTIL=" + last.UTC().Format(utcForm)
		}
		changes[i].write(w, rule)
	}
	w.line("END:VTIMEZONE")
}

// changes returns the change that the span starts under, those in it, and
// those in some years after it.
func (s span) changes() []change {
	epoch := time.Unix(0, 0).In(s.zone)
	start := s.first.In(s.zone)
	_, offset := start.Zone()
	c := change{at: epoch, from: offset, to: offset}
	for t := start; t.After(epoch); {
		if t, _ = t.ZoneBounds(); t.IsZero() {
			break
		}
		if d := changeAt(t); d.real() && t.After(epoch) {
			c = d
			break
		}
		t = t.Add(-time.Second)
	}
	out := []change{c}
	end := s.last.AddDate(ahead, 0, 0)
	for t := start; t.Before(end); {
		_, next := t.ZoneBounds()
		if next.IsZero() {
			break
		}
		if !next.After(t) {
			next = t.Add(time.Hour)
		}
		if t = next; changeAt(t).real() && t.Before(end) {
			out = append(out, changeAt(t))
		}
	}
	return out
}

// real reports whether the clocks change: [time.Time.ZoneBounds] gives the
// turn of the year as well, and of a leap year the day before it.
func (c change) real() bool {
	before, _ := c.at.Add(-time.Second).Zone()
	return c.from != c.to || name(c) != before
}

func changeAt(at time.Time) change {
	before := at.Add(-time.Second)
	_, from := before.Zone()
	_, to := at.Zone()
	return change{at, from, to, to > from && (at.IsDST() || before.IsDST())}
}

// yearly returns the rule of changes that come once a year, in the same month,
// on the same weekday of it at the same time; "" if they do not.
func yearly(changes []change, run []int) string {
	if len(run) < 2 {
		return ""
	}
	first, a := changes[run[0]], changes[run[0]].onset()
	nth, last := (a.Day()-1)/7, true
	for i, k := range run {
		c, b := changes[k], changes[k].onset()
		if c.from != first.from || c.to != first.to || c.summer != first.summer || name(c) != name(first) ||
			b.Year() != a.Year()+i || b.Month() != a.Month() || b.Weekday() != a.Weekday() || clock(b) != clock(a) {
			return ""
		}
		if (b.Day()-1)/7 != nth {
			nth = -1
		}
		last = last && b.AddDate(0, 0, 7).Month() != b.Month()
	}
	place := "-1"
	if !last {
		if nth < 0 {
			return ""
		}
		place = fmt.Sprint(nth + 1)
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%s%s", a.Month(), place, days[a.Weekday()])
}

func clock(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

func name(c change) string {
	n, _ := c.at.Zone()
	return n
}

func (c change) write(w *writer, rule string) {
	kind := "STANDARD"
	if c.summer {
		kind = "DAYLIGHT"
	}
	w.line("BEGIN:" + kind)
	w.line("DTSTART:" + c.onset().Format(wallForm))
	w.line("TZOFFSETFROM:" + offset(c.from))
	w.line("TZOFFSETTO:" + offset(c.to))
	w.text("TZNAME", "", name(c))
	if rule != "" {
		w.line("RRULE:" + rule)
	}
	w.line("END:" + kind)
}

// offset writes seconds east of Greenwich (RFC 5545, section 3.3.14).
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}

// zones are those that were asked for: reading one takes a while.
var zones sync.Map // of name to *time.Location

// Zone returns the time zone with a name of the IANA database; nil if there is
// none. The zone of the machine is none.
func Zone(name string) *time.Location {
	if z, ok := zones.Load(name); ok {
		return z.(*time.Location)
	}
	z, err := time.LoadLocation(name)
	if name == "" || name == "Local" || err != nil {
		return nil
	}
	zones.Store(name, z)
	return z
}
