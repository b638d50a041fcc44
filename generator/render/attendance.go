package render

import (
	"indaba/generator/site"
	"indaba/generator/theme"
)

// addAttendance says how many take part in an event, or took part, and where
// they are from. The names of those who agreed stand among the people.
func (r *Renderer) addAttendance(p *theme.EntryPage, id site.ID, lang int) {
	a := r.site.Attendance(id, lang)
	var values []theme.Link
	if a.People > 0 {
		values = append(values, theme.Link{Text: theme.Text{Text: r.words[lang].N("people_count", a.People)}})
	}
	for _, town := range a.Towns {
		values = append(values, r.link(town, lang))
	}
	for _, place := range a.Places {
		name, from := place.In(lang)
		values = append(values, theme.Link{Text: r.text(name, from, lang)})
	}
	if len(values) == 0 {
		return
	}
	label := r.words[lang].T("taking_part")
	if r.site.Past(id) {
		label = r.relationLabel("participants", lang)
	}
	p.Facts = append(p.Facts, theme.Fact{Label: label, Values: values})
}
