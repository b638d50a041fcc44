package locale

import (
	"strings"
	"time"
)

// Style is a way to write a date.
type Style uint8

// The styles of dates, with what they are in English and French.
const (
	Long      Style = iota // 1 March 2026, 1er mars 2026
	Full                   // Sunday, 1 March 2026; dimanche 1er mars 2026
	Short                  // 1 Mar 2026, 1er mars 2026; figures alone in some languages
	MonthYear              // March 2026, mars 2026
	Month                  // Mar, mars: the month alone, as short as the language writes it
	Day                    // 1: the day of the month alone, in the language's digits
)

// Date writes the day t falls on, in t's own zone and the Gregorian calendar.
func (l *Localizer) Date(t time.Time, s Style) string {
	f := l.formats
	switch s {
	case Full:
		return f.date(f.Full, t)
	case Short:
		return f.date(f.Short, t)
	case MonthYear:
		return f.date(f.MonthYear, t)
	case Month:
		return f.MonthsShortAlone[t.Month()-1]
	case Day:
		return f.figures(t.Day(), 1)
	}
	return f.date(f.Long, t)
}

// Time writes the time of day of t, in t's own zone, in hours and minutes.
func (l *Localizer) Time(t time.Time) string { return l.formats.date(l.formats.Clock, t) }

// DateRange writes the days from a to b as one long date that says once what
// both share: "12–14 October 2026". Of the same day it is that day.
func (l *Localizer) DateRange(a, b time.Time) string {
	f, pattern := l.formats, ""
	switch {
	case a.Year() != b.Year():
		pattern = f.Ranges[2]
	case a.Month() != b.Month():
		pattern = f.Ranges[1]
	case a.Day() != b.Day():
		pattern = f.Ranges[0]
	default:
		return f.date(f.Long, a)
	}
	first, second := splitRange(pattern)
	return f.date(first, a) + f.date(second, b)
}

// splitRange cuts the pattern of a range where the second date starts: at the
// first field that stood before (UTS #35, part 4, intervalFormats).
func splitRange(pattern string) (first, second string) {
	seen := ""
	for i, rest := 0, pattern; rest != ""; {
		token, literal := cutField(rest)
		if !literal {
			class := string(token[0])
			if class == "L" {
				class = "M"
			}
			if strings.Contains(seen, class) {
				return pattern[:i], pattern[i:]
			}
			seen += class
		}
		i, rest = i+len(token), rest[len(token):]
	}
	return pattern, ""
}

// cutField returns the token a pattern starts with: a run of one letter, or
// other text, quoted text included.
func cutField(pattern string) (token string, literal bool) {
	c := pattern[0]
	if !isLetter(c) {
		return pattern[:literalEnd(pattern)], true
	}
	n := 1
	for n < len(pattern) && pattern[n] == c {
		n++
	}
	return pattern[:n], false
}

func literalEnd(pattern string) int {
	quoted := false
	for i := range len(pattern) {
		switch {
		case pattern[i] == '\'':
			quoted = !quoted
		case !quoted && isLetter(pattern[i]):
			return i
		}
	}
	return len(pattern)
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// unquote takes the quotes off literal text; two of them are one of the text.
func unquote(s string) string {
	if !strings.Contains(s, "'") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(s, "''", "\x00"), "'", ""), "\x00", "'")
}

// date fills a pattern.
func (f *formats) date(pattern string, t time.Time) string {
	var b strings.Builder
	named := strings.Contains(pattern, "MMM") || strings.Contains(pattern, "LLL")
	for pattern != "" {
		token, literal := cutField(pattern)
		switch {
		case literal:
			b.WriteString(unquote(token))
		case token[0] == 'd' && named && t.Day() == 1 && f.firstOfDate != "":
			b.WriteString(f.firstOfDate)
		default:
			b.WriteString(f.field(token[0], len(token), t))
		}
		pattern = pattern[len(token):]
	}
	return b.String()
}

// field writes one field of UTS #35's table of date field symbols; those that
// no pattern of the shipped data has are left out.
func (f *formats) field(letter byte, width int, t time.Time) string {
	switch letter {
	case 'y':
		year := t.Year()
		if width == 2 {
			year %= 100
		}
		return f.figures(year, width)
	case 'M':
		return f.month(width, t, &f.Months, &f.MonthsShort)
	case 'L':
		return f.month(width, t, &f.MonthsAlone, &f.MonthsShortAlone)
	case 'd':
		return f.figures(t.Day(), width)
	case 'E', 'c':
		if width < 4 {
			return f.DaysShort[t.Weekday()]
		}
		return f.Days[t.Weekday()]
	case 'G':
		return f.Era
	case 'H':
		return f.figures(t.Hour(), width)
	case 'h':
		return f.figures((t.Hour()+11)%12+1, width)
	case 'm':
		return f.figures(t.Minute(), width)
	case 'a':
		return f.Halves[t.Hour()/12]
	case 'B':
		return f.Hours[t.Hour()]
	}
	return ""
}

func (f *formats) month(width int, t time.Time, wide, short *[12]string) string {
	switch {
	case width >= 4:
		return wide[t.Month()-1]
	case width == 3:
		return short[t.Month()-1]
	}
	return f.figures(int(t.Month()), width)
}
