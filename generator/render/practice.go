package render

import (
	"cmp"
	"slices"

	"indaba/generator/data"
	"indaba/generator/locale"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// practice shows where a playbook and its chapters are practised and what came
// of it, what it was adapted from, and what grew out of it, over all
// generations.
func (r *Renderer) practice(id site.ID, lang int, relations *[]site.Relation) []theme.Relation {
	own := take(relations, "known-instances")
	instances := theme.Relation{Name: "known-instances", Label: r.relationLabel("known-instances", lang)}
	for _, e := range own.Edges {
		instances.Items = append(instances.Items, r.instance(e, lang))
	}
	r.addChapters(&instances, id, lang)
	instances.Items = append(instances.Items, r.absent(id, "known-instances", nil, lang)...)
	out := []theme.Relation{instances}
	for _, name := range []string{"adapted-from", "adapted-as"} {
		rel := take(relations, name)
		tree := theme.Relation{Name: name, Label: r.relationLabel(name, lang)}
		places := &places{}
		seen := map[site.ID]bool{id: true}
		for _, e := range rel.Edges {
			if item, fresh := r.generation(rel.Other(e), name, lang, seen, places); fresh {
				tree.Items = append(tree.Items, item)
			}
		}
		if name == "adapted-as" && len(places.names) > 0 {
			tree.Note = r.words[lang].F("adapted_in", map[string]string{"Places": r.words[lang].List(places.names)})
		}
		out = append(out, tree)
	}
	return slices.DeleteFunc(out, func(rel theme.Relation) bool { return len(rel.Items) == 0 })
}

// addChapters adds where the chapters of a playbook are practised.
func (r *Renderer) addChapters(to *theme.Relation, id site.ID, lang int) {
	for _, c := range r.site.Children(id, lang) {
		for e := range r.site.References(c, "known-instances") {
			it := r.instance(e, lang)
			chapter := r.link(c, lang)
			it.Notes = append(it.Notes, chapter.Text)
			to.Items = append(to.Items, it)
		}
		r.addChapters(to, c, lang)
	}
}

// maxLineage is how many relatives a page shows. The pages of those shown last
// show what lies beyond; were it not so, the pages of a long line would have
// the square of its length.
const maxLineage = 60

// generation shows a playbook that another was adapted from, or as, with what
// lies beyond it. It is false for one that was seen before.
func (r *Renderer) generation(id site.ID, relation string, lang int, seen map[site.ID]bool, found *places) (theme.Item, bool) {
	if seen[id] || len(seen) > maxLineage {
		return theme.Item{}, false
	}
	seen[id] = true
	it := r.item(id, lang)
	it.Lead = theme.Text{}
	for e := range r.site.References(id, "known-instances") {
		place := r.placeOf(e.To, lang)
		it.Notes = append(it.Notes, place)
		found.add(place.Text)
	}
	beyond := r.site.Named(id, lang, relation)
	for _, e := range beyond.Edges {
		if next, fresh := r.generation(beyond.Other(e), relation, lang, seen, found); fresh {
			it.Items = append(it.Items, next)
		}
	}
	return it, true
}

// places are names of places, each once.
type places struct{ names []string }

func (p *places) add(name string) {
	if name != "" && !slices.Contains(p.names, name) {
		p.names = append(p.names, name)
	}
}

// placeOf says where a member is: a town is itself, others have a place, or
// else a name.
func (r *Renderer) placeOf(id site.ID, lang int) theme.Text {
	title, from := r.site.Title(id, lang)
	name := r.text(title, from, lang)
	v, _ := r.site.Shown(id, lang)
	if v == nil || v.Front.Text("type") == "city" {
		return name
	}
	place := r.field(v, "place", lang)
	place.Text = cmp.Or(place.Text, name.Text)
	return place
}

// instance shows a member who practises a playbook, and where that is.
func (r *Renderer) instance(e site.Edge, lang int) theme.Item {
	it := r.item(e.To, lang)
	it.Languages, it.Notes = nil, nil
	if place := r.placeOf(e.To, lang); place != it.Text {
		it.Notes = []theme.Text{place}
	}
	r.addInstance(&it, e, lang)
	return it
}

// addInstance shows what is said of a member who practises a playbook.
func (r *Renderer) addInstance(it *theme.Item, e site.Edge, lang int) {
	o, w := e.Mention.Object, r.words[lang]
	if since := o.Text("since"); since != "" {
		it.Notes = append(it.Notes, theme.Text{Text: w.F("since", map[string]string{"Date": r.day(since, lang)})})
	}
	if outcome := o.Text("outcome"); outcome != "" {
		it.Lead = r.text(outcome, e.Lang, lang)
	} else {
		it.Lead = theme.Text{}
	}
	if evidence := o.Text("evidence"); evidence != "" {
		it.More = &theme.Link{URL: evidence, Text: theme.Text{Text: w.T("evidence")}}
	}
}

// day writes a date that an author may also give as a year alone.
func (r *Renderer) day(text string, lang int) string {
	if d, ok := data.ParseDate(text); ok {
		return r.words[lang].Date(d.Day(), locale.Long)
	}
	return r.words[lang].Digits(text)
}
