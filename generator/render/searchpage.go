package render

import (
	"cmp"
	"slices"
	"strconv"

	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// mostNames is how many pages of a kind the search page lists by name. Of a
// kind with more it links to the list, so that it stays light.
const mostNames = 100

// searchService renders the page for searching.
func (r *Renderer) searchService(f *file, id site.ID, lang int) error {
	w := r.words[lang]
	p := theme.SearchPage{Service: r.servicePage(f, id, lang), Index: r.href(r.searchRoot(lang))}
	p.Search = "" // the bar needs no way to where the reader is
	p.Scripts = slices.Concat(p.Scripts, r.assets("search.js"))
	blank := map[string]string{"Words": "{words}", "Count": "{count}"}
	for _, name := range []string{"count", "nothing", "near", "some", "more", "elsewhere", "failed", "meant", "all", "only"} {
		p.Say = append(p.Say, theme.SearchSay{Name: name, Text: w.F("search_"+name, blank)})
	}
	own := r.site.Languages[lang]
	for _, code := range append(slices.Clone(own.Fallback), r.codes()...) {
		l := slices.IndexFunc(r.site.Languages, func(l locale.Language) bool { return l.Code == code })
		if l < 0 || l == lang || slices.ContainsFunc(p.Others, func(o theme.SearchOther) bool { return o.Code == code }) {
			continue
		}
		other := &r.site.Languages[l]
		p.Others = append(p.Others, theme.SearchOther{
			Code: code, Lang: other.Tag, Dir: other.Dir, Name: other.Name,
			Index: r.href(r.searchRoot(l)), Home: r.href(r.site.Root(l)), Own: strconv.FormatInt(int64(lang), 36),
		})
	}
	if ask := r.site.Service("ask"); ask != site.None {
		p.Ways = append(p.Ways, r.serviceLink(ask, lang))
	}
	if areas := r.site.Find(model.Expertise); areas != site.None {
		p.Ways = append(p.Ways, theme.Link{URL: r.to(areas, lang), Text: theme.Text{Text: r.kindLabel(model.Expertise, lang)}})
	}
	p.Groups = r.names(lang)
	return r.execute(f, lang, &p)
}

// codes returns the codes of all languages.
func (r *Renderer) codes() []string {
	var out []string
	for _, l := range r.site.Languages {
		out = append(out, l.Code)
	}
	return out
}

// names lists what there is by kind, each in the order of the alphabet: areas
// with what else they are called, of playbooks only the whole. People are in
// the directory.
func (r *Renderer) names(lang int) []theme.Group {
	var out []theme.Group
	for _, kind := range r.listed() {
		list := r.site.Find(kind)
		ids := r.below(list, lang)
		if kind == model.Playbooks {
			ids = r.site.Children(list, lang)
		}
		g := theme.Group{ID: kind, Label: r.kindLabel(kind, lang)}
		if kind == model.Members || len(ids) > mostNames {
			g.Items = []theme.Item{{Link: theme.Link{URL: r.to(list, lang), Text: theme.Text{Text: r.words[lang].F("all_of", map[string]string{"Name": g.Label})}}, Count: r.words[lang].Number(len(ids))}}
		} else {
			for _, id := range ids {
				g.Items = append(g.Items, r.nameItems(id, lang)...)
			}
			slices.SortStableFunc(g.Items, func(a, b theme.Item) int {
				return cmp.Compare(r.words[lang].SortKey(a.Text.Text), r.words[lang].SortKey(b.Text.Text))
			})
		}
		if len(g.Items) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// nameItems returns a page by its title and, as the index of a book does, by
// what else it is called.
func (r *Renderer) nameItems(id site.ID, lang int) []theme.Item {
	title, from := r.site.Title(id, lang)
	out := []theme.Item{{Link: theme.Link{URL: r.to(id, lang), Text: r.text(title, from, lang)}}}
	v, _ := r.site.Shown(id, lang)
	if v == nil || from != lang {
		return out
	}
	see := r.words[lang].F("search_see", map[string]string{"Name": title})
	for _, other := range v.Front.Texts("also_known_as") {
		out = append(out, theme.Item{Link: theme.Link{URL: r.to(id, lang), Text: theme.Text{Text: other}}, Notes: []theme.Text{{Text: see}}})
	}
	return out
}
