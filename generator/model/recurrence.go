package model

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"indaba/generator/calendar"
	"indaba/generator/data"
	"indaba/generator/diag"
)

// checkRecurrence reports a recurrence that cannot be understood, that does
// not fit the start, or that has exceptions on days without the event.
func checkRecurrence(r *data.Reader, record Record) {
	at := record.At("recurrence")
	rule, err := calendar.ParseRule(record.Text("recurrence"))
	var mistake *calendar.Mistake
	switch start := record.Date("start"); {
	case record.Text("recurrence") == "":
		reportExceptions(r, record, func(time.Time) (time.Time, bool) { return time.Time{}, false })
	case errors.As(err, &mistake):
		r.Report("recurrence-unknown", within(at, record.Text("recurrence"), mistake), mistake.Message,
			cmp.Or(diag.Suggest(record.Text("recurrence")[mistake.Start:mistake.End], mistake.Known, ""), mistake.Hint, "write one of "+strings.Join(mistake.Known, ", ")))
	case start.IsZero():
		// A translation, perhaps: it inherits the start.
	default:
		first, ok := day(&rule, start.Time)
		if !ok {
			r.Report("recurrence-never", at, "by this rule the event never happens", "look at its days and at its end")
			return
		}
		if !first.Equal(start.Day()) {
			r.Report("recurrence-start", record.At("start"), "the event starts on a day that its recurrence leaves out",
				fmt.Sprintf("write the first day by its recurrence, `%s`, or another recurrence", first.Format(time.DateOnly)))
			return
		}
		reportExceptions(r, record, func(except time.Time) (time.Time, bool) { return nearest(&rule, start.Time, except) })
	}
}

// day returns the first day of a rule.
func day(rule *calendar.Rule, start time.Time) (time.Time, bool) {
	for t := range rule.From(start, nil) {
		return data.Date{Time: t}.Day(), true
	}
	return time.Time{}, false
}

// nearest returns the day of a rule that is nearest to another day.
func nearest(rule *calendar.Rule, start, to time.Time) (time.Time, bool) {
	var best time.Time
	found := false
	for t := range rule.From(start, nil) {
		d := data.Date{Time: t}.Day()
		if !found || d.Sub(to).Abs() < best.Sub(to).Abs() {
			best, found = d, true
		}
		if d.After(to) {
			break
		}
	}
	return best, found
}

// reportExceptions reports the days of `except` on which nothing would happen.
func reportExceptions(r *data.Reader, record Record, nearest func(time.Time) (time.Time, bool)) {
	for _, v := range record.Values("except") {
		hint := "take it out"
		switch best, ok := nearest(v.Date.Day()); {
		case ok && best.Equal(v.Date.Day()):
			continue
		case ok:
			hint = fmt.Sprintf("the nearest day on which it does is %s", best.Format(time.DateOnly))
		}
		r.Report("except-unused", v.Range, "the event does not happen on this day anyway", hint)
	}
}

// within returns the place of a part of a text: exactly, where the text stands
// in its file on one line as it is, with quotes around it or not.
func within(at diag.Range, text string, m *calendar.Mistake) diag.Range {
	length := utf8.RuneCountInString(text)
	quotes := at.End.Column - at.Start.Column - length
	if at.End.Line != at.Start.Line || quotes != 0 && quotes != 2 || m.Start == m.End {
		return at
	}
	at.Start.Column += quotes/2 + utf8.RuneCountInString(text[:m.Start])
	at.End = at.Start
	at.End.Column += utf8.RuneCountInString(text[m.Start:m.End])
	return at
}
