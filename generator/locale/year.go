package locale

import (
	"strings"
	"time"
)

// Year writes the year of t in the language's digits, without separators.
func (l *Localizer) Year(t time.Time) string { return l.formats.figures(t.Year(), 1) }

// Digits returns s with its ASCII digits replaced by those of the language.
func (l *Localizer) Digits(s string) string {
	if l.formats.digits[0] == "0" {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if '0' <= c && c <= '9' {
			b.WriteString(l.formats.digits[c-'0'])
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}
