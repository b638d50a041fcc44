package data

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	east := time.FixedZone("", 2*3600)
	for _, c := range []struct {
		in   string
		want Date
	}{
		{"2026-03-01", Date{time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), false, false}},
		{"2024-02-29", Date{time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), false, false}},
		{"2026-03-01T09:05", Date{time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC), true, false}},
		{"2026-03-01T09:05:06", Date{time.Date(2026, 3, 1, 9, 5, 6, 0, time.UTC), true, false}},
		{"2026-03-01 09:05", Date{time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC), true, false}},
		{"2026-03-01 9:05", Date{time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC), true, false}},
		{"2026-03-01 09:05:06", Date{time.Date(2026, 3, 1, 9, 5, 6, 0, time.UTC), true, false}},
		{"2026-03-01T09:05:06Z", Date{time.Date(2026, 3, 1, 9, 5, 6, 0, time.UTC), true, true}},
		{"2026-03-01T09:05+02:00", Date{time.Date(2026, 3, 1, 9, 5, 0, 0, east), true, true}},
		{"2026-03-01T09:05:06.5+02:00", Date{time.Date(2026, 3, 1, 9, 5, 6, 5e8, east), true, true}},
		{"2026-03-01 09:05:06 +0200", Date{time.Date(2026, 3, 1, 9, 5, 6, 0, east), true, true}},
		{"2026-03-01 09:05:06+02:00", Date{time.Date(2026, 3, 1, 9, 5, 6, 0, east), true, true}},
	} {
		got, ok := ParseDate(c.in)
		if !ok || !got.Time.Equal(c.want.Time) || got.HasTime != c.want.HasTime || got.HasZone != c.want.HasZone {
			t.Errorf("%s: got %v %t, want %v", c.in, got, ok, c.want)
		}
		if _, offset := got.Time.Zone(); c.want.HasZone && offset != 0 && offset != 7200 {
			t.Errorf("%s: got the offset %d", c.in, offset)
		}
	}
	for _, in := range []string{"", "2026", "2026-02-30", "2026-13-01", "01/03/2026", "1 March 2026", "2026-03-01T25:00", "٢٠٢٦-٠٣-٠١", "2026-03-01 "} {
		if d, ok := ParseDate(in); ok || !d.IsZero() {
			t.Errorf("%q is read as %v", in, d)
		}
	}
}

// TestDay shows that the day is the one written, whatever the zone.
func TestDay(t *testing.T) {
	d, _ := ParseDate("2026-03-01T23:30-11:00")
	if want := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC); !d.Day().Equal(want) {
		t.Errorf("got %v, want %v", d.Day(), want)
	}
}
