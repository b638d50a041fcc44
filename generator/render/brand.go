package render

import (
	"crypto/sha256"
	"fmt"

	"indaba/generator/theme"
)

// logo returns the network's logo; nil if it has none.
func (r *Renderer) logo() *theme.Image {
	if path := r.site.Logo(); path != "" {
		return r.picture(path, "")
	}
	return nil
}

// addStyles lists the stylesheets of every page: the theme's, and the one that
// sets the network's own colour. Styles in a page are forbidden by its policy.
func (r *Renderer) addStyles() {
	if url := r.asset("style.css"); url != "" {
		r.styles = append(r.styles, url)
	}
	colour := r.site.Config.Brand.Colour
	if colour == "" {
		return
	}
	// In the dark scheme the theme's own colour stays: one that can be read on
	// white cannot be read on black.
	style := fmt.Appendf(nil, "@media not (prefers-color-scheme:dark){:root{--accent:%s}}\n", colour)
	path := fmt.Sprintf("assets/brand.%.4x.css", sha256.Sum256(style))
	r.styles = append(r.styles, r.href(path))
	r.add(path, func(string) ([]byte, error) { return style, nil })
}
