package locale

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"indaba/generator/diag"
)

// wholeForm is a plural form that whole numbers take, and the first of them.
type wholeForm struct {
	name  string
	first int
}

// formsProbe is a message that says which form it takes. No id is empty.
var formsProbe = &i18n.Message{Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"}

// wholeFormsOf lists the plural forms that numbers of people and pages take in
// a language: for Arabic zero (0), one (1), two (2), few (3), many (11) and
// other (100). A million, for which French, Spanish and Portuguese have a form
// of their own, is none of them. go-i18n keeps its rules to itself, so it is
// asked number by number; no rule has a form that appears later than at 100.
func wholeFormsOf(filler *i18n.Localizer) []wholeForm {
	probe := message{id: formsProbe.ID, filled: true, from: filler}
	var forms []wholeForm
	for n := range 101 {
		name := probe.fill(nil, n)
		if !slices.ContainsFunc(forms, func(f wholeForm) bool { return f.name == name }) {
			forms = append(forms, wholeForm{name, n})
		}
	}
	return forms
}

// checkForms reports messages of a file that have plural forms, but not all
// those its language needs. A message without any says the same of all numbers.
func (b *builder) checkForms(f *messageFile) {
	var forms []wholeForm
	for _, id := range f.ids {
		m := f.byID[id]
		if m == nil || !hasForms(m) {
			continue
		}
		if forms == nil {
			forms = wholeFormsOf(b.sources[f.tag].filler(f.tag))
		}
		var missing, with []string
		for _, form := range forms {
			if *formOf(m, form.name) == "" {
				missing = append(missing, form.name)
				with = append(with, fmt.Sprintf("`%s` (such as %d)", form.name, form.first))
			}
		}
		if len(missing) > 0 {
			b.diags = append(b.diags, diag.New("message-missing", f.name, f.at[id],
				fmt.Sprintf("the message `%s` lacks plural forms of %s (%s): %s", id, OwnName(f.tag), f.tag, strings.Join(missing, ", ")),
				"write "+strings.Join(with, ", ")+"; until then `other` stands in"))
		}
	}
}
