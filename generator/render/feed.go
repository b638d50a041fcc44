package render

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"indaba/generator/feed"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// feedLength is how many entries a feed has at most.
const feedLength = 30

// A feed lies beside the page that it tells of: home for all that is new in a
// language, an area for what is about it, the list of a kind for its entries.

// hasFeed reports whether what is new on a node's page can be followed.
func (r *Renderer) hasFeed(id site.ID) bool {
	n := r.site.Node(id)
	return n.Role == site.Home || n.Role == site.List || n.Role == site.Entry && n.Kind.Name == model.Expertise
}

// feedAddress returns where a node's feed lies, without "xml" or "json".
func (r *Renderer) feedAddress(id site.ID, lang int) string { return r.site.URL(id, lang) + "feed." }

// addFeeds lists the feeds of a language.
func (r *Renderer) addFeeds(t *routes, lang int) {
	for i := range r.site.Nodes {
		id := site.ID(i)
		if r.hasFeed(id) {
			t.addFeed(r.feedAddress(id, lang), func(f *file) *feed.Feed { return r.feed(f, id, lang) })
		}
	}
}

// addFeed adds a feed in both formats, by its address without "xml" or "json".
func (t *routes) addFeed(address string, tell func(f *file) *feed.Feed) {
	t.add(address+"xml", func(f *file) error { tell(f).WriteAtom(f.Buffer); return nil })
	t.add(address+"json", func(f *file) error { return tell(f).WriteJSON(f) })
}

// feed tells what was written last in a language, in full.
func (r *Renderer) feed(f *file, id site.ID, lang int) *feed.Feed {
	out := &feed.Feed{
		Title: r.feedTitle(id, lang), Lang: r.site.Languages[lang].Tag, Page: r.absoluteTo(id, lang), Today: r.site.Today,
		Atom: r.absolute(r.feedAddress(id, lang) + "xml"), JSON: r.absolute(r.feedAddress(id, lang) + "json"),
		Author: feed.Author{Name: r.siteTitle(lang).Text.Text, URL: r.absolute(r.site.Root(lang))},
	}
	for _, id := range r.latest(id, lang, feedLength) {
		out.Entries = append(out.Entries, r.feedEntry(f, id, lang))
	}
	return out
}

func (r *Renderer) feedTitle(id site.ID, lang int) string {
	name, w := r.siteTitle(lang).Text.Text, r.words[lang]
	title, _ := r.heading(id, lang)
	switch r.site.Node(id).Role {
	case site.Home:
		return w.F("feed_title", map[string]string{"Site": name})
	case site.List:
		return w.F("feed_kind_title", map[string]string{"Site": name, "Kind": title})
	}
	return w.F("feed_area_title", map[string]string{"Site": name, "Area": title})
}

// feeds returns the feeds of a node as the head of a page names them.
func (r *Renderer) feeds(id site.ID, lang int) []theme.Feed {
	title, address := r.feedTitle(id, lang), r.href(r.feedAddress(id, lang))
	return []theme.Feed{
		{URL: address + "xml", Type: feed.AtomType, Title: title},
		{URL: address + "json", Type: feed.JSONType, Title: title},
	}
}

// follow returns the feeds of a node as a reader sees them.
func (r *Renderer) follow(id site.ID, lang int) []theme.Link {
	address := r.href(r.feedAddress(id, lang))
	return []theme.Link{
		{URL: address + "xml", Text: theme.Text{Text: r.words[lang].T("feed")}},
		{URL: address + "json", Text: theme.Text{Text: "JSON Feed", Lang: "en", Dir: "ltr"}},
	}
}

// feedEntry tells of an entry.
func (r *Renderer) feedEntry(f *file, id site.ID, lang int) feed.Entry {
	v := r.site.Node(id).Versions[lang]
	e := feed.Entry{
		URL: r.absoluteTo(id, lang), Title: v.Title, Summary: v.Lead(), Date: r.newsDate(id).Time,
	}
	e.Content = r.feedContent(f, id, v, lang, e.URL)
	if image := r.image(id, lang); image != nil {
		e.Image = r.origin + image.URL
	}
	for edge := range r.site.References(id, "authors") {
		name, _ := r.site.Title(edge.To, lang)
		e.Authors = append(e.Authors, feed.Author{Name: name, URL: r.absoluteTo(edge.To, lang)})
	}
	e.Authors = abridged(e.Authors)
	for edge := range r.site.References(id, "expertise") {
		label, _ := r.site.Title(edge.To, lang)
		e.Categories = append(e.Categories, feed.Category{Term: nameOf(r.site.Node(edge.To)), Label: label})
	}
	e.Categories = abridged(e.Categories)
	return e
}

// feedContent returns all that a reader of the entry's page would read: when
// and where an event is, the lead and the text.
func (r *Renderer) feedContent(f *file, id site.ID, v *site.Version, lang int, url string) feed.Text {
	var head strings.Builder
	it := r.item(id, lang)
	if it.When != nil {
		facts := []string{it.When.Text}
		for _, note := range it.Notes {
			facts = append(facts, note.Text)
		}
		head.WriteString("<p><strong>" + html.EscapeString(strings.Join(facts, " · ")) + "</strong></p>\n")
	}
	if lead := v.Lead(); lead != "" {
		head.WriteString("<p>" + html.EscapeString(lead) + "</p>\n")
	}
	text := f.text(v)
	return func(dst []byte) []byte {
		dst = append(dst, head.String()...)
		b := scratch.Get().(*[]byte)
		defer scratch.Put(b)
		*b = text().Append((*b)[:0], &filler{r: r, v: v, from: lang, lang: lang, origin: r.origin})
		return leadToPage(dst, *b, url)
	}
}

// hereLink is how a link within a page begins. No text holds it, for quotation
// marks in text are written as references.
const hereLink = ` href="#`

// leadToPage appends a text whose links to its own notes lead to the page: in a
// reader the notes of all entries have the same addresses.
func leadToPage(dst, text []byte, url string) []byte {
	there := ` href="` + html.EscapeString(url) + `#`
	dst = slices.Grow(dst, len(text))
	for {
		before, behind, found := bytes.Cut(text, []byte(hereLink))
		dst = append(dst, before...)
		if !found {
			return dst
		}
		dst, text = append(dst, there...), behind
	}
}

// followAlso adds the feeds of a node to those of its page.
func (r *Renderer) followAlso(p *theme.Page, id site.ID, lang int) {
	p.Feeds = append(slices.Clip(p.Feeds), r.feeds(id, lang)...)
	p.Follow = append(p.Follow, r.follow(id, lang)...)
}
