package site

import (
	"fmt"
	"time"

	"indaba/generator/data"
)

// checkAsks reports asks and offers that run out within a month, so that
// whoever wrote them can renew them in time, and those that have.
func (l *linker) checkAsks(v *Version) {
	for _, field := range []string{"asks", "offers"} {
		for o := range v.Front.Objects(field) {
			until := o.Date("until")
			if until.IsZero() {
				continue
			}
			day, name := until.Day(), field[:len(field)-1]
			switch {
			case day.Before(l.Today):
				l.report("ask-ended", v.Entry, o.At("until"), fmt.Sprintf("this %s has run out, so it is not shown", name),
					"take it out, or write a later day if it still stands")
			case day.Before(l.Today.AddDate(0, 1, 0)):
				l.report("ask-ends", v.Entry, o.At("until"), fmt.Sprintf("this %s runs out %s", name, inDays(until, l.Today)),
					"write a later day if it still stands, or leave it to go")
			}
		}
	}
}

func inDays(until data.Date, today time.Time) string {
	switch n := int(until.Day().Sub(today).Hours() / 24); n {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	default:
		return fmt.Sprintf("in %d days", n)
	}
}
