package render

import (
	"net/url"

	"indaba/generator/site"
)

// href returns the address of a path below the site's base, ready for an
// attribute: escaped as RFC 3986 asks, from the root of the host.
func (r *Renderer) href(path string) string { return below(r.base, path) }

// absolute returns the whole address of a path below the site's base.
func (r *Renderer) absolute(path string) string { return below(r.root, path) }

func below(base, path string) string {
	if isPlain(path) {
		return base + path
	}
	return base + (&url.URL{Path: path}).EscapedPath()
}

// isPlain reports whether a path needs no escaping.
func isPlain(path string) bool {
	for i := range len(path) {
		switch c := path[i]; {
		case 'a' <= c && c <= 'z', c == '-', c == '/', '0' <= c && c <= '9', 'A' <= c && c <= 'Z', c == '.', c == '_', c == '~':
		default:
			return false
		}
	}
	return true
}

// to returns the address of a node in a language, ready for an attribute.
func (r *Renderer) to(id site.ID, lang int) string { return r.absoluteTo(id, lang)[len(r.origin):] }

// absoluteTo returns the whole address of a node in a language.
func (r *Renderer) absoluteTo(id site.ID, lang int) string { return r.addresses[lang]()[id] }

// newAddresses returns the whole addresses of all nodes in a language: each page
// leads to many, and to most of them many pages lead.
func (r *Renderer) newAddresses(lang int) []string {
	out := make([]string, len(r.site.Nodes))
	for id := range out {
		out[id] = r.absolute(r.site.URL(site.ID(id), lang))
	}
	return out
}

// fragment returns an anchor as it stands in an address.
func fragment(anchor string) string {
	if anchor == "" {
		return ""
	}
	return "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
}
