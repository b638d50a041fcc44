package render

import (
	"bytes"
	"encoding/xml"
	"time"

	"indaba/generator/site"
)

// feedLength is how many entries a feed has at most.
const feedLength = 30

// atomFeed and atomEntry are what of RFC 4287 a feed uses.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomPerson  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID       string         `xml:"id"`
	Title    string         `xml:"title"`
	Updated  string         `xml:"updated"`
	Link     atomLink       `xml:"link"`
	Authors  []atomPerson   `xml:"author"`
	Category []atomCategory `xml:"category"`
	Summary  string         `xml:"summary,omitempty"`
	Content  *atomContent   `xml:"content"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// feed renders the Atom feed of a language, or of an area of expertise in it:
// what was written last, in full.
func (r *Renderer) feed(lang int, area site.ID) ([]byte, error) {
	title, page := r.feedTitle(lang, area), r.site.Root(lang)
	if area != site.None {
		page = r.site.URL(area, lang)
	}
	f := atomFeed{
		Lang: r.site.Languages[lang].Tag, ID: r.absolute(page), Title: title,
		Author: atomPerson{r.siteTitle(lang).Text.Text},
		Links: []atomLink{
			{Rel: "self", Type: atomType, Href: r.absolute(page + "feed.xml")},
			{Rel: "alternate", Type: "text/html", Href: r.absolute(page)},
		},
		// A feed without entries was last changed the day it was built for.
		Updated: r.site.Today.Format(time.RFC3339),
	}
	for _, id := range r.latest(lang, area, feedLength) {
		f.Entries = append(f.Entries, r.feedEntry(id, lang))
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return marshal(f)
}

// atomType is the media type of Atom (RFC 4287, section 7).
const atomType = "application/atom+xml"

func (r *Renderer) feedTitle(lang int, area site.ID) string {
	name := r.siteTitle(lang).Text.Text
	if area == site.None {
		return r.words[lang].F("feed_title", map[string]string{"Site": name})
	}
	title, _ := r.site.Title(area, lang)
	return r.words[lang].F("feed_area_title", map[string]string{"Site": name, "Area": title})
}

func (r *Renderer) feedEntry(id site.ID, lang int) atomEntry {
	v := r.site.Node(id).Versions[lang]
	url := r.absolute(r.site.URL(id, lang))
	e := atomEntry{
		ID: url, Title: v.Title, Summary: v.Summary(),
		Updated: r.site.When(id).Time.UTC().Format(time.RFC3339),
		Link:    atomLink{Rel: "alternate", Type: "text/html", Href: url},
		Content: &atomContent{Type: "html", Text: string(fill(&filler{r: r, v: v, from: lang, lang: lang, origin: r.origin}))},
	}
	for _, edge := range r.site.Named(id, lang, "authors").Edges {
		name, _ := r.site.Title(edge.To, lang)
		e.Authors = append(e.Authors, atomPerson{name})
	}
	for _, edge := range r.site.Named(id, lang, "expertise").Edges {
		label, _ := r.site.Title(edge.To, lang)
		e.Category = append(e.Category, atomCategory{nameOf(r.site.Node(edge.To)), label})
	}
	return e
}

// marshal writes an XML document.
func marshal(v any) ([]byte, error) {
	b := bytes.NewBufferString(xml.Header)
	enc := xml.NewEncoder(b)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
