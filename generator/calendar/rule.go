package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rule says when something comes again: a recurrence rule (RFC 5545, section
// 3.3.10) of those parts that speak of days. The zero Rule is none.
type Rule struct {
	Freq       Frequency
	Interval   int       // at least 1
	Count      int       // 0: no limit
	Until      time.Time // the last start there may be; zero: no limit
	UntilUTC   bool      // Until is a moment, not a wall time
	ByMonth    []int     // 1 to 12
	ByMonthDay []int     // 1 to 31, or -31 to -1 from the end
	ByDay      []Day
	BySetPos   []int
	WeekStart  time.Weekday
}

// Frequency is what a rule counts by.
type Frequency uint8

// The frequencies.
const (
	Daily Frequency = 1 + iota
	Weekly
	Monthly
	Yearly
)

var frequencies = [...]string{Daily: "DAILY", Weekly: "WEEKLY", Monthly: "MONTHLY", Yearly: "YEARLY"}

// Day is a weekday, every one or the Nth of a month or year, from the end if
// Nth is negative.
type Day struct {
	Nth     int // 0: every one
	Weekday time.Weekday
}

var days = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// Mistake is a part of a rule that cannot be understood.
type Mistake struct {
	Start, End int // the part, as offsets in the text
	Message    string
	Hint       string   // what to do about it; may be empty
	Known      []string // what could have stood there, where that is a list
}

// Error returns the message.
func (m *Mistake) Error() string { return m.Message }

// ParseRule reads when something comes again: a rule of RFC 5545, or plain
// words such as `first Tuesday of the month until 2027-06-30` in English,
// French, Arabic or Portuguese. An error is a *[Mistake].
func ParseRule(text string) (Rule, error) {
	if upper := strings.ToUpper(text); strings.Contains(upper, "FREQ") || strings.Contains(upper, "RRULE") || strings.Contains(text, "=") {
		return parseParts(text)
	}
	return parseWords(text)
}

// parseParts reads `FREQ=MONTHLY;BYDAY=1TU`, with or without `RRULE:`.
func parseParts(text string) (Rule, error) {
	r := Rule{Interval: 1, WeekStart: time.Monday}
	at := len(text) - len(strings.TrimLeft(text, " \t\n"))
	if rest := text[at:]; len(rest) >= 6 && strings.EqualFold(rest[:6], "RRULE:") {
		at += 6
	}
	body := strings.TrimRight(text[at:], "; \t\n")
	seen := map[string]bool{}
	for part := range strings.SplitSeq(body, ";") {
		key, value, _ := strings.Cut(part, "=")
		key = strings.ToUpper(strings.TrimSpace(key))
		if seen[key] {
			return Rule{}, &Mistake{Start: at, End: at + len(part), Message: fmt.Sprintf("`%s` is written twice", key), Hint: "keep one of the two"}
		}
		seen[key] = true
		if m := r.set(key, strings.ToUpper(strings.TrimSpace(value))); m != nil {
			m.Start, m.End = at, at+len(part)
			return Rule{}, m
		}
		at += len(part) + 1
	}
	if m := r.check(); m != nil {
		m.End = len(text)
		return Rule{}, m
	}
	return r, nil
}

// parts are the parts of a rule that are understood.
var parts = []string{"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}

func (r *Rule) set(key, value string) *Mistake {
	var ok bool
	hint := ""
	switch key {
	case "FREQ":
		i := slices.Index(frequencies[1:], value)
		if r.Freq, ok = Frequency(i+1), i >= 0; !ok {
			return &Mistake{Message: fmt.Sprintf("`%s` is not a frequency of days", value), Known: frequencies[1:]}
		}
	case "INTERVAL":
		r.Interval, ok = number(value, 1, maxNumber)
		hint = "write how many days, weeks, months or years lie between, such as INTERVAL=2"
	case "COUNT":
		r.Count, ok = number(value, 1, maxNumber)
		hint = "write how often it happens in all, such as COUNT=10"
	case "UNTIL":
		ok = r.setUntil(value)
		hint = "write the last day, such as UNTIL=20270630"
	case "BYMONTH":
		r.ByMonth, ok = numbers(value, 12, false)
		hint = "write months as numbers, such as BYMONTH=3,9"
	case "BYMONTHDAY":
		r.ByMonthDay, ok = numbers(value, 31, true)
		hint = "write days of the month, such as BYMONTHDAY=15, or -1 for the last"
	case "BYSETPOS":
		r.BySetPos, ok = numbers(value, 366, true)
		hint = "write which of the days of each period, such as BYSETPOS=-1 for the last"
	case "BYDAY":
		r.ByDay, ok = weekdays(value)
		hint = "write weekdays as MO TU WE TH FR SA SU, with a number before them for such as 1TU, the first Tuesday, or -1FR, the last Friday"
	case "WKST":
		i := slices.Index(days[:], value)
		r.WeekStart, ok = time.Weekday(i), i >= 0
		hint = "write the first day of the week, such as WKST=SU"
	default:
		return &Mistake{Message: fmt.Sprintf("`%s` is not a part of a rule that is understood here", key), Known: parts}
	}
	if !ok {
		return &Mistake{Message: fmt.Sprintf("`%s` does not take `%s`", key, value), Hint: hint}
	}
	return nil
}

func (r *Rule) setUntil(value string) (ok bool) {
	for _, form := range []string{dayForm, "2006-01-02", wallForm, utcForm} {
		t, err := time.Parse(form, value)
		if err != nil {
			continue
		}
		r.Until, r.UntilUTC = t, form == utcForm
		if len(form) <= len("2006-01-02") {
			r.Until = endOf(t)
		}
		return true
	}
	return false
}

// endOf returns the last second of a day, so that all of a day that is a
// limit is within it.
func endOf(day time.Time) time.Time { return day.AddDate(0, 0, 1).Add(-time.Second) }

// maxNumber keeps sums of times from running over.
const maxNumber = 9999

func number(s string, low, high int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= low && n <= high
}

func numbers(s string, high int, negative bool) ([]int, bool) {
	var out []int
	for part := range strings.SplitSeq(s, ",") {
		n, ok := number(strings.TrimPrefix(strings.TrimSpace(part), "+"), -high, high)
		if !ok || n == 0 || n < 0 && !negative {
			return nil, false
		}
		out = append(out, n)
	}
	return distinct(out), true
}

func weekdays(s string) ([]Day, bool) {
	var out []Day
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimPrefix(strings.TrimSpace(part), "+")
		if len(part) < 2 {
			return nil, false
		}
		i := slices.Index(days[:], part[len(part)-2:])
		d := Day{Weekday: time.Weekday(i)}
		if nth := part[:len(part)-2]; nth != "" {
			var ok bool
			if d.Nth, ok = number(nth, -53, 53); !ok || d.Nth == 0 {
				return nil, false
			}
		}
		if i < 0 {
			return nil, false
		}
		out = append(out, d)
	}
	return distinct(out), true
}

// check finds what parts cannot stand together.
func (r *Rule) check() *Mistake {
	nth := slices.ContainsFunc(r.ByDay, func(d Day) bool { return d.Nth != 0 })
	switch {
	case r.Freq == 0:
		return &Mistake{Message: "the rule does not say how often", Hint: "start it with FREQ=WEEKLY, FREQ=MONTHLY or another frequency"}
	case r.Count > 0 && !r.Until.IsZero():
		return &Mistake{Message: "COUNT and UNTIL both say when it ends", Hint: "keep one of the two"}
	case nth && r.Freq < Monthly:
		return &Mistake{Message: "only months and years have a first or a last weekday", Hint: "write FREQ=MONTHLY, or the weekday without its number"}
	case r.Freq == Weekly && len(r.ByMonthDay) > 0:
		return &Mistake{Message: "a weekly rule takes no BYMONTHDAY", Hint: "write FREQ=MONTHLY"}
	case len(r.BySetPos) > 0 && len(r.ByDay)+len(r.ByMonthDay)+len(r.ByMonth) == 0:
		return &Mistake{Message: "BYSETPOS has no days to choose from", Hint: "write BYDAY or BYMONTHDAY, too"}
	}
	return nil
}

// String writes a rule as RFC 5545 does, UNTIL as it is.
func (r *Rule) String() string { return r.format(r.until(wallForm)) }

// For writes a rule as the event that has it needs it: UNTIL is a day where
// its start is one, and a moment where its start has a zone. A day that not
// every month has is named, because not every reader knows that a month
// without it is passed over.
func (r *Rule) For(e *Event) string {
	if e.Start.Day() > 28 && r.Freq >= Monthly && len(r.ByDay)+len(r.ByMonthDay) == 0 {
		named := *r
		named.ByMonthDay = []int{e.Start.Day()}
		if r.Freq == Yearly && len(r.ByMonth) == 0 {
			named.ByMonth = []int{int(e.Start.Month())}
		}
		r = &named
	}
	switch {
	case r.Until.IsZero():
	case e.AllDay:
		return r.format(r.until(dayForm))
	case e.Zone != nil && !r.UntilUTC:
		return r.format(Moment(r.Until, e.Zone).UTC().Format(utcForm))
	case e.Zone == nil:
		return r.format(r.until(wallForm))
	}
	return r.format(r.until(utcForm))
}

func (r *Rule) until(form string) string {
	if r.Until.IsZero() {
		return ""
	}
	if form == wallForm && r.UntilUTC {
		form = utcForm
	}
	return r.Until.Format(form)
}

func (r *Rule) format(until string) string {
	var b strings.Builder
	b.WriteString("FREQ=" + frequencies[r.Freq])
	if r.Interval > 1 {
		fmt.Fprintf(&b, ";INTERVAL=%d", r.Interval)
	}
	for _, list := range []struct {
		key string
		of  []int
	}{{"BYMONTH", r.ByMonth}, {"BYMONTHDAY", r.ByMonthDay}} {
		if len(list.of) > 0 {
			b.WriteString(";" + list.key + "=" + join(list.of))
		}
	}
	for i, d := range r.ByDay {
		if i == 0 {
			b.WriteString(";BYDAY=")
		} else {
			b.WriteByte(',')
		}
		if d.Nth != 0 {
			b.WriteString(strconv.Itoa(d.Nth))
		}
		b.WriteString(days[d.Weekday])
	}
	if len(r.BySetPos) > 0 {
		b.WriteString(";BYSETPOS=" + join(r.BySetPos))
	}
	if r.WeekStart != time.Monday {
		b.WriteString(";WKST=" + days[r.WeekStart])
	}
	if r.Count > 0 {
		fmt.Fprintf(&b, ";COUNT=%d", r.Count)
	}
	if until != "" {
		b.WriteString(";UNTIL=" + until)
	}
	return b.String()
}

func join(list []int) string {
	s := make([]string, len(list))
	for i, n := range list {
		s[i] = strconv.Itoa(n)
	}
	return strings.Join(s, ",")
}
