package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var numericDate = regexp.MustCompile(`^(\d{1,4})([./-])(\d{1,2})([./-])(\d{1,4})(?:[T ]+(\d{1,2})[:h.](\d{2})(?::(\d{2}))?)?$`)

// normalDate writes a date of a spreadsheet as front matter has it: year, month
// and day, with the time if it has one. Between dots the day comes first, as
// wherever dates are written so; between slashes or hyphens, what cannot be a
// month is the day, else the order decides. Ambiguous says that nothing does.
// What is no such date comes back as it is.
func normalDate(text, order string) (date string, ambiguous bool) {
	text = digits(text)
	parts := numericDate.FindStringSubmatch(text)
	if parts == nil || parts[2] != parts[4] {
		return text, false
	}
	number := func(i int) int { n, _ := strconv.Atoi(parts[i]); return n }
	a, b, c := number(1), number(3), number(5)
	var year, month, day int
	switch {
	case len(parts[1]) == 4:
		year, month, day = a, b, c
	case len(parts[5]) != 4: // two digits of a year could be anything
		return text, true
	case parts[2] == "." || a > 12 || a == b || order == dayFirst && b <= 12:
		year, month, day = c, b, a
	case b > 12 || order == monthFirst:
		year, month, day = c, a, b
	default:
		return text, true
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month {
		return text, false
	}
	date = t.Format(time.DateOnly)
	if parts[6] != "" {
		date += fmt.Sprintf("T%02d:%s", number(6), parts[7])
	}
	return date, false
}

// orderOf returns the order of day and month that the dates of a column show:
// that of those which can be read in one way only; "" where they show none, or
// both.
func orderOf(cells []string) string {
	day, month := false, false
	for _, text := range cells {
		parts := numericDate.FindStringSubmatch(digits(text))
		if parts == nil || parts[2] == "." || len(parts[1]) == 4 {
			continue
		}
		a, _ := strconv.Atoi(parts[1])
		b, _ := strconv.Atoi(parts[3])
		day, month = day || a > 12, month || b > 12
	}
	switch {
	case day && !month:
		return dayFirst
	case month && !day:
		return monthFirst
	}
	return ""
}

var clock = regexp.MustCompile(`^(\d{1,2})(?:[:h.](\d{2})?)?(?::\d{2})?\s*([AaPp]\.?[Mm]\.?)?$`)

// normalTime writes a time of day as front matter has it: 18:30. ok is false
// for what is none.
func normalTime(text string) (string, bool) {
	parts := clock.FindStringSubmatch(digits(strings.TrimSpace(text)))
	if parts == nil {
		return "", false
	}
	hour, _ := strconv.Atoi(parts[1])
	minute, _ := strconv.Atoi(parts[2])
	switch half := strings.ToLower(parts[3]); {
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), hour < 24 && minute < 60
}

// digits writes the digits of Arabic and Persian as 0 to 9.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '٠' <= r && r <= '٩':
			return '0' + r - '٠'
		case '۰' <= r && r <= '۹':
			return '0' + r - '۰'
		}
		return r
	}, s)
}

var grouped = regexp.MustCompile(`^[-+]?\d{1,3}([., '’]\d{3})+$`)

// normalNumber writes a number without what groups its digits. One group after
// a dot or a comma may be thousands or thousandths: it is thousands where whole
// numbers are counted.
func normalNumber(text string, whole bool) string {
	text = digits(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(text))
	if parts := grouped.FindStringSubmatch(text); parts != nil && (whole || strings.ContainsAny(text, " '’") || strings.Count(text, parts[1][:1]) > 1) {
		return strings.NewReplacer(".", "", ",", "", " ", "", "'", "", "’", "").Replace(text)
	}
	return text
}
