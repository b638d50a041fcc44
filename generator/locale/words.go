package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins items as the language lists things that all hold: "a, b and c".
func (l *Localizer) List(items []string) string {
	pattern := &l.formats.List
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return join(l.formats.and(pattern[0], items[1]), items[0], items[1])
	default:
		out := join(l.formats.and(pattern[3], items[n-1]), items[n-2], items[n-1])
		for i := n - 3; i > 0; i-- {
			out = join(pattern[2], items[i], out)
		}
		return join(pattern[1], items[0], out)
	}
}

// and returns the pattern with the word for "and" that fits before next: in
// Spanish "Ama e Inés", in Hebrew a hyphen before other scripts. CLDR's
// patterns cannot say it.
func (f *formats) and(pattern, next string) string {
	switch {
	case f.language == "es" && startsWithI(next):
		return strings.Replace(pattern, " y ", " e ", 1)
	case f.language == "he" && !startsHebrew(next):
		return strings.Replace(pattern, "ו{1}", "ו-{1}", 1)
	}
	return pattern
}

// startsWithI reports whether a Spanish word starts with the sound of i, which
// in "hielo" and "hiato" it does not.
func startsWithI(s string) bool {
	s = strings.ToLower(s)
	after, h := strings.CutPrefix(s, "h")
	for _, i := range []string{"i", "í"} {
		if rest, ok := strings.CutPrefix(after, i); ok {
			return !h || !strings.HasPrefix(rest, "a") && !strings.HasPrefix(rest, "e")
		}
	}
	return false
}

func startsHebrew(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Hebrew, r)
}

// join fills a CLDR list pattern. Items may themselves contain "{0}", so the
// two are put in at once.
func join(pattern, first, second string) string {
	before, rest, _ := strings.Cut(pattern, "{0}")
	between, after, _ := strings.Cut(rest, "{1}")
	return before + first + between + second + after
}

// Quotes returns the quotation marks of the language: around a quotation, and
// around one within it, with the spaces that belong to them: French has
// no-break spaces within its guillemets.
func (l *Localizer) Quotes() (outer, inner [2]string) {
	q := l.formats.Quotes
	return [2]string{q[0], q[1]}, [2]string{q[2], q[3]}
}

// LanguageName returns what this language calls the language of tag, as in
// the middle of a sentence: "arabe". Where CLDR has no name for it, it is the
// language's own name.
func (l *Localizer) LanguageName(tag string) string {
	return nameOf(tag, l.formats.names, OwnName)
}

// OwnName returns the name of a language in itself, as an entry of a menu
// shows it: "Français", "العربية". Of a language CLDR does not name it is the
// tag.
func OwnName(tag string) string {
	return nameOf(tag, ownNames(), canonicalCase)
}

// nameOf looks for the name of tag, else of its language in the script it is
// written in ("zh-Hant" for "zh-TW"), else of its language.
func nameOf(tag string, names map[string]string, unknown func(string) string) string {
	for _, at := range nearestLocales(tag) {
		if name, ok := names[at]; ok {
			return name
		}
	}
	return unknown(tag)
}
