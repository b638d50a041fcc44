package calendar

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// From yields when something that starts at a wall time and has this rule
// happens, in wall time and in order; the zone tells when an Until that is a
// moment has come, and may be nil. Without a limit it yields until the year
// 9999; a rule that can never match yields nothing.
func (r *Rule) From(start time.Time, zone *time.Location) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		n, barren := 0, 0
		for period := range r.periods(start) {
			set := r.choose(r.expand(period, start))
			if barren++; barren > cycle[r.Freq] {
				return
			}
			for _, day := range set {
				t := day.Add(clock(start))
				if t.Before(start) {
					continue
				}
				if barren, n = 0, n+1; r.over(t, zone) || r.Count > 0 && n > r.Count || !yield(t) {
					return
				}
			}
			if r.over(period, zone) {
				return
			}
		}
	}
}

// cycle is after how many periods without a match there will be none: the
// calendar repeats itself every 400 years.
var cycle = [...]int{Daily: 146097, Weekly: 20871, Monthly: 4800, Yearly: 400}

// over reports whether a wall time lies behind the limit.
func (r *Rule) over(t time.Time, zone *time.Location) bool {
	if r.Until.IsZero() {
		return false
	}
	if r.UntilUTC && zone != nil {
		t = Moment(t, zone)
	}
	return t.After(r.Until)
}

// periods yields the first day of each day, week, month or year that the rule
// counts, from the one that start lies in.
func (r *Rule) periods(start time.Time) iter.Seq[time.Time] {
	first := date(start.Year(), start.Month(), start.Day())
	switch r.Freq {
	case Weekly:
		first = first.AddDate(0, 0, -((int(first.Weekday()) - int(r.WeekStart) + 7) % 7))
	case Monthly:
		first = date(start.Year(), start.Month(), 1)
	case Yearly:
		first = date(start.Year(), 1, 1)
	}
	step := [...][3]int{Daily: {0, 0, 1}, Weekly: {0, 0, 7}, Monthly: {0, 1, 0}, Yearly: {1, 0, 0}}[r.Freq]
	return func(yield func(time.Time) bool) {
		for t := first; t.Year() <= 9999 && yield(t); {
			t = t.AddDate(step[0]*r.Interval, step[1]*r.Interval, step[2]*r.Interval)
		}
	}
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// expand returns the days of a period that match, in order, each once.
func (r *Rule) expand(period, start time.Time) []time.Time {
	var out []time.Time
	switch r.Freq {
	case Daily:
		if r.inMonth(period) && r.onMonthDay(period) && r.onWeekday(period, period, period) {
			out = append(out, period)
		}
	case Weekly:
		for i := range 7 {
			d := period.AddDate(0, 0, i)
			if r.inMonth(d) && (len(r.ByDay) == 0 && d.Weekday() == start.Weekday() || len(r.ByDay) > 0 && r.onWeekday(d, d, d)) {
				out = append(out, d)
			}
		}
	case Monthly:
		if r.inMonth(period) {
			out = r.within(period, period.AddDate(0, 1, 0), start)
		}
	case Yearly:
		out = r.year(period, start)
	}
	return out
}

func (r *Rule) year(period, start time.Time) []time.Time {
	if len(r.ByMonth) == 0 && len(r.ByMonthDay) == 0 {
		if len(r.ByDay) > 0 { // of the year
			return r.within(period, period.AddDate(1, 0, 0), start)
		}
		return r.monthOf(date(period.Year(), start.Month(), 1), start)
	}
	var out []time.Time
	for m := time.January; m <= time.December; m++ {
		if month := date(period.Year(), m, 1); r.inMonth(month) {
			out = append(out, r.monthOf(month, start)...)
		}
	}
	return out
}

func (r *Rule) monthOf(month, start time.Time) []time.Time {
	return r.within(month, month.AddDate(0, 1, 0), start)
}

// within returns the days from first to the one before end that match: those
// that the rule names, else the one with the day of month of start.
func (r *Rule) within(first, end, start time.Time) []time.Time {
	var out []time.Time
	for d := first; d.Before(end); d = d.AddDate(0, 0, 1) {
		named := len(r.ByDay)+len(r.ByMonthDay) > 0
		if named && r.onMonthDay(d) && r.onWeekday(d, first, end) || !named && d.Day() == start.Day() {
			out = append(out, d)
		}
	}
	return out
}

func (r *Rule) inMonth(d time.Time) bool {
	return len(r.ByMonth) == 0 || slices.Contains(r.ByMonth, int(d.Month()))
}

func (r *Rule) onMonthDay(d time.Time) bool {
	length := date(d.Year(), d.Month()+1, 0).Day()
	return len(r.ByMonthDay) == 0 || slices.Contains(r.ByMonthDay, d.Day()) || slices.Contains(r.ByMonthDay, d.Day()-length-1)
}

// onWeekday reports whether d is one of the weekdays, counted from first up to
// end where they have a number.
func (r *Rule) onWeekday(d, first, end time.Time) bool {
	return len(r.ByDay) == 0 || slices.ContainsFunc(r.ByDay, func(w Day) bool {
		if w.Weekday != d.Weekday() {
			return false
		}
		switch {
		case w.Nth > 0:
			return w.Nth == daysBetween(first, d)/7+1
		case w.Nth < 0:
			return -w.Nth == (daysBetween(d, end)-1)/7+1
		}
		return true
	})
}

func daysBetween(a, b time.Time) int { return int(b.Sub(a) / (24 * time.Hour)) }

// choose keeps of the days of a period those at the places of BySetPos.
func (r *Rule) choose(set []time.Time) []time.Time {
	if len(r.BySetPos) == 0 {
		return set
	}
	var out []time.Time
	for _, p := range r.BySetPos {
		if p < 0 {
			p += len(set) + 1
		}
		if p >= 1 && p <= len(set) && !slices.Contains(out, set[p-1]) {
			out = append(out, set[p-1])
		}
	}
	slices.SortFunc(out, func(a, b time.Time) int { return cmp.Compare(a.Unix(), b.Unix()) })
	return out
}
