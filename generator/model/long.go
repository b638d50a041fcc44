package model

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// How many characters a text of front matter may have, and a title. Whoever
// refers to a page shows them, and menus show titles on every page: were there
// no limit, a few long ones would make every page long.
const maxText, maxTitle = 5000, 500

// maxNames is how many areas or languages a list may have. What is about an area
// is shown there, with all that it is about: that is the square of their number.
const maxNames = 100

// isTitle reports whether menus or lists show a field as what a thing is called.
func isTitle(field string) bool {
	return field == "title" || field == "sidebar_label" || field == "label"
}

// readText is [data.Reader.Text] with the limit of a field. A text that is
// longer is reported and cut.
func readText(r *data.Reader, v data.Value, field string) (string, bool) {
	text, ok := r.Text(v, field)
	most, hint := maxText, "say it shorter, and the rest in the text of the page"
	if isTitle(field) {
		most, hint = maxTitle, "a title is a line"
	}
	text, long := cut(text, most)
	if long {
		r.Report("field-long", v.Range, fmt.Sprintf("`%s` has more than %d characters", field, most), hint)
	}
	return text, ok
}

// fewEnough returns the items of a list, at most as many as its field may have.
func fewEnough(r *data.Reader, items []data.Value, f *Field) []data.Value {
	ref := f.reference()
	if len(items) <= maxNames || f.Type != Language && (ref == nil || !slices.Equal(ref.To, []string{Expertise})) {
		return items
	}
	r.Report("field-long", items[maxNames].Range, fmt.Sprintf("`%s` has more than %d entries", f.Name, maxNames), "name those that matter most")
	return items[:maxNames]
}

// title returns the first heading of a text as a title.
func title(file string, text string, at diag.Range) (string, diag.List) {
	text, long := cut(text, maxTitle)
	if !long {
		return text, nil
	}
	return text, diag.List{diag.New("field-long", file, at, fmt.Sprintf("the title has more than %d characters", maxTitle), "a title is a line")}
}

// cut returns at most so many characters of a text, and whether it has more.
func cut(text string, most int) (string, bool) {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return text, false
	}
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i], true
		}
	}
	return text, false
}
