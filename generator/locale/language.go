// Package locale knows languages: what the interface says in each, how it
// writes numbers, dates, lists and the names of other languages, how it sorts,
// and which way it runs.
//
// [Load] turns the languages of a site and their message files into a
// [Catalog]; its [Localizer] for a language is all the other packages need.
// Both never change once made, and any number of goroutines may use them.
//
// Messages are in go-i18n's format. A language without a message borrows it:
// from a shorter form of its own tag ("pt" for "pt-BR"), then from the
// languages the site names as its fallbacks, then from English. A borrowed
// message keeps the plural rules of the language it is written in.
//
// Dates, numbers, lists and names come from the Unicode CLDR; cldr.go
// says how they are kept.
package locale

import (
	"errors"
	"strings"

	"golang.org/x/text/language"
)

// Language is one language of a site as site.yaml declares it.
type Language struct {
	Code     string   // as written in site.yaml: folder and URL segment, e.g. "pt", "zh-Hant"
	Tag      string   // BCP 47, for lang and hreflang attributes, in canonical case
	Name     string   // its own name, in itself
	Dir      string   // "ltr" or "rtl"
	Locale   string   // CLDR locale for dates, numbers and sorting; default Tag
	Fallback []string // codes of the languages a missing page is borrowed from, in order
}

// Complete fills what is empty of l: Tag from Code, the rest from CLDR. A
// language that CLDR has no name for is called by its tag. ok is false when
// the tag, or a locale that was given, is not well-formed (BCP 47, 2.2.9);
// l then comes back as complete as it can be.
//
// English that names no country is taken as the English of the world (CLDR's
// en-001, "1 March 2026"), not that of the United States.
func (l Language) Complete() (_ Language, ok bool) {
	if l.Tag == "" {
		l.Tag = l.Code
	}
	ok = wellFormed(l.Tag) && (l.Locale == "" || wellFormed(l.Locale))
	l.Tag = canonicalCase(l.Tag)
	if l.Name == "" {
		l.Name = OwnName(l.Tag)
	}
	if l.Dir == "" {
		l.Dir = Direction(l.Tag)
	}
	if l.Locale == "" {
		l.Locale = l.Tag
	}
	if l.Locale == "en" {
		l.Locale = "en-001"
	}
	return l, ok
}

// Distinguish gives the languages of a site, each of them complete, names
// that tell them apart: where two have one name, those whose tag says more
// than the language say so behind it, as in "Português (Moçambique)".
func Distinguish(languages []Language) {
	for _, more := range []func(tag string) string{placeOf, inBrackets} {
		count := map[string]int{}
		for _, l := range languages {
			count[l.Name]++
		}
		for i := range languages {
			if l := &languages[i]; count[l.Name] > 1 {
				l.Name += more(l.Tag)
			}
		}
	}
}

// placeOf returns what stands behind the name of a language for the region of
// its tag, if it has one: the place in that language, else its code.
func placeOf(tag string) string {
	t, _ := language.Parse(tag)
	region, sure := t.Region()
	if sure != language.Exact || region.String() == "ZZ" {
		return ""
	}
	for _, at := range nearestLocales(tag) {
		if place := places()[at]; place != "" {
			return place
		}
	}
	return " (" + region.String() + ")"
}

// inBrackets tells variants apart that differ in something without a name.
func inBrackets(tag string) string {
	if !strings.Contains(tag, "-") {
		return ""
	}
	return " (" + tag + ")"
}

// IsTag reports whether s is a language tag that a folder is plausibly named
// after, such as "en", "quc", "pt-BR" or "zh-Hant", but not "events", "map" or
// "IT": the language comes in lower case and is either one of the two-letter
// ones of ISO 639-1 or one CLDR has a locale for, and every other part is
// registered. A language beyond these can be declared in site.yaml.
func IsTag(s string) bool {
	first, _, _ := strings.Cut(s, "-")
	if strings.Contains(s, "_") || first != strings.ToLower(first) {
		return false
	}
	if _, err := language.Parse(s); err != nil {
		return false
	}
	switch len(first) {
	case 2:
		_, err := language.ParseBase(first)
		return err == nil
	case 3:
		_, known := ownNames()[first]
		return known && first != "und"
	}
	return false
}

// Direction returns "rtl" for a tag whose script, written in it or most
// likely for its language, runs from right to left, else "ltr".
func Direction(tag string) string {
	switch Script(tag) {
	case "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi":
		return "rtl"
	}
	return "ltr"
}

// Script returns the script, as ISO 15924 names it, that a tag says or that its
// language is most likely written in: "Latn".
func Script(tag string) string {
	t, _ := language.Parse(tag)
	script, _ := t.Script()
	return script.String()
}

// wellFormed reports whether s has the form of a tag (BCP 47, 2.1), whether
// or not its parts are registered.
func wellFormed(s string) bool {
	_, err := language.Parse(s)
	var unknown language.ValueError
	return (err == nil || errors.As(err, &unknown)) && !strings.Contains(s, "_")
}

// canonicalCase writes a tag as BCP 47, 2.1.1 recommends: "zh-Hant-TW". It
// does not replace outdated parts, since a site's author chose them, and
// leaves alone what is not a tag.
func canonicalCase(tag string) string {
	if !wellFormed(tag) {
		return tag
	}
	parts := strings.Split(strings.ToLower(tag), "-")
	for i := 1; i < len(parts); i++ {
		p := parts[i]
		switch {
		case len(parts[i-1]) == 1: // after a singleton everything stays lower
			return strings.Join(parts, "-")
		case len(p) == 2:
			parts[i] = strings.ToUpper(p)
		case len(p) == 4 && p[0] >= 'a':
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "-")
}
