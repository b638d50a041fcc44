package render

import (
	"net/url"
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
	"indaba/generator/weave"
)

// memberPage adds to a page what only members have: the strip, area by area,
// asks and offers, and of a town or organisation its people.
func (r *Renderer) memberPage(p *theme.EntryPage, id site.ID, v *site.Version, from, lang int, relations *[]site.Relation) {
	if v == nil {
		return
	}
	p.Type = v.Front.Text("type")
	p.Role = r.field(v, "role", lang)
	p.OtherNames = r.otherNames(id, lang)
	p.Mark = r.marks.of(id)
	p.Speaks = r.spoken(v.Front.Texts("languages"))
	p.Facts = r.memberFacts(v, lang)
	if email := v.Front.Text("email"); email != "" { // the site has it only of those who agreed
		p.Actions = []theme.Link{{URL: "mailto:" + url.PathEscape(email), Text: theme.Text{Text: r.words[lang].F("write_to", map[string]string{"Name": p.Name.Text})}}}
	}
	p.Areas, p.Page.Band = nil, ""
	areas := r.site.Named(id, lang, "expertise").Edges
	for _, patch := range weave.Tall(nameOf(r.site.Node(id)), r.marks.threads(id)) {
		if patch.Index < 0 {
			continue
		}
		it := r.item(areas[patch.Index].To, lang)
		it.Mark = patch.Mark
		r.setLevel(&it, areas[patch.Index], lang)
		p.Expertise = append(p.Expertise, it)
	}
	take(relations, "asks")
	take(relations, "offers")
	r.style(&p.Page, "asks.css")
	p.Asks = r.memberAsks(id, lang)
	r.addAlike(p, id, lang)
	affiliated := take(relations, "affiliated")
	p.Affiliated = r.items(affiliated, lang)
}

// otherNames returns what a member is called in other languages, where that is
// written differently.
func (r *Renderer) otherNames(id site.ID, lang int) []theme.Text {
	shown, _ := r.site.Title(id, lang)
	seen := []string{shown}
	var out []theme.Text
	for l, v := range r.site.Node(id).Versions {
		if v != nil && !slices.Contains(seen, v.Title) {
			seen = append(seen, v.Title)
			out = append(out, r.text(v.Title, l, lang))
		}
	}
	return out
}

func (r *Renderer) setLevel(it *theme.Item, e site.Edge, lang int) {
	if it.Level = level(e); it.Level > 0 {
		it.LevelText = r.words[lang].T("level." + model.Levels[it.Level-1])
	}
}

// isPerson reports whether a node is a member who is a person.
func (r *Renderer) isPerson(id site.ID) bool {
	n := r.site.Node(id)
	return n.Role == site.Entry && n.Kind.Name == model.Members && r.site.Front(id, 0).Text("type") == "person"
}
