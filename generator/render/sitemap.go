package render

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"indaba/generator/site"
)

// sitemapSet is a sitemap as sitemaps.org describes it, with the alternates
// that search engines read from it.
type sitemapSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc        string             `xml:"loc"`
	Alternates []sitemapAlternate `xml:"xhtml:link"`
}

type sitemapAlternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// sitemap lists the pages that are written in each language; borrowed ones
// are left out.
func (r *Renderer) sitemap() ([]byte, error) {
	set := sitemapSet{XHTML: "http://www.w3.org/1999/xhtml"}
	for i := range r.site.Nodes {
		id := site.ID(i)
		for lang := range r.site.Languages {
			if !r.site.Written(id, lang) || !r.indexed(id) {
				continue
			}
			u := sitemapURL{Loc: r.absolute(r.site.URL(id, lang))}
			for _, a := range r.alternates(id, lang) {
				u.Alternates = append(u.Alternates, sitemapAlternate{"alternate", a.Lang, a.URL})
			}
			set.URLs = append(set.URLs, u)
		}
	}
	return marshal(set)
}

// indexed reports whether search engines may list a node: not what is for those
// alone who look after the site, nor profiles where the network keeps them out.
func (r *Renderer) indexed(id site.ID) bool {
	n := r.site.Node(id)
	if n.Role == site.Service && nameOf(n) == evidenceService {
		return false
	}
	return r.site.Config.People.Index || n.Kind == nil || n.Kind.Name != "members"
}

// robots lets every search engine in and tells it where the sitemap is, as
// RFC 9309 asks.
func (r *Renderer) robots() []byte {
	return fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %s\n", r.absolute("sitemap.xml"))
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
