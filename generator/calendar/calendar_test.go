package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func rule(t testing.TB, text string) *Rule {
	t.Helper()
	r, err := ParseRule(text)
	if err != nil {
		t.Fatal(err)
	}
	return &r
}

func TestMoment(t *testing.T) {
	for _, c := range []struct{ zone, wall, want string }{
		{"Europe/Ljubljana", "2026-06-01T10:00", "2026-06-01T08:00Z"},
		{"Europe/Ljubljana", "2026-03-29T02:30", "2026-03-29T01:30Z"}, // not there: by the offset before
		{"Europe/Ljubljana", "2026-03-29T03:00", "2026-03-29T01:00Z"},
		{"Europe/Ljubljana", "2026-10-25T02:30", "2026-10-25T00:30Z"}, // twice: the first
		{"Europe/Ljubljana", "2026-10-25T03:00", "2026-10-25T02:00Z"},
		{"America/Santiago", "2026-09-06T00:30", "2026-09-06T04:30Z"},
		{"Africa/Casablanca", "2026-02-15T01:59", "2026-02-15T00:59Z"},
		{"Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30Z"},
		{"Africa/Casablanca", "2026-02-16T02:30", "2026-02-16T02:30Z"},
		{"Africa/Maputo", "2026-02-15T12:00", "2026-02-15T10:00Z"},
		{"UTC", "2026-02-15T12:00", "2026-02-15T12:00Z"},
	} {
		if got := Moment(at(c.wall), zone(t, c.zone)).UTC().Format("2006-01-02T15:04Z"); got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.wall, c.zone, got, c.want)
		}
	}
}

func TestCalendar(t *testing.T) {
	c := Calendar{Name: "Villes en partage, événements", Lang: "fr", Address: "https://example.org/fr/events.ics", Horizon: at("2028-01-01"), Events: []Event{
		{
			UID: "events/call@example.org", Sequence: 2, Stamp: at("2026-01-02"), Modified: at("2026-01-02"),
			Start: at("2026-12-01T13:00"), End: at("2026-12-01T14:00"), Zone: zone(t, "Europe/Ljubljana"),
			Rule: rule(t, "first Tuesday of the month until 2027-06-30"), Except: []time.Time{at("2027-05-04"), at("2027-01-05"), at("2027-01-05")},
			Lang: "ar", Summary: "المكالمة الشهريّة؛ ساعة واحدة مع طلبين وأربع لغات وخمس دقائق لا تُدوّن", Description: "a, b; c\\d\r\ne\x00",
			Location: "Lipovar", URL: "https://example.org/ar/events/call/", Online: "https://call.example.org/x y", Categories: []string{"Water, towns", "Budgets"},
		},
		{UID: "b", Stamp: at("2026-01-02"), Start: at("2026-11-28"), End: at("2026-11-29"), AllDay: true, Cancelled: true, Summary: "Weekend"},
		{UID: "c", Stamp: at("2026-01-02"), Start: at("2026-11-28T10:00"), End: at("2026-11-28T10:00"), Zone: time.UTC, Summary: "Moment"},
		{UID: "d", Stamp: at("2026-01-02"), Start: at("2026-11-28T10:00"), End: at("2026-11-28T11:00"), Summary: "Anywhere", Rule: rule(t, "weekly until 2026-12-31")},
		{UID: "e", Stamp: at("2026-01-02"), Start: at("2026-11-28"), End: at("2026-11-28"), AllDay: true, Summary: "Days", Rule: rule(t, "weekly until 2026-12-31")},
	}}
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//indaba//indaba//EN
CALSCALE:GREGORIAN
NAME;LANGUAGE=fr:Villes en partage\, événements
X-WR-CALNAME:Villes en partage\, événements
SOURCE;VALUE=URI:https://example.org/fr/events.ics
REFRESH-INTERVAL;VALUE=DURATION:P1D
X-PUBLISHED-TTL:P1D
BEGIN:VTIMEZONE
TZID:Europe/Ljubljana
BEGIN:STANDARD
DTSTART:20261025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20270328T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:events/call@example.org
DTSTAMP:20260102T000000Z
LAST-MODIFIED:20260102T000000Z
SEQUENCE:2
DTSTART;TZID=Europe/Ljubljana:20261201T130000
DTEND;TZID=Europe/Ljubljana:20261201T140000
RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270630T215959Z
EXDATE;TZID=Europe/Ljubljana:20270105T130000
EXDATE;TZID=Europe/Ljubljana:20270504T130000
SUMMARY;LANGUAGE=ar:المكالمة الشهريّة؛ ساعة واحدة
  مع طلبين وأربع لغات وخمس دقائق لا تُدوّن
DESCRIPTION;LANGUAGE=ar:a\, b\; c\\d\ne
LOCATION;LANGUAGE=ar:Lipovar
CATEGORIES;LANGUAGE=ar:Water\, towns,Budgets
URL;VALUE=URI:https://example.org/ar/events/call/
CONFERENCE;VALUE=URI:https://call.example.org/xy
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTAMP:20260102T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20261128
DTEND;VALUE=DATE:20261130
SUMMARY:Weekend
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:c
DTSTAMP:20260102T000000Z
SEQUENCE:0
DTSTART:20261128T100000Z
SUMMARY:Moment
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:d
DTSTAMP:20260102T000000Z
SEQUENCE:0
DTSTART:20261128T100000
DTEND:20261128T110000
RRULE:FREQ=WEEKLY;UNTIL=20261231T235959
SUMMARY:Anywhere
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:e
DTSTAMP:20260102T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20261128
DTEND;VALUE=DATE:20261129
RRULE:FREQ=WEEKLY;UNTIL=20261231
SUMMARY:Days
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
`
	if diff := cmp.Diff(strings.ReplaceAll(want, "\n", "\r\n"), string(c.Bytes())); diff != "" {
		t.Error(diff)
	}
}

// TestZones holds the time zones that are written to the zone itself: read as
// RFC 5545 says, they give every wall time of some years the same offset.
func TestZones(t *testing.T) {
	for _, name := range []string{
		"Europe/Ljubljana", "Europe/Dublin", "America/New_York", "America/Santiago", "America/Nuuk", "America/Havana", "Africa/Casablanca", "Africa/El_Aaiun",
		"Africa/Cairo", "Africa/Maputo", "Asia/Gaza", "Asia/Dhaka", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tehran",
	} {
		z := zone(t, name)
		for _, from := range []string{"2005-06-01", "2021-01-01", "2026-11-21"} {
			s := span{z, at(from), at(from).AddDate(6, 0, 0)}
			w := &writer{}
			s.write(w)
			onsets := readZone(t, string(w.buf), s.last.AddDate(1, 0, 0))
			for u := s.first; u.Before(s.last); u = u.Add(3 * time.Hour) {
				_, want := u.In(z).Zone()
				got, best := 0, time.Time{}
				for _, o := range onsets {
					if !o.at.After(u) && o.at.After(best) {
						best, got = o.at, o.offset
					}
				}
				if got != want {
					t.Fatalf("%s at %s: %d, want %d\n%s", name, u, got, want, w.buf)
				}
			}
		}
	}
}

// onset is when an offset comes into force.
type onset struct {
	at     time.Time
	offset int
}

// readZone expands the observances of a VTIMEZONE.
func readZone(t *testing.T, text string, until time.Time) []onset {
	var out []onset
	var props map[string]string
	seconds := func(s string) int {
		d, err := time.Parse("-0700", s)
		if err != nil {
			t.Fatal(err)
		}
		_, o := d.Zone()
		return o
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		key, value, _ := strings.Cut(line, ":")
		switch {
		case key == "BEGIN":
			props = map[string]string{}
		case key == "END" && value != "VTIMEZONE":
			start, err := time.Parse(wallForm, props["DTSTART"])
			if err != nil {
				t.Fatal(err)
			}
			from, to := seconds(props["TZOFFSETFROM"]), seconds(props["TZOFFSETTO"])
			moment := func(wall time.Time) time.Time { return wall.Add(-time.Duration(from) * time.Second) }
			if props["RRULE"] == "" {
				out = append(out, onset{moment(start), to})
				continue
			}
			for wall := range rule(t, props["RRULE"]).From(start, time.FixedZone("", from)) {
				if wall.After(until) {
					break
				}
				out = append(out, onset{moment(wall), to})
			}
		default:
			props[key] = value
		}
	}
	return out
}

// FuzzText holds what is written to the form of RFC 5545: lines that end in
// CRLF and have at most 75 octets, whole characters, and a value that reads
// back as what was meant.
func FuzzText(f *testing.F) {
	f.Add("Échange; معرفة, \\n\r\n and so on", "fr")
	f.Add(strings.Repeat("日本語", 60), "")
	f.Add("\xff\x00\u2028", "ar")
	f.Fuzz(func(t *testing.T, s, lang string) {
		w := &writer{}
		w.text("SUMMARY", "", s)
		if len(w.buf) == 0 {
			return
		}
		if !utf8.Valid(w.buf) || !bytes.HasSuffix(w.buf, []byte("\r\n")) {
			t.Fatalf("%q", w.buf)
		}
		var unfolded strings.Builder
		for i, line := range strings.Split(strings.TrimSuffix(string(w.buf), "\r\n"), "\r\n") {
			if len(line) > lineLength || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") || i > 0 && line[0] != ' ' {
				t.Fatalf("%q", line)
			}
			unfolded.WriteString(line[min(i, 1):])
		}
		value := strings.TrimPrefix(unfolded.String(), "SUMMARY:")
		if got, want := unescape(value), plain(s); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(s)
}

// plain is what of a text a value can hold.
func plain(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string([]rune(s)))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}
