package data

import "time"

// Date is a day or a moment as an author writes it.
type Date struct {
	// Time is the moment in the zone written with it, else in UTC. Of a day
	// without a time it is midnight.
	Time    time.Time
	HasTime bool // a time of day was written
	HasZone bool // a zone or offset was written
}

// dateLayouts are the forms of ISO 8601 that authors may use, and those that
// spreadsheets and other generators make of them.
var dateLayouts = [...]struct {
	layout        string
	time, hasZone bool
}{
	{"2006-01-02", false, false},
	{"2006-01-02T15:04", true, false},
	{"2006-01-02T15:04:05", true, false},
	{time.RFC3339, true, true},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02 15:04", true, false},
	{"2006-01-02 15:04:05", true, false},
	{"2006-01-02 15:04:05 -0700", true, true},
	{"2006-01-02 15:04:05Z07:00", true, true},
}

// ParseDate reads `2026-03-01`, `2026-03-01T09:00`, and these with seconds or
// a zone.
func ParseDate(s string) (Date, bool) {
	for _, l := range dateLayouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return Date{Time: t, HasTime: l.time, HasZone: l.hasZone}, true
		}
	}
	return Date{}, false
}

// IsZero reports whether no date was written.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// Day returns midnight UTC of the day written.
func (d Date) Day() time.Time {
	return time.Date(d.Time.Year(), d.Time.Month(), d.Time.Day(), 0, 0, 0, 0, time.UTC)
}
