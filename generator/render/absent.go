package render

import (
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// absent returns what a list of people says of members who are not published:
// how many they are, and no more.
func (r *Renderer) absent(id site.ID, relation string, v *site.Version, lang int) []theme.Item {
	former, others := 0, 0
	for _, a := range r.site.Absent(id) {
		switch {
		case a.Relation != relation:
		case v != nil && (relation == "translators" || relation == "reviewed-by") && a.Lang != v.Lang:
		case a.Former:
			former++
		default:
			others++
		}
	}
	var out []theme.Item
	for _, words := range []struct {
		id string
		n  int
	}{{"absent_members", others}, {"former_members", former}} {
		if words.n > 0 {
			out = append(out, theme.Item{Link: theme.Link{Text: theme.Text{Text: r.words[lang].N(words.id, words.n)}}, Kind: model.Members})
		}
	}
	return out
}

// addAbsent adds to the relations of a page those who are not published, where
// the layout has no place of its own for them.
func (r *Renderer) addAbsent(p *theme.EntryPage, id site.ID, lang int, people []string) {
	done := append([]string{"related", "succeeded-by", "known-instances"}, people...)
	for _, a := range r.site.Absent(id) {
		if slices.Contains(done, a.Relation) {
			continue
		}
		done = append(done, a.Relation)
		i := slices.IndexFunc(p.Relations, func(rel theme.Relation) bool { return rel.Name == a.Relation })
		if i < 0 {
			i = len(p.Relations)
			p.Relations = append(p.Relations, theme.Relation{Name: a.Relation, Label: r.relationLabel(a.Relation, lang)})
		}
		p.Relations[i].Items = append(p.Relations[i].Items, r.absent(id, a.Relation, nil, lang)...)
	}
}
