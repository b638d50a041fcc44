package render

import (
	"encoding/xml"
	"fmt"
	"html"
	"strings"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// A sitemap is as sitemaps.org describes it, with the alternates that search
// engines read from it.
const (
	sitemapStart = xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n"
	sitemapEnd   = "</urlset>\n"
)

// sitemap lists the pages that are written in each language; borrowed ones
// are left out.
func (r *Renderer) sitemap(f *file) error {
	f.WriteString(sitemapStart)
	for i := range r.site.Nodes {
		if id := site.ID(i); r.indexed(id) {
			r.addToSitemap(f, id)
		}
	}
	f.WriteString(sitemapEnd)
	return nil
}

// addToSitemap lists a node in each language that it is written in. What is
// escaped for HTML is for XML.
func (r *Renderer) addToSitemap(f *file, id site.ID) {
	alternates := "" // the same for each
	for lang := range r.site.Languages {
		if !r.site.Written(id, lang) {
			continue
		}
		f.WriteString(" <url>\n  <loc>" + html.EscapeString(r.absoluteTo(id, lang)) + "</loc>\n")
		if r.site.Vouched(id, lang) {
			if alternates == "" {
				alternates = sitemapAlternates(r.alternates(id, lang))
			}
			f.WriteString(alternates)
		}
		f.WriteString(" </url>\n")
	}
}

func sitemapAlternates(alternates []theme.Alternate) string {
	var b strings.Builder
	for _, a := range alternates {
		b.WriteString(`  <xhtml:link rel="alternate" hreflang="` + a.Lang + `" href="` + html.EscapeString(a.URL) + "\"></xhtml:link>\n")
	}
	return b.String()
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
