package browser_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"indaba/generator/calendar"
)

// readEvent is an event as another program understands it.
type readEvent struct {
	UID, Summary, Description, Location string
	Sequence                            int
	Times, Ends                         []string // moments in UTC, or days
}

// readCalendars lets ical.js and node-ical read calendars, see calendars.mjs.
func readCalendars(t *testing.T, until time.Time, texts ...string) (out []struct{ ICal, NodeICal []readEvent }) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		lacking(t, "Node.js")
	}
	for _, module := range []string{"ical.js", "node-ical"} {
		if _, err := os.Stat("node_modules/" + module); err != nil {
			lacking(t, module+" in generator/browser/node_modules")
		}
	}
	input, err := json.Marshal(map[string]any{"texts": texts, "until": until})
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(node, "calendars.mjs")
	command.Env = append(os.Environ(), "TZ=UTC") // where days and times without a zone are
	command.Stdin = bytes.NewReader(input)
	var errors strings.Builder
	command.Stderr = &errors
	got, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errors.String())
	}
	if err := json.Unmarshal(got, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestCalendarsAreReadAlike holds what two other programs understand of an
// event to what was meant.
func TestCalendarsAreReadAlike(t *testing.T) {
	t.Parallel()
	until := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
	var texts []string
	var want [][]readEvent
	for _, c := range []struct{ zone, start, end, rule, except string }{
		{"Europe/Ljubljana", "2026-03-03T09:30", "2026-03-03T11:00", "", ""},
		{"Europe/Ljubljana", "2026-03-02T09:30", "2026-03-02T11:00", "every Monday until 2026-11-30", "2026-03-30 2026-10-26"}, // across both changes
		{"Europe/Ljubljana", "2026-10-22T18:00", "2026-10-22T19:00", "FREQ=DAILY;COUNT=10", ""},
		{"America/New_York", "2026-01-06T12:00", "2026-01-06T13:00", "first Tuesday of the month", "2026-07-07"},
		{"America/Santiago", "2026-03-05T20:00", "2026-03-05T21:30", "every two weeks on Thursday until 2027-12-31", ""},
		{"America/Bogota", "2026-12-01T08:30", "2026-12-01T13:00", "last Friday of the month", ""},
		// Morocco is an hour behind in Ramadan: 15 February to 22 March 2026, 7 February to 14 March 2027.
		{"Africa/Casablanca", "2026-01-07T10:00", "2026-01-07T11:00", "every Wednesday", "2026-02-18"},
		{"Africa/Casablanca", "2026-02-10T10:00", "2026-02-10T11:00", "FREQ=DAILY;COUNT=60", ""},
		{"Africa/Casablanca", "2027-02-20T10:00", "2027-02-20T11:00", "", ""},
		{"Africa/Cairo", "2026-04-20T10:00", "2026-04-20T11:00", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231", ""},
		{"Australia/Lord_Howe", "2026-03-30T10:00", "2026-03-30T11:00", "every Monday until 2026-12-31", ""},
		{"Asia/Kathmandu", "2026-03-31T10:00", "2026-03-31T11:00", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6", ""},
		{"UTC", "2026-03-05T10:00", "2026-03-05T11:00", "monthly", ""},
		{"", "2026-03-05T10:00", "2026-03-05T11:00", "weekly until 2026-05-01", ""},
		{"", "2026-11-28", "2026-11-30", "", ""},
		{"", "2026-03-10", "2026-03-11", "FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=3;UNTIL=20270601", "2026-12-09"},
		{"", "2024-02-29", "2024-02-29", "yearly", ""},
		{"", "2026-01-31", "2026-01-31", "monthly", ""},
	} {
		e := calendar.Event{
			UID: "events/x@example.org", Sequence: 4, Stamp: until, Start: wall(t, c.start), End: wall(t, c.end), AllDay: len(c.start) == 10, Zone: calendar.Zone(c.zone),
			Summary: "المكالمة، وما بعدها: " + c.zone, Description: "Première ligne; deuxième,\nlongue: " + strings.Repeat("é, ", 60) + `a\b`, Location: "Lipovar",
		}
		if c.rule != "" {
			rule, err := calendar.ParseRule(c.rule)
			if err != nil {
				t.Fatal(err)
			}
			e.Rule = &rule
		}
		for day := range strings.FieldsSeq(c.except) {
			e.Except = append(e.Except, wall(t, day))
		}
		wanted := readEvent{UID: e.UID, Summary: e.Summary, Description: e.Description, Location: e.Location, Sequence: e.Sequence}
		for o := range e.Occurrences() {
			moment := func(w time.Time) time.Time {
				if e.AllDay || e.Zone == nil {
					return w
				}
				return calendar.Moment(w, e.Zone).UTC()
			}
			form := "2006-01-02T15:04:05Z"
			if e.AllDay {
				form, o.End = time.DateOnly, o.End.AddDate(0, 0, 1)
			}
			if moment(o.Start).After(until) {
				break
			}
			wanted.Times = append(wanted.Times, moment(o.Start).Format(form))
			wanted.Ends = append(wanted.Ends, moment(o.End).Format(form))
		}
		file := calendar.Calendar{Name: "Towns", Events: []calendar.Event{e}, Horizon: until}
		texts, want = append(texts, string(file.Bytes())), append(want, []readEvent{wanted})
	}
	for i, got := range readCalendars(t, until, texts...) {
		if diff := cmp.Diff(want[i], got.ICal); diff != "" {
			t.Errorf("ical.js (-want +got):\n%s\n%s", diff, texts[i])
		}
		if diff := cmp.Diff(want[i], got.NodeICal); diff != "" {
			t.Errorf("node-ical (-want +got):\n%s\n%s", diff, texts[i])
		}
	}
}

func wall(t *testing.T, s string) time.Time {
	t.Helper()
	for _, form := range []string{"2006-01-02T15:04", time.DateOnly} {
		if w, err := time.Parse(form, s); err == nil {
			return w
		}
	}
	t.Fatal(s)
	return time.Time{}
}

// TestShippedCalendars lets two programs read every calendar of the shipped
// network.
func TestShippedCalendars(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var paths, texts []string
	for _, p := range s.Paths() {
		if strings.HasSuffix(p, ".ics") {
			data, err := s.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			paths, texts = append(paths, p), append(texts, string(data))
		}
	}
	events := 0
	for i, got := range readCalendars(t, time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC), texts...) {
		if diff := cmp.Diff(got.ICal, got.NodeICal); diff != "" {
			t.Errorf("%s (-ical.js +node-ical):\n%s", paths[i], diff)
		}
		events += len(got.ICal)
	}
	if events < 20 {
		t.Errorf("%d calendars with %d events in all", len(paths), events)
	}
}
