package render

import (
	"indaba/generator/schema"
	"indaba/generator/site"
)

// work describes what somebody wrote. A playbook is an Article and a
// LearningResource: a HowTo would need its steps one by one, and no text says
// which of its lists they are.
func (d *describer) work(types ...string) schema.Work {
	network := d.r.network(d.lang)
	out := schema.Work{
		Thing: d.thing(types...), Headline: d.p.Title, Language: d.language(), AccessibleFree: true,
		Author: d.refs("authors"), Publisher: &network, About: d.refs("expertise"), BasedOn: d.refs("adapted-from"),
		PartOf: d.partOf(), Parts: d.parts(),
	}
	out.ID = out.URL
	if d.v == nil {
		return out
	}
	if date := d.v.Front.Date("date"); !date.IsZero() {
		out.Published = date.Day().Format("2006-01-02")
	}
	if text := d.v.Front.Text("audience"); text != "" {
		out.Audience = &schema.Audience{Type: "Audience", For: text}
	}
	for e := range d.r.site.References(d.id, "translators") {
		if thing, ok := d.ref(e.To); ok && e.Lang == d.v.Lang {
			out.Translator = append(out.Translator, thing)
		}
	}
	d.addEditions(&out)
	return out
}

// partOf names the playbook that the page is a chapter of; nil if none.
func (d *describer) partOf() *schema.Thing {
	parent := d.r.site.Node(d.id).Parent
	if parent == site.None || d.r.site.Node(parent).Role == site.List {
		return nil
	}
	out := d.named(parent, "CreativeWork")
	return &out
}

func (d *describer) parts() []schema.Thing {
	var out []schema.Thing
	for _, c := range d.r.site.Children(d.id, d.lang) {
		out = append(out, d.named(c, "CreativeWork"))
	}
	return out
}

// addEditions names the work's translations, or what it is a translation of.
func (d *describer) addEditions(w *schema.Work) {
	n := d.r.site.Node(d.id)
	if d.from != n.Original {
		original := d.edition(w, n.Original)
		w.TranslationOf = &original
		return
	}
	for lang, v := range n.Versions {
		if v != nil && lang != n.Original {
			w.Translations = append(w.Translations, d.edition(w, lang))
		}
	}
}

func (d *describer) edition(w *schema.Work, lang int) schema.Edition {
	return schema.Edition{Type: w.Type, ID: d.r.absoluteTo(d.id, lang), Language: d.r.site.Languages[lang].Tag}
}
