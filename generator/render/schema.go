package render

import (
	"cmp"
	"html/template"
	"strings"

	"indaba/generator/model"
	"indaba/generator/schema"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// describe describes the page of a node to machines, in the terms of
// schema.org: what it is about, and where it lies. P is filled as far as
// [Renderer.nodePage] fills it.
//
// Of people it says what their profile shows, and nothing of those who have
// none, since nobody knows what they agreed to. Where people.index is false it
// says nothing of people at all: it is search engines who read it.
func (r *Renderer) describe(p *theme.Page, id site.ID, lang int) template.HTML {
	if p.NoIndex {
		return ""
	}
	d := describer{r: r, p: p, id: id, lang: lang}
	d.v, d.from = r.site.Shown(id, lang)
	things := d.things()
	if crumbs := d.crumbs(); len(crumbs.Steps) > 1 {
		things = append(things, crumbs)
	}
	return schema.Block(things...)
}

// describer describes one page.
type describer struct {
	r    *Renderer
	p    *theme.Page
	id   site.ID
	lang int
	v    *site.Version // nil for a page that nobody wrote a text for
	from int           // the language of v
}

// things describes what the page is about.
func (d *describer) things() []any {
	n := d.r.site.Node(d.id)
	switch {
	case n.Role == site.Home:
		return d.r.describeNetwork(d.lang)
	case n.Role == site.List && n.Kind.Name == model.Expertise:
		return []any{d.termSet()}
	case n.Role != site.Entry:
		return []any{d.page("CollectionPage")}
	}
	switch n.Kind.Name {
	case model.Members:
		return d.member()
	case model.Events:
		return d.event()
	case model.Expertise:
		return []any{schema.Term{Thing: d.thing("DefinedTerm"), Set: d.set()}}
	case model.Pages:
		return []any{d.page("WebPage")}
	case model.Playbooks:
		return []any{d.work("Article", "LearningResource")}
	}
	return []any{d.work("Article")}
}

// describeNetwork describes the network and its site in a language.
func (r *Renderer) describeNetwork(lang int) []any {
	named := r.network(lang)
	network := schema.Organization{Thing: named}
	network.Description, _ = r.localized(r.site.Config.Description, lang)
	if logo := r.logo(); logo != nil {
		network.Logo = r.origin + logo.URL
	}
	home := r.absolute(r.site.Root(lang))
	web := schema.Site{
		Thing:     schema.Thing{Type: schema.Texts{"WebSite"}, ID: home + "#website", Name: network.Name, URL: home},
		Language:  r.site.Languages[lang].Tag,
		Publisher: &named,
	}
	if search := r.site.Service("search"); search != site.None {
		web.Search = schema.NewSearch(r.absoluteTo(search, lang))
	}
	return []any{network, web}
}

// network names the network.
func (r *Renderer) network(lang int) schema.Thing {
	return schema.Thing{Type: schema.Texts{"Organization"}, ID: r.absolute("") + "#network", Name: r.siteTitle(lang).Text.Text, URL: r.absolute("")}
}

// thing is what every description of an entry has.
func (d *describer) thing(types ...string) schema.Thing {
	out := schema.Thing{Type: types, Name: d.p.Title, URL: d.p.Canonical}
	if d.v == nil {
		return out
	}
	out.Description = d.v.Summary()
	if image := d.r.image(d.id, d.lang); image != nil {
		out.Image = d.r.origin + image.URL
	}
	return out
}

// page describes a page that is no more than that.
func (d *describer) page(kind string) schema.Work {
	return schema.Work{Thing: d.thing(kind), Language: d.language()}
}

// language returns that of the text on the page.
func (d *describer) language() string {
	if d.v == nil {
		return d.p.Lang
	}
	return d.r.site.Languages[d.from].Tag
}

// termSet describes the list of all areas, of which the page shows each.
func (d *describer) termSet() schema.TermSet {
	out := schema.TermSet{Thing: d.thing("DefinedTermSet"), Language: d.language()}
	out.ID = out.URL
	for _, area := range d.r.entries(model.Expertise, d.lang) {
		out.Terms = append(out.Terms, d.named(area, "DefinedTerm"))
	}
	return out
}

func (d *describer) set() *schema.Thing {
	list := d.r.site.Node(d.id).Parent
	for d.r.site.Node(list).Role != site.List {
		list = d.r.site.Node(list).Parent
	}
	name, _ := d.r.heading(list, d.lang)
	url := d.r.absoluteTo(list, d.lang)
	return &schema.Thing{Type: schema.Texts{"DefinedTermSet"}, ID: url, Name: name}
}

// member describes a person, a town or an organisation; nothing of a member
// who does not say which it is.
func (d *describer) member() []any {
	if d.v == nil {
		return nil
	}
	front := d.v.Front
	languages, knows := schema.Texts(front.Texts("languages")), d.knows()
	var place *schema.Place
	if name := front.Text("place"); name != "" {
		place = &schema.Place{Thing: schema.Thing{Type: schema.Texts{"Place"}, Name: name}}
	}
	var links schema.Texts
	for o := range front.Objects("links") {
		if url := d.r.whole(o.Text("url")); url != "" {
			links = append(links, url)
		}
	}
	switch front.Text("type") {
	case "person":
		out := schema.Person{Thing: d.thing("Person"), JobTitle: front.Text("role"), Affiliation: d.refs("affiliations"), Knows: knows, Languages: languages, Location: place}
		out.SameAs = links
		return []any{out}
	case "city":
		out := schema.Place{Thing: d.thing("City"), Within: place}
		out.SameAs, out.AlternateName = links, d.otherNames()
		return []any{out}
	case "organisation":
		out := schema.Organization{Thing: d.thing("Organization"), Knows: knows, Languages: languages, Location: place}
		out.SameAs, out.AlternateName = links, d.otherNames()
		return []any{out}
	}
	return nil
}

// knows names the areas that a member knows, without those it wants to learn.
func (d *describer) knows() []schema.Thing {
	var out []schema.Thing
	for e := range d.r.site.References(d.id, "expertise") {
		if e.Mention.Object.Text("level") != model.Levels[0] {
			out = append(out, d.named(e.To, "DefinedTerm"))
		}
	}
	return out
}

func (d *describer) otherNames() schema.Texts {
	var out schema.Texts
	for _, name := range d.r.otherNames(d.id, d.lang) {
		out = append(out, name.Text)
	}
	return out
}

// refs names the entries that the page's entry refers to by a relation, in the
// order written; people only if search engines may list them.
func (d *describer) refs(relation string) []schema.Thing {
	var out []schema.Thing
	for e := range d.r.site.References(d.id, relation) {
		if thing, ok := d.ref(e.To); ok {
			out = append(out, thing)
		}
	}
	return out
}

// typeOf says what schema.org calls an entry where another names it.
var typeOf = map[string]string{model.Expertise: "DefinedTerm", model.Events: "Event", "person": "Person", "city": "Organization", "organisation": "Organization"}

// ref names an entry; not a person of whom nothing is said.
func (d *describer) ref(id site.ID) (schema.Thing, bool) {
	n, kind := d.r.site.Node(id), ""
	switch {
	case n.Kind.Name == model.Members && d.r.indexed(id):
		kind = typeOf[d.r.site.Front(id, d.lang).Text("type")]
	case n.Kind.Name != model.Members:
		kind = cmp.Or(typeOf[n.Kind.Name], "CreativeWork")
	}
	return d.named(id, kind), kind != ""
}

func (d *describer) named(id site.ID, kind string) schema.Thing {
	name, _ := d.r.site.Title(id, d.lang)
	return schema.Thing{Type: schema.Texts{kind}, Name: name, URL: d.r.absoluteTo(id, d.lang)}
}

// crumbs says where the page lies, from home to itself.
func (d *describer) crumbs() schema.Breadcrumbs {
	var out schema.Breadcrumbs
	out.Add(d.r.siteTitle(d.lang).Text.Text, d.r.absolute(d.r.site.Root(d.lang)))
	for _, c := range d.p.Crumbs {
		out.Add(c.Text.Text, d.r.origin+c.URL)
	}
	if d.r.site.Node(d.id).Role != site.Home {
		out.Add(d.p.Title, d.r.absoluteTo(d.id, d.lang))
	}
	return out
}

// describeList describes a list, such as one of tags, that no node stands for.
func (r *Renderer) describeList(p *theme.Page, lang int) template.HTML {
	var crumbs schema.Breadcrumbs
	crumbs.Add(p.SiteTitle, r.absolute(r.site.Root(lang)))
	for _, c := range p.Crumbs {
		crumbs.Add(c.Text.Text, r.origin+c.URL)
	}
	crumbs.Add(p.Title, p.Canonical)
	thing := schema.Thing{Type: schema.Texts{"CollectionPage"}, Name: p.Title, URL: p.Canonical}
	return schema.Block(schema.Work{Thing: thing, Language: p.Lang}, crumbs)
}

// whole returns an address of front matter with scheme and host, which a path
// of the site lacks; "" for one that is not of the web.
func (r *Renderer) whole(address string) string {
	switch {
	case strings.HasPrefix(address, "/"):
		return r.origin + address
	case strings.HasPrefix(strings.ToLower(address), "http"):
		return address
	}
	return ""
}
