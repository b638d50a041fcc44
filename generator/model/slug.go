package model

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug makes of a file's name, in any script, the name of an entry and a part
// of its address: NFC, lower case, letters, marks, digits, `.` and `_` kept,
// everything else one hyphen; cut to what disks hold, and no name of a device on
// Windows. It is its own inverse on slugs: Slug(Slug(s)) == Slug(s).
func Slug(s string) string {
	if isSlug(s) {
		return portable(s)
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(norm.NFC.String(s))) {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '_' && r != '.' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	if slug := strings.Trim(b.String(), ".-"); slug != "" {
		return portable(slug)
	}
	return portable(codePoints(s))
}

// codePoints spells a name of which no letter or digit is left, such as an
// emoji, by the numbers of its characters.
func codePoints(s string) string {
	var parts []string
	for _, r := range s {
		parts = append(parts, strconv.FormatInt(int64(r), 16))
	}
	return strings.Join(parts, "-")
}

// isSlug reports whether s is plainly a slug already, as most names are.
func isSlug(s string) bool {
	for i := range len(s) {
		c := s[i]
		hyphen := c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-'
		if !hyphen && !('a' <= c && c <= 'z') && !('0' <= c && c <= '9') {
			return false
		}
	}
	return s != ""
}

// cutOrder splits a number prefix, such as `03-` or `1. `, from a name of a
// file or folder; ok is false when it has none. Dates and versions at the
// start of a name are no prefix. The rule is that of Docusaurus.
func cutOrder(name string) (order float64, rest string, ok bool) {
	digits := 0
	for digits < len(name) && '0' <= name[digits] && name[digits] <= '9' {
		order = order*10 + float64(name[digits]-'0')
		digits++
	}
	after := strings.TrimLeft(name[digits:], " ")
	rest = strings.TrimLeft(after, "-_.")
	separated := len(rest) < len(after)
	rest = strings.TrimLeft(rest, " ")
	if digits == 0 || !separated || rest == "" {
		return 0, name, false
	}
	// `2021-04-15-x`, `04-15-x` and `7.1-x`: the number goes on.
	if '0' <= rest[0] && rest[0] <= '9' {
		return 0, name, false
	}
	return order, rest, true
}
