package render

import (
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// How many of each the home page shows.
const (
	homeAsks, homeEvents, homePeople, homePrinciples, homeNews = 2, 3, 8, 3, 3
	homeCloth, wayInCloth                                      = 12, 8
)

func (r *Renderer) home(f *file, lang int) error {
	id := r.site.Home()
	v, from := r.site.Shown(id, lang)
	title, titleLang := r.heading(id, lang)
	p := theme.HomePage{
		Page:  r.nodePage(id, lang),
		Entry: model.HomeKey,
		Name:  r.text(title, titleLang, lang),
		Body:  r.body(f, v, from, lang),
		Cloth: r.cloth(homeCloth),
		News:  r.news(lang, homeNews),
		Lists: map[string]string{},
	}
	p.Scripts = append(slices.Clip(p.Scripts), r.assets("events.js")...)
	description, descriptionLang := r.localized(r.site.Config.Description, lang)
	p.Lead = r.text(description, descriptionLang, lang)
	if v != nil {
		p.Lead = r.text(v.Summary(), from, lang)
		p.Borrowed = r.borrowed(v, from, lang)
	}
	for _, kind := range r.listed() {
		p.Lists[kind] = r.to(r.site.Find(kind), lang)
	}
	if m := r.site.Service("map"); m != site.None {
		p.Map = r.to(m, lang)
	}
	r.style(&p.Page, "asks.css")
	p.Asks = r.asks(r.exchange().Open(false), homeAsks, 0, lang)
	if x := r.site.Service(exchangeService); x != site.None {
		p.AllAsks = r.to(x, lang)
	}
	p.Areas = r.areaTiles(lang)
	p.Events = r.coming(lang, homeEvents)
	p.Principles = r.firstOf(model.Principles, lang, homePrinciples)
	r.addMembers(&p, lang)
	return r.execute(f, lang, &p)
}

// areaTiles shows the areas that are part of no other, each with how many
// people know it or one of its parts.
func (r *Renderer) areaTiles(lang int) []theme.Item {
	var out []theme.Item
	for _, id := range r.entries(model.Expertise, lang) {
		if len(r.site.Named(id, lang, "broader").Edges) > 0 {
			continue
		}
		out = append(out, r.areaTile(id, lang))
	}
	return out
}

func (r *Renderer) areaTile(id site.ID, lang int) theme.Item {
	it := r.item(id, lang)
	people := map[site.ID]bool{}
	r.gatherPeople(id, people, map[site.ID]bool{})
	it.Count = r.words[lang].N("people_count", len(people))
	return it
}

// maxParts is how many parts of an area are looked at to count its people.
const maxParts = 100

// gatherPeople adds the people who know an area or a narrower one.
func (r *Renderer) gatherPeople(area site.ID, people, seen map[site.ID]bool) {
	if seen[area] || len(seen) > maxParts {
		return
	}
	seen[area] = true
	for e := range r.site.Mentions(area, "expertise") {
		if r.isPerson(e.From) {
			people[e.From] = true
		}
	}
	for e := range r.site.Mentions(area, "broader") {
		r.gatherPeople(e.From, people, seen)
	}
}

// entries returns all entries of a kind, in the order of its list.
func (r *Renderer) entries(kind string, lang int) []site.ID {
	list := r.site.Find(kind)
	if list == site.None {
		return nil
	}
	var out []site.ID
	var walk func(id site.ID)
	walk = func(id site.ID) {
		for _, c := range r.site.Children(id, lang) {
			if r.site.Node(c).Role == site.Entry {
				out = append(out, c)
			}
			walk(c)
		}
	}
	walk(list)
	return out
}

func (r *Renderer) firstOf(kind string, lang, n int) []theme.Item {
	ids := r.entries(kind, lang)
	return r.itemsOf(ids[:min(n, len(ids))], lang)
}

func (r *Renderer) itemsOf(ids []site.ID, lang int) []theme.Item {
	out := make([]theme.Item, len(ids))
	for i, id := range ids {
		out[i] = r.item(id, lang)
	}
	return out
}

// coming shows the next events, the soonest first.
func (r *Renderer) coming(lang, n int) []theme.Item {
	ids := slices.DeleteFunc(r.entries(model.Events, lang), func(id site.ID) bool { return r.site.When(id).IsZero() || r.site.Past(id) })
	r.byDate(ids, lang)
	return r.itemsOf(ids[:min(n, len(ids))], lang)
}

// byDate orders events by when they start, the earliest first.
func (r *Renderer) byDate(ids []site.ID, lang int) {
	r.site.SortNodes(ids, lang)
	slices.SortStableFunc(ids, func(a, b site.ID) int { return r.site.When(a).Time.Compare(r.site.When(b).Time) })
}

// addMembers shows some of the people, those who speak the reader's language
// first, and all the towns.
func (r *Renderer) addMembers(p *theme.HomePage, lang int) {
	var people []site.ID
	for _, id := range r.entries(model.Members, lang) {
		switch {
		case r.site.Former(id):
		case r.isPerson(id):
			people = append(people, id)
		case r.site.Front(id, lang).Text("type") == "city":
			p.Towns = append(p.Towns, r.item(id, lang))
		}
	}
	p.People = r.inOrder(people, lang, func(id site.ID) theme.Item { return r.item(id, lang) })
	p.People = p.People[:min(homePeople, len(p.People))]
	if len(people) == 0 {
		return
	}
	w := r.words[lang]
	p.PeopleNote = w.N("people_count", len(people))
	if len(p.Towns) > 0 {
		p.PeopleNote = w.F("people_in_towns", map[string]string{"People": p.PeopleNote, "Towns": w.N("town_count", len(p.Towns))})
	}
}
