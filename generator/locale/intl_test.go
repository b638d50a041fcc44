package locale

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// expected returns what we write where ICU, or Node's use of it, writes want.
// These are all the differences there are.
func expected(locale, want string) string {
	switch locale {
	case "fr", "fr-CA": // the first of a month is an ordinal
		if rest, ok := strings.CutPrefix(want, "1 "); ok {
			return "1er " + rest
		}
	case "en-001", "qu": // V8 makes a plain space of CLDR's U+202F in times
		return strings.NewReplacer(" am", "\u202fam", " pm", "\u202fpm", " a.m.", "\u202fa.m.", " p.m.", "\u202fp.m.").Replace(want)
	case "rw": // Node has no lists of Kinyarwanda and writes English ones
		return strings.NewReplacer(", and ", ", ", " and ", ", ").Replace(want)
	}
	return want
}

// testdata/intl.mjs says where the data is from.
func TestYearAsIntlWritesIt(t *testing.T) {
	src, err := os.ReadFile("testdata/intl.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]struct {
		Dates          [12][4]string
		Times          [4]string
		Numbers, Lists []string
	}
	if err := json.Unmarshal(src, &all); err != nil {
		t.Fatal(err)
	}
	for locale, want := range all {
		l := speak(t, Language{Code: locale})
		check := func(got, want string) {
			t.Helper()
			if want := expected(locale, want); got != want {
				t.Errorf("%s: %q, want %q", locale, got, want)
			}
		}
		for m, dates := range want.Dates {
			day := func(d int) time.Time { return time.Date(2026, time.Month(m+1), d, 0, 5, 0, 0, time.UTC) }
			check(l.Date(day(1), Long), dates[0])
			check(l.Date(day(2+2*m), Full), dates[1])
			check(l.Date(day(1).AddDate(0, 1, -1), Short), dates[2])
			check(l.Date(day(9), MonthYear), dates[3])
		}
		for i, hour := range []int{0, 9, 12, 15} {
			check(l.Time(time.Date(2026, 1, 1, hour, 5, 0, 0, time.UTC)), want.Times[i])
		}
		for i, n := range []int{7, 1234, 12345, 1234567, -8} {
			check(l.Number(n), want.Numbers[i])
		}
		check(l.List([]string{"a", "b"}), want.Lists[0])
		check(l.List([]string{"a", "b", "c", "d"}), want.Lists[1])
	}
}
