package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"indaba/generator/model"
	"indaba/generator/search"
	"indaba/generator/site"
)

// searchable is what the index of a language is made of: the versions written
// in it. A page that is borrowed is found in the language it is written in.
type searchable struct {
	kinds []*model.Kind // that have a page
	pages []site.ID     // by kind, then by key
	size  int           // of all texts together, in bytes of HTML
}

func (r *Renderer) searchable(lang int) searchable {
	var out searchable
	byKind := map[*model.Kind][]site.ID{}
	for i := range r.site.Nodes {
		n := &r.site.Nodes[i]
		if v := n.Versions[lang]; v != nil && n.Role != site.Service {
			byKind[n.Kind] = append(byKind[n.Kind], site.ID(i))
			out.size += v.Body.Size
		}
	}
	for _, k := range r.site.Config.Kinds {
		if len(byKind[k]) > 0 {
			out.kinds, out.pages = append(out.kinds, k), append(out.pages, byKind[k]...)
		}
	}
	return out
}

// searchRoot is where the index of a language lies.
func (r *Renderer) searchRoot(lang int) string { return r.site.Root(lang) + "search/" }

// Ahead returns paths of files that wait for what takes long and is worked out
// once for many of them, one path for each, in order. To render these before the
// others are asked for keeps those from waiting.
func (r *Renderer) Ahead() []string {
	var out []string
	for lang := range r.site.Languages {
		if path := r.searchRoot(lang) + "meta.json"; r.Has(path) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// addSearchRoutes lists the files of a language's index. It is made once, when
// the first of them is asked for.
func (r *Renderer) addSearchRoutes(t *routes, lang int) {
	s, root := r.searchable(lang), r.searchRoot(lang)
	shards := search.WordShards(s.size)
	index := shared(func(own *reader) *search.Index { return r.searchIndex(own, s, lang, shards) })
	t.add(root+"meta.json", func(f *file) error { f.Write(index(&f.reader).Meta); return nil })
	for i := range shards {
		t.add(fmt.Sprintf("%sw%d.txt", root, i), func(f *file) error { f.Write(index(&f.reader).Words[i]); return nil })
	}
	for i := range search.PageShards(len(s.pages)) {
		t.add(fmt.Sprintf("%sp%d.json", root, i), func(f *file) error { f.Write(index(&f.reader).Pages[i]); return nil })
	}
}

func (r *Renderer) searchIndex(own *reader, s searchable, lang, shards int) *search.Index {
	numbers, labels := map[*model.Kind]int{}, make([]string, len(s.kinds))
	for i, k := range s.kinds {
		numbers[k], labels[i] = i, r.kindLabel(k.Name, lang)
	}
	before := r.counted.read(lang)
	pages := make([]search.Page, len(s.pages))
	for i, id := range s.pages {
		pages[i] = r.searchPage(own, id, lang)
		n := r.site.Node(id)
		pages[i].Kind = numbers[n.Kind]
		if before != nil && r.counted.same(n.Versions[lang].Path) {
			pages[i].Counted = i + 1
		}
	}
	index := search.Build(r.site.Languages[lang].Tag, labels, pages, shards, before)
	r.counted.made[lang] = index.Counts
	return index
}

// counted is what is known of the words of pages.
type counted struct {
	before []string // by language, see [Renderer.Counts]; nil: nothing
	same   func(path string) bool
	made   []*search.Counts // by language; nil of an index that was not made
}

// read returns the counts of another renderer; nil if there are none.
func (c *counted) read(lang int) *search.Counts {
	if lang >= len(c.before) {
		return nil
	}
	counts, _ := search.ReadCounts(c.before[lang]) // if they are damaged, all is counted
	return counts
}

// Recall takes over what [Renderer.Counts] of another renderer returned by language, whose
// site had the same structure, so that only words of texts are counted which
// are not the same: those of the entries at other paths. It is to be called
// before a file is rendered.
func (r *Renderer) Recall(counts []string, same func(path string) bool) {
	r.counted.before, r.counted.same = counts, same
}

// Counts returns the words of a language's index, for Recall; those that were
// taken over if it was not made. It is to be called when nothing is rendered.
func (r *Renderer) Counts(lang int) string {
	switch {
	case r.counted.made[lang] != nil:
		return r.counted.made[lang].String()
	case lang < len(r.counted.before):
		return r.counted.before[lang]
	}
	return ""
}

// searchPage says what one page is found by, and what is shown of it.
func (r *Renderer) searchPage(own *reader, id site.ID, lang int) search.Page {
	n := r.site.Node(id)
	v := n.Versions[lang]
	p := search.Page{Title: v.Title, Lead: v.Summary()}
	for _, h := range v.Headings {
		p.Headings = append(p.Headings, search.Heading{ID: h.ID, Text: h.Text})
	}
	text := own.text(v)
	p.HTML = func(dst []byte) []byte {
		return text().Append(dst, &filler{r: r, v: v, from: lang, lang: lang})
	}
	home := r.href(r.site.Root(lang))
	p.Record.URL = strings.TrimPrefix(r.to(id, lang), home)
	for l, other := range n.Versions {
		if other != nil && l != lang {
			p.Record.Written += strconv.FormatInt(int64(l), 36)
			if kind := n.Kind.Name; kind == model.Members || kind == model.Expertise {
				p.Also = append(p.Also, other.Title)
				p.Also = append(p.Also, other.Entry.Front.Texts("also_known_as")...)
			}
		}
	}
	p.Also = append(p.Also, v.Front.Texts("also_known_as")...)
	p.Facts = r.searchFacts(id, v, lang)
	p.Record.Note = r.searchNote(id, v, lang)
	p.Record.Mark = r.searchMark(id)
	if when := r.site.When(id); n.Kind.Name == model.Events && n.Role == site.Entry && !when.IsZero() {
		day := r.when(id, lang)
		p.Record.Day, p.Record.Month, p.Record.Past = day.Day, day.Month, day.Past
	}
	return p
}

// searchFacts returns what a page says beside its text and in its own
// language: where it is, what it is about, what somebody does, asks for and
// offers. Names of others are left out: their own pages are found by them.
func (r *Renderer) searchFacts(id site.ID, v *site.Version, lang int) []string {
	var out []string
	for _, field := range []string{"role", "network_role", "place", "audience"} {
		if text := v.Front.Text(field); text != "" && v.LangOf(field) == lang {
			out = append(out, text)
		}
	}
	for e := range r.site.References(id, "expertise") {
		title, _ := r.site.Title(e.To, lang)
		out = append(out, title)
	}
	for _, tag := range v.Tags {
		out = append(out, tag.Text)
	}
	if n := r.site.Node(id); n.Role == site.Entry && n.Kind.Name == model.Members {
		for _, a := range r.exchange().Of(id) {
			if what, from := a.What(lang); from == lang {
				out = append(out, what)
			}
		}
	}
	return out
}

// searchNote says in words what a page is, and where it belongs.
func (r *Renderer) searchNote(id site.ID, v *site.Version, lang int) string {
	n, w := r.site.Node(id), r.words[lang]
	note := r.kindLabel(n.Kind.Name, lang)
	if !n.Kind.Declared {
		note = w.T("kind_one." + n.Kind.Name)
	}
	where := ""
	switch n.Kind.Name {
	case model.Members:
		if t := v.Front.Text("type"); t != "" {
			note = w.T("member_type." + t)
		}
		where = v.Front.Text("place")
	case model.Events:
		if when := r.site.When(id); n.Role == site.Entry && !when.IsZero() {
			where = w.DateRange(when.Day(), r.site.Ends(id).Day())
		}
	case model.Playbooks:
		if top := r.site.Top(id); top != id {
			where, _ = r.site.Title(top, lang)
		}
	}
	if where == "" {
		return note
	}
	return note + " · " + where
}

// searchMark returns the ornament of an area or a member, and of another page
// that of the first area it is about.
func (r *Renderer) searchMark(id site.ID) string {
	if own := r.marks.of(id); own != "" {
		return string(own)
	}
	for e := range r.site.References(id, "expertise") {
		return string(r.marks.of(e.To))
	}
	return ""
}
