package render

import (
	"net/url"
	"strings"

	"indaba/generator/site"
)

// href returns the address of a path below the site's base, ready for an
// attribute: escaped as RFC 3986 asks, from the root of the host.
func (r *Renderer) href(path string) string {
	if isPlain(path) {
		return r.base + path
	}
	return r.base + (&url.URL{Path: path}).EscapedPath()
}

// isPlain reports whether a path needs no escaping.
func isPlain(path string) bool {
	for i := range len(path) {
		c := path[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/", c) >= 0) {
			return false
		}
	}
	return true
}

// absolute returns the whole address of a path below the site's base.
func (r *Renderer) absolute(path string) string { return r.origin + r.href(path) }

// to returns the address of a node in a language, ready for an attribute.
func (r *Renderer) to(id site.ID, lang int) string { return r.href(r.site.URL(id, lang)) }

// fragment returns an anchor as it stands in an address.
func fragment(anchor string) string {
	if anchor == "" {
		return ""
	}
	return "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
}
