package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// People says how profiles are published.
type People struct {
	ConsentRequired bool   // a person is published only with consent
	ConsentLasts    Period // how long consent stands; zero: for good
	Index           bool   // search engines may list profiles
}

// Period is a length of time in whole days of the calendar.
type Period struct{ Months, Days int }

// periodUnits are the units of a period as authors write them.
var periodUnits = map[string]Period{
	"year": {12, 0}, "years": {12, 0}, "month": {1, 0}, "months": {1, 0},
	"week": {0, 7}, "weeks": {0, 7}, "day": {0, 1}, "days": {0, 1},
}

// ParsePeriod reads `24 months`, `2 years`, `6 weeks` or `90 days`.
func ParsePeriod(s string) (Period, bool) {
	parts := strings.Fields(strings.ToLower(s))
	if len(parts) != 2 {
		return Period{}, false
	}
	n, err := strconv.ParseUint(parts[0], 10, 16)
	unit, known := periodUnits[parts[1]]
	return Period{int(n) * unit.Months, int(n) * unit.Days}, err == nil && known && n > 0
}

// After returns the day a period after t. From the last days of a month it
// leads to the last day of a shorter one.
func (p Period) After(t time.Time) time.Time {
	end := t.AddDate(0, p.Months, 0)
	if end.Day() != t.Day() {
		end = end.AddDate(0, 0, -end.Day())
	}
	return end.AddDate(0, 0, p.Days)
}

// decodePeople reads `people`. What cannot be understood is read as what
// protects people.
func (c *Config) decodePeople(r *data.Reader, v data.Value) {
	for _, p := range r.Map(v, "people") {
		if p.Value.Kind == data.Null {
			continue
		}
		switch p.Key {
		case "consent":
			text, ok := r.Text(p.Value, p.Key)
			c.People.ConsentRequired = !ok || text != "optional"
			if ok && text != "required" && text != "optional" {
				r.Report("field-choice", p.Value.Range, fmt.Sprintf("`consent` takes one of `required`, `optional`, not `%s`", text), "write `consent: required`, and nobody is published who did not agree")
			}
		case "consent_lasts":
			text, ok := r.Text(p.Value, p.Key)
			if c.People.ConsentLasts, _ = ParsePeriod(text); ok && c.People.ConsentLasts == (Period{}) {
				r.Report("field-type", p.Value.Range, fmt.Sprintf("`consent_lasts` takes a length of time, not `%s`", text), "write `24 months`, `2 years` or `90 days`")
			}
		case "index":
			c.People.Index, _ = r.Flag(p.Value, p.Key)
		default:
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known under `people`", p.Key), diag.Suggest(p.Key, []string{"consent", "consent_lasts", "index"}, "take it out"))
		}
	}
}
