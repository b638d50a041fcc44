package render

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"indaba/generator/exchange"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// How many members a page of the directory shows: with all that stands on
// their cards; and where they are more, by name and place alone.
const directoryCards, directoryNames = 120, 400

// memberTypes are the types of members in the order of the directory.
var memberTypes = []string{"person", "city", "organisation", ""}

// directory is the list of members in one language, as its pages share it.
type directory struct {
	list    site.ID
	members []site.ID // by type, then by standing; those who speak the language of the page first
	types   map[site.ID]string
	choices map[site.ID]string // what filters can choose of a member
	facets  []exchange.Facet
	filter  func() *theme.Filter // with nothing chosen; worked out when the first page asks
}

func (r *Renderer) newDirectory(lang int) *directory {
	d := &directory{list: r.site.Find("members"), types: map[site.ID]string{}, choices: map[site.ID]string{}, facets: r.exchange().Facets()}
	rank := map[site.ID]int{}
	own := r.site.Languages[lang].Tag
	for _, id := range r.below(d.list, lang) {
		front := r.site.Front(id, lang)
		d.members, d.types[id] = append(d.members, id), front.Text("type")
		rank[id] = 2 * (3*max(0, slices.Index(memberTypes, d.types[id])) + r.standing(id))
		if !slices.Contains(front.Texts("languages"), own) {
			rank[id]++
		}
	}
	slices.SortStableFunc(d.members, func(a, b site.ID) int { return cmp.Compare(rank[a], rank[b]) })
	for _, f := range d.facets {
		for _, v := range f.Values {
			for _, id := range v.Members {
				d.choices[id] += " " + string(f.Name) + "--" + v.Slug
			}
		}
	}
	d.filter = sync.OnceValue(func() *theme.Filter { return r.newDirectoryFilter(d, lang) })
	return d
}

// part returns the members of the directory who have a value; all for nil.
func (d *directory) part(v *exchange.Value) []site.ID {
	if v == nil {
		return d.members
	}
	has := make(map[site.ID]bool, len(v.Members))
	for _, id := range v.Members {
		has[id] = true
	}
	return slices.DeleteFunc(slices.Clone(d.members), func(id site.ID) bool { return !has[id] })
}

// perPage returns how many members a page of a list of so many shows.
func perPage(members int) int {
	if members > directoryCards {
		return directoryNames
	}
	return directoryCards
}

// directoryRoutes lists the pages of the directory but the first.
func (r *Renderer) directoryRoutes(add func(path string, to route)) {
	list := r.site.Find("members")
	if list == site.None {
		return
	}
	for lang := range r.site.Languages {
		d := r.directories[lang]()
		each := func(name exchange.FacetName, v *exchange.Value, members int) {
			path := ""
			if v != nil {
				path = facetPath(name, v.Slug)
			}
			for n := 1; n <= pagesOf(members, perPage(members)); n++ {
				if at := path + pagePath(n); at != "" {
					add(index(r.site.URL(list, lang)+at), func(f *file) error { return r.directory(f, lang, name, v, n) })
				}
			}
		}
		each("", nil, len(d.members))
		for _, f := range d.facets {
			for i := range f.Values {
				each(f.Name, &f.Values[i], len(f.Values[i].Members))
			}
		}
	}
}

// directory renders a page of the members who have a value of a facet; of all
// for nil.
func (r *Renderer) directory(f *file, lang int, name exchange.FacetName, v *exchange.Value, n int) error {
	d, w := r.directories[lang](), r.words[lang]
	members := d.part(v)
	each := perPage(len(members))
	p := theme.DirectoryPage{Service: r.directoryHead(f, d, lang), Names: each == directoryNames}
	p.Counts = r.memberCounts(d, lang)
	p.New = r.newLink(r.site.Node(d.list).Kind, lang)
	if slices.ContainsFunc(members, func(id site.ID) bool {
		return slices.Contains(r.site.Front(id, lang).Texts("languages"), r.site.Languages[lang].Tag)
	}) {
		p.First = w.F("directory_first", map[string]string{"Language": w.LanguageName(r.site.Languages[lang].Tag)})
	}
	p.Filter = d.chosen(name, v)
	path := ""
	title := p.Name.Text
	if v != nil {
		path = facetPath(name, v.Slug)
		title = r.option(name, v, lang).Text.Text + " · " + title
	}
	p.Pages = r.pages(r.site.URL(d.list, lang)+path, n, pagesOf(len(members), each), lang)
	r.partPage(&p.Page, d.list, lang, path+pagePath(n), title)
	r.addFilter(&p.Page, p.Filter)
	p.Groups = r.directoryGroups(d, members[(n-1)*each:min(n*each, len(members))], p.Names, lang)
	return r.execute(f, lang, &p)
}

// directoryHead fills what all pages of the directory have.
func (r *Renderer) directoryHead(f *file, d *directory, lang int) theme.Service {
	p := r.headed(f, d.list, lang, r.site.Describe(d.list, lang))
	r.followAlso(&p.Page, d.list, lang)
	return p
}

// memberCounts says how many there are of each type: "16 people, 8 towns".
func (r *Renderer) memberCounts(d *directory, lang int) string {
	count := map[string]int{}
	for _, id := range d.members {
		count[d.types[id]]++
	}
	var out []string
	for _, t := range memberTypes {
		if n := count[t]; n > 0 {
			unit := map[string]string{"person": "people_count", "city": "town_count", "organisation": "organisation_count", "": "member_count"}[t]
			out = append(out, r.words[lang].N(unit, n))
		}
	}
	return r.words[lang].List(out)
}

// directoryGroups shows members under the headings of their types.
func (r *Renderer) directoryGroups(d *directory, members []site.ID, names bool, lang int) []theme.Group {
	var out []theme.Group
	for _, id := range members {
		t := d.types[id]
		if len(out) == 0 || out[len(out)-1].ID != t {
			g := theme.Group{ID: t}
			if t != "" {
				g.Label = r.words[lang].T("member_types." + t)
			}
			out = append(out, g)
		}
		it := r.item(id, lang)
		it.Choices = strings.TrimSpace(d.choices[id])
		if names {
			it.Mark, it.Languages, it.Notes = "", nil, it.Notes[max(0, len(it.Notes)-1):]
		} else {
			it.Areas = r.items(r.site.Named(id, lang, "expertise"), lang)
		}
		g := &out[len(out)-1]
		g.Items = append(g.Items, it)
	}
	return out
}

// chosen returns the filter with a value of a facet chosen; with none for nil.
func (d *directory) chosen(name exchange.FacetName, v *exchange.Value) *theme.Filter {
	f := d.filter()
	if f == nil || v == nil {
		return f
	}
	own := *f
	own.Facets = slices.Clone(f.Facets)
	i := slices.IndexFunc(own.Facets, func(f theme.Facet) bool { return f.Name == string(name) })
	facet := &own.Facets[i]
	facet.Options = slices.Clone(facet.Options)
	o := &facet.Options[slices.IndexFunc(facet.Options, func(o theme.Option) bool { return o.Slug == v.Slug })]
	o.Current = true
	own.Chosen = &theme.Link{URL: own.URL, Text: o.Text}
	return &own
}

// newDirectoryFilter returns how a reader finds some of the members; nil where
// there is nothing to choose.
func (r *Renderer) newDirectoryFilter(d *directory, lang int) *theme.Filter {
	if len(d.facets) == 0 {
		return nil
	}
	w, url := r.words[lang], r.site.URL(d.list, lang)
	f := &theme.Filter{
		URL: r.href(url), Total: len(d.members), Pages: pagesOf(len(d.members), perPage(len(d.members))),
		Locale: r.site.Languages[lang].Locale, Words: w.T("filter.words"),
		Shown: w.F("filter.shown", map[string]string{"Count": "{count}", "Total": "{total}"}),
	}
	for _, facet := range d.facets {
		shown := theme.Facet{Name: string(facet.Name), Label: w.T("filter." + string(facet.Name)), Tabs: facet.Name == exchange.ByType}
		for i := range facet.Values {
			value := &facet.Values[i]
			o := r.option(facet.Name, value, lang)
			o.URL, o.Pages = r.href(url+facetPath(facet.Name, value.Slug)), pagesOf(o.Total, perPage(o.Total))
			shown.Options = append(shown.Options, o)
		}
		if shown.Tabs {
			slices.SortStableFunc(shown.Options, func(a, b theme.Option) int {
				return cmp.Compare(slices.Index(memberTypes, a.Slug), slices.Index(memberTypes, b.Slug))
			})
		} else {
			r.sortOptions(shown.Options, lang)
		}
		f.Facets = append(f.Facets, shown)
	}
	f.Count = w.Number(f.Total)
	return f
}
