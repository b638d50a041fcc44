package render

import (
	"cmp"
	"slices"

	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// entry renders the page of an entry, or of a folder of chapters that nobody
// wrote a page for.
func (r *Renderer) entry(f *file, id site.ID, lang int) error {
	n := r.site.Node(id)
	v, from := r.site.Shown(id, lang)
	title, titleLang := r.site.Title(id, lang)
	p := theme.EntryPage{
		Page:  r.nodePage(id, lang),
		Entry: n.Key, Kind: n.Kind.Name,
		Name: r.text(title, titleLang, lang),
		Body: r.body(f, v, from, lang),
	}
	p.Lead = theme.Text{Text: r.site.Describe(id, lang)}
	if v != nil {
		p.Lead = r.text(v.Lead(), from, lang)
		p.TOC = contents(v)
		p.Borrowed = r.borrowed(v, from, lang)
		p.Tags = r.tagLinks(v, from)
		p.Edit = r.editLink(v, lang)
		p.Write = r.writeLink(id, lang)
		p.Image = r.image(id, lang)
		p.Notices = r.notices(f, v, lang)
	}
	relations := r.site.Relations(id, lang)
	var about []site.Edge
	if areas := take(&relations, "expertise"); areas.Name != "" {
		p.Areas = r.items(areas, lang)
		p.Page.Band = r.band(areas.Edges)
		about = areas.Edges
	}
	if own := r.entryPoster(id, about, lang); own != nil {
		p.Poster = own
	}
	switch n.Kind.Name {
	case model.Members:
		r.memberPage(&p, id, v, from, lang, &relations)
	case model.Events:
		r.eventPage(f, &p, id, v, lang, &relations)
		r.addAttendance(&p, id, lang)
	case model.Expertise:
		r.areaPage(&p, id, v, lang, &relations)
	case model.Playbooks:
		r.playbookPage(&p, id, v, lang, &relations)
	case model.Pages:
		if v != nil {
			p.Shows = r.shows(v, lang)
		}
	}
	people, ok := peopleOf[n.Kind.Name]
	if !ok { // a kind of the site's own
		people = peopleOf[model.Pages]
	}
	r.addPeople(&p, id, &relations, v, lang, people)
	r.addDeclared(&p, n.Kind, v, lang)
	r.addDate(&p, v, lang)
	for _, rel := range relations {
		p.Relations = append(p.Relations, r.relation(rel, lang))
	}
	r.addAbsent(&p, id, lang, people)
	if err := r.addSection(&p, id, lang); err != nil {
		return err
	}
	return r.execute(f, lang, &p)
}

// take removes a relation from a list and returns it; a zero one if it is not
// there.
func take(list *[]site.Relation, name string) site.Relation {
	i := slices.IndexFunc(*list, func(r site.Relation) bool { return r.Name == name })
	if i < 0 {
		return site.Relation{}
	}
	rel := (*list)[i]
	*list = slices.Delete(*list, i, i+1)
	return rel
}

func (r *Renderer) relation(rel site.Relation, lang int) theme.Relation {
	out := theme.Relation{Name: rel.Name, Label: r.relationLabel(rel.Name, lang), Items: r.items(rel, lang)}
	if rel.Name == "practises" {
		for i, e := range rel.Edges {
			r.addInstance(&out.Items[i], e, lang)
		}
	}
	return out
}

// peopleOf names the relations to people who stand behind an entry, by kind, in
// the order of the page.
var peopleOf = map[string][]string{
	model.Playbooks:  {"authors", "translators", "reviewed-by"},
	model.Principles: {"upheld-by", "authors", "translators", "reviewed-by"},
	model.Events:     {"hosts", "speakers", "participants", "authors", "translators", "reviewed-by"},
	model.Members:    {"translators", "reviewed-by"},
	model.Expertise:  {"authors", "translators", "reviewed-by"},
	model.Pages:      {"authors", "translators", "reviewed-by"},
}

// addPeople moves relations to people, with those who are named without a
// profile, to the place where the layout shows who stands behind a page.
func (r *Renderer) addPeople(p *theme.EntryPage, id site.ID, relations *[]site.Relation, v *site.Version, lang int, names []string) {
	for _, name := range names {
		rel := take(relations, name)
		if v != nil && (name == "translators" || name == "reviewed-by") {
			// Who translated another language's text is not behind this one.
			rel.Edges = slices.DeleteFunc(rel.Edges, func(e site.Edge) bool { return e.Lang != v.Lang })
		}
		items := r.items(rel, lang)
		if v != nil {
			items = append(items, r.strangers(v, name, lang)...)
		}
		items = append(items, r.absent(id, name, v, lang)...)
		if len(items) > 0 {
			p.People = append(p.People, theme.Relation{Name: name, Label: r.relationLabel(name, lang), Items: items})
		}
	}
}

// notices returns what a reader must know before anything else.
func (r *Renderer) notices(f *file, v *site.Version, lang int) []string {
	var out []string
	switch v.Front.Text("status") {
	case "cancelled", "moved":
		out = append(out, r.words[lang].T(v.Front.Text("status")))
	case "in-memoriam":
		out = append(out, r.words[lang].T("status.in-memoriam"))
	}
	if stale := r.staleNotice(f, v, lang); stale != "" {
		out = append(out, stale)
	}
	switch v.Front.Object("translation").Text("method") {
	case "machine":
		out = append(out, r.words[lang].T("machine_translated"))
	case "machine-reviewed":
		out = append(out, r.words[lang].T("machine_reviewed"))
	}
	return out
}

// strangers returns those whom a list of people names in words.
func (r *Renderer) strangers(v *site.Version, field string, lang int) []theme.Item {
	var out []theme.Item
	for o := range v.Front.Objects(field) {
		if name := o.Text("name"); name != "" && !o.Has("member") {
			it := theme.Item{Link: theme.Link{URL: o.Text("url"), Text: theme.Text{Text: name}}, Kind: model.Members}
			if title := o.Text("title"); title != "" {
				it.Notes = []theme.Text{r.text(title, v.LangOf(field), lang)}
			}
			out = append(out, it)
		}
	}
	return out
}

// contents returns the headings of a text that its list of contents shows:
// those of the second and third level.
func contents(v *site.Version) []theme.TOCItem {
	if show, said := v.Front.Flag("toc"); said && !show {
		return nil
	}
	headings := slices.DeleteFunc(slices.Clone(v.Headings), func(h markdown.Heading) bool { return h.Level > 3 })
	if len(headings) < 2 {
		return nil
	}
	out := make([]theme.TOCItem, len(headings))
	for i, h := range headings {
		out[i] = theme.TOCItem{ID: h.ID, Text: h.Text, Level: h.Level}
	}
	return out
}

// borrowed says whose text stands in for one that is missing; nil when none
// is.
func (r *Renderer) borrowed(v *site.Version, from, lang int) *theme.Borrowed {
	if from == lang || from < 0 {
		return nil
	}
	own, other, w := &r.site.Languages[lang], &r.site.Languages[from], r.words[lang]
	return &theme.Borrowed{
		Code: other.Code, Lang: other.Tag, Dir: other.Dir, Badge: other.Name,
		Notice:    w.F("borrowed_notice", map[string]string{"Language": w.LanguageName(own.Tag)}),
		Text:      w.F("borrowed_text", map[string]string{"Other": w.LanguageName(other.Tag)}),
		Translate: r.translateLink(v, lang),
	}
}

func (r *Renderer) tagLinks(v *site.Version, from int) []theme.Link {
	var out []theme.Link
	for _, tag := range v.Tags {
		out = append(out, theme.Link{URL: r.href(r.site.TagURL(from, tag.Slug)), Text: theme.Text{Text: tag.Text}})
	}
	return out
}

// addSection fills the navigation within a playbook: the tree of its
// chapters, the pages before and after, and those below.
func (r *Renderer) addSection(p *theme.EntryPage, id site.ID, lang int) error {
	for _, c := range r.site.Children(id, lang) {
		p.Children = append(p.Children, r.item(c, lang))
	}
	top := r.site.Top(id)
	if top == id && len(p.Children) == 0 || p.Kind != model.Playbooks && p.Kind != model.Pages {
		return nil
	}
	if prev := r.site.Prev(id, lang); prev != site.None {
		link := r.link(prev, lang)
		p.Prev = &link
	}
	if next := r.site.Next(id, lang); next != site.None {
		link := r.link(next, lang)
		p.Next = &link
	}
	if p.Kind == model.Playbooks {
		p.Position = r.position(id, lang)
	}
	section, err := r.section(id, lang)
	p.Section = section
	return err
}

// position says which chapter of its playbook or part a page is.
func (r *Renderer) position(id site.ID, lang int) string {
	parent := r.site.Node(id).Parent
	if id == r.site.Top(id) || parent == site.None {
		return ""
	}
	w := r.words[lang]
	return w.F("chapter_of", map[string]string{
		"Number": w.Number(1 + r.site.Rank(id, lang)),
		"Total":  w.Number(len(r.site.Children(parent, lang))),
	})
}

// image returns the picture of an entry; nil without one.
func (r *Renderer) image(id site.ID, lang int) *theme.Image {
	path, alt := r.pictureOf(id, lang)
	switch {
	case path == "":
		return nil
	case r.isPerson(id):
		return r.face(path, alt)
	}
	return r.picture(path, alt)
}

// pictureOf returns the path of an entry's picture and what it shows: that of
// the version shown, else of the original; "" without one.
func (r *Renderer) pictureOf(id site.ID, lang int) (path, alt string) {
	n := r.site.Node(id)
	if n.Original < 0 {
		return "", ""
	}
	shown, _ := r.site.Shown(id, lang)
	original := n.Versions[n.Original]
	picture := r.site.Image(shown)
	if picture.Kind != site.ToFile {
		picture = r.site.Image(original)
	}
	if picture.Kind != site.ToFile {
		return "", ""
	}
	return picture.Path, cmp.Or(shown.Front.Text("alt"), original.Front.Text("alt"))
}
