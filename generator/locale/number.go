package locale

import (
	"strconv"
	"strings"
)

// Number writes n in the language's digits and with its separators: "1,234",
// "1 234", "١٬٢٣٤".
func (l *Localizer) Number(n int) string { return l.formats.number(n) }

func (f *formats) number(n int) string {
	s := strconv.Itoa(n)
	if f.plain(s) {
		return s
	}
	var b strings.Builder
	if s[0] == '-' {
		b.WriteString(f.Minus)
		s = s[1:]
	}
	grouped := f.Grouping[0] > 0 && len(s) >= f.Grouping[0]+f.MinGrouping
	for i := range len(s) {
		if grouped && i > 0 && f.startsGroup(len(s)-i) {
			b.WriteString(f.Group)
		}
		b.WriteString(f.digits[s[i]-'0'])
	}
	return b.String()
}

// plain reports whether s is already as the locale writes it.
func (f *formats) plain(s string) bool {
	return len(s) < 4 && s[0] != '-' && f.digits[0] == "0"
}

// startsGroup reports whether the digit that has left-1 more behind it is the
// first of a group (UTS #35, part 3: "#,##,##0" groups by three, then two).
func (f *formats) startsGroup(left int) bool {
	first, more := f.Grouping[0], f.Grouping[1]
	return left == first || left > first && (left-first)%more == 0
}

// figures writes n without separators, with at least width digits.
func (f *formats) figures(n, width int) string {
	s := strconv.Itoa(n)
	if len(s) < width {
		s = strings.Repeat("0", width-len(s)) + s
	}
	if f.digits[0] == "0" {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(f.digits[s[i]-'0'])
	}
	return b.String()
}
