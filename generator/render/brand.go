package render

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"indaba/generator/locale"
	"indaba/generator/theme"
)

// logo returns the network's logo; nil if it has none.
func (r *Renderer) logo() *theme.Image {
	if path := r.site.Logo(); path != "" {
		return r.picture(path, "")
	}
	return nil
}

// newStyles returns the addresses of the stylesheets of every page: the theme's,
// the one for scripts other than Latin and Arabic where a language has one, and
// the one that sets the network's own colour. Styles in a page are forbidden by
// its policy.
func (r *Renderer) newStyles() (urls []string) {
	names := []string{"style.css"}
	if slices.ContainsFunc(r.site.Languages, func(l locale.Language) bool {
		script := locale.Script(l.Tag)
		return script != "Latn" && script != "Arab"
	}) {
		names = append(names, "writing.css")
	}
	urls = r.assets(names...)
	if path, _ := r.ownStyle(); path != "" {
		urls = append(urls, r.href(path))
	}
	return urls
}

func (r *Renderer) addStyle(t *routes) {
	if path, style := r.ownStyle(); path != "" {
		t.add(path, ready(style))
	}
}

// ownStyle returns the stylesheet that sets the network's own colour, and its
// path; "" if the network has none.
func (r *Renderer) ownStyle() (path string, style []byte) {
	colour := r.site.Config.Brand.Colour
	if colour == "" {
		return "", nil
	}
	// In the dark scheme the theme's own colour stays: one that can be read on
	// white cannot be read on black.
	style = fmt.Appendf(nil, "@media not (prefers-color-scheme:dark){:root{--accent:%s}}\n", colour)
	return fmt.Sprintf("assets/brand.%.4x.css", sha256.Sum256(style)), style
}
