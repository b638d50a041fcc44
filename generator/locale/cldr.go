package locale

import (
	"archive/zip"
	_ "embed"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// The archive holds a JSON file for each language, so that only those a site
// speaks are unpacked. In it a locale stands as its difference from its
// parent: reading the chain from the top into one struct gives the whole.
//
//go:generate node cldr/generate.mjs
//go:embed cldr/cldr.zip
var archive string

// formats is what CLDR says of one locale, always for the Gregorian calendar.
// Patterns are those of UTS #35, part 4.
type formats struct {
	Parent string `json:"parent"`

	Months           [12]string `json:"months"` // beside a day: genitive where a language has it
	MonthsAlone      [12]string `json:"monthsAlone"`
	MonthsShort      [12]string `json:"monthsShort"`
	MonthsShortAlone [12]string `json:"monthsShortAlone"`
	Days             [7]string  `json:"days"` // Sunday first, as full dates have them
	DaysShort        [7]string  `json:"daysShort"`
	Halves           [2]string  `json:"halves"` // before and after noon
	Hours            [24]string `json:"hours"`  // what part of the day each is in, where times say it
	Era              string     `json:"era"`
	Full             string     `json:"full"`
	Long             string     `json:"long"`
	Short            string     `json:"short"`
	MonthYear        string     `json:"monthYear"`
	Clock            string     `json:"time"`
	Ranges           [3]string  `json:"ranges"` // of dates that differ in day, month, year

	Digits      string `json:"digits"`
	Group       string `json:"group"`
	Minus       string `json:"minus"`
	Grouping    [2]int `json:"grouping"`    // digits in the last group and in those before it
	MinGrouping int    `json:"minGrouping"` // digits that must stand before the first separator

	List   [4]string `json:"list"`   // of two; at the start, in the middle, at the end of more
	Quotes [4]string `json:"quotes"` // outer and inner pair
	Names  string    `json:"names"`  // of the languages in named, between bars

	language    string
	digits      [10]string
	names       map[string]string // of languages, by tag
	firstOfDate string            // what a date says for the first of a month, where that is not "1"
}

// unpacked returns the files of the archive. Its directory is read once; the
// files only when opened.
var unpacked = sync.OnceValue(func() *zip.Reader {
	z, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic("locale: embedded cldr.zip: " + err.Error())
	}
	return z
})

// ownNames maps tags to what their language is called in itself.
var ownNames = sync.OnceValue(func() map[string]string {
	var names map[string]string
	readArchive("own-names", &names)
	return names
})

// places maps tags to what stands behind the name of a language to tell it
// from its other variants: "pt-BR" to " (Brasil)".
var places = sync.OnceValue(func() map[string]string {
	var places map[string]string
	readArchive("places", &places)
	return places
})

// named lists the languages whose names the formats have.
var named = sync.OnceValue(func() []string {
	var tags []string
	readArchive("named", &tags)
	return tags
})

// readArchive decodes one file of the archive into v and reports whether
// there is one. A file that cannot be read is a mistake of this package.
func readArchive(name string, v any) bool {
	f, err := unpacked().Open(name + ".json")
	if err != nil {
		return false
	}
	defer f.Close()
	src, err := io.ReadAll(f)
	if err == nil {
		err = json.Unmarshal(src, v)
	}
	if err != nil {
		panic("locale: embedded " + name + ".json: " + err.Error())
	}
	return true
}

// readFormats returns the formats of a locale: its own, else those of the
// nearest locale of its language ("zh-TW": zh-Hant). ok is false where CLDR
// has no dates for the language.
func readFormats(locale string) (_ *formats, ok bool) {
	candidates := nearestLocales(locale)
	var bundle map[string]json.RawMessage
	if !readArchive(candidates[len(candidates)-1], &bundle) {
		return nil, false
	}
	for _, name := range candidates {
		if _, ok := bundle[name]; !ok {
			continue
		}
		f := formats{names: map[string]string{}}
		f.inherit(bundle, name)
		f.finish(candidates)
		return &f, true
	}
	return nil, false
}

// inherit reads the locale name over what it inherits from.
func (f *formats) inherit(bundle map[string]json.RawMessage, name string) {
	src, ok := bundle[name]
	var at struct {
		Parent *string `json:"parent"`
	}
	if ok {
		if err := json.Unmarshal(src, &at); err != nil {
			panic("locale: embedded locale " + name + ": " + err.Error())
		}
	}
	parent, _, _ := cutLast(name)
	if at.Parent != nil {
		parent = *at.Parent
	}
	if parent != "" {
		f.inherit(bundle, parent)
	}
	if ok {
		f.Names = ""
		json.Unmarshal(src, f) // was read once above
		f.addNames()
	}
}

// addNames puts the names of one locale over those of its parent.
func (f *formats) addNames() {
	i := 0
	for name := range strings.SplitSeq(f.Names, "|") {
		if name != "" {
			f.names[named()[i]] = name
		}
		i++
	}
}

// finish works out what the data says without words, and adds what CLDR has
// no field for. The locales are those of nearestLocales.
func (f *formats) finish(locales []string) {
	i := 0
	for _, digit := range f.Digits {
		f.digits[i] = string(digit)
		i++
	}
	f.language = locales[len(locales)-1]
	if f.language != "fr" {
		return
	}
	f.firstOfDate = "1er"
	if f.Quotes[2] == "”" { // CLDR has these of Canada the wrong way round
		f.Quotes[2], f.Quotes[3] = f.Quotes[3], f.Quotes[2]
	}
	if !slices.Contains(locales, "fr-CH") && !slices.Contains(locales, "fr-LI") {
		f.spaceGuillemets()
	}
}

// spaceGuillemets puts no-break spaces within guillemets, as French does
// outside of Switzerland.
func (f *formats) spaceGuillemets() {
	for i, mark := range f.Quotes {
		switch mark {
		case "«", "‹":
			f.Quotes[i] = mark + "\u00a0"
		case "»", "›":
			f.Quotes[i] = "\u00a0" + mark
		}
	}
}

// nearestLocales lists the locales that may serve for a tag, the best first;
// the last is its language alone.
func nearestLocales(tag string) []string {
	t, err := language.Parse(tag)
	if err != nil { // of an unknown language nothing is likely
		first, _, _ := strings.Cut(tag, "-")
		return []string{canonicalCase(tag), strings.ToLower(first)}
	}
	base, _ := t.Base()
	script, _ := t.Script()
	region, _ := t.Region()
	b, s, r := base.String(), script.String(), region.String()
	return []string{canonicalCase(tag), b + "-" + s + "-" + r, b + "-" + s, b + "-" + r, b}
}

// cutLast splits a tag before its last part.
func cutLast(tag string) (before, last string, found bool) {
	i := strings.LastIndexByte(tag, '-')
	if i < 0 {
		return "", tag, false
	}
	return tag[:i], tag[i+1:], true
}
