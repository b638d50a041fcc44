package weave

import (
	"html/template"
	"slices"
)

// Cloth draws the network with class "cloth": the strips of people, hung side
// by side in the order given, with 24, 16 or 8 rows an area by its level. It
// defines ids and may stand on a page once. Without people it is empty.
func Cloth(people []Person) template.HTML {
	if len(people) == 0 {
		return ""
	}
	var tiles []Pattern
	var strips pen
	height := 0
	for i, p := range people {
		y := 0
		patches := p.order()
		for _, x := range patches[:min(len(patches), shown)] {
			if !slices.Contains(tiles, x.Pattern) {
				tiles = append(tiles, x.Pattern)
			}
			for range x.level {
				strips.use(x.Pattern, 9*i, y)
				y += 8
			}
		}
		height = max(height, y)
	}
	var w pen
	w.open("cloth", 9*len(people)-1, height)
	w.define(tiles)
	w = append(w, strips...)
	w.text("</svg>")
	return w.html()
}

// define writes each pattern once, to be used many times: a cloth drawn
// thread by thread would be four times as long.
func (w *pen) define(tiles []Pattern) {
	w.text("<defs>")
	for _, p := range tiles {
		w.text(`<g id="`)
		w.id("cloth", p)
		w.text(`">`)
		w.weave(p, 0, 0, 8, 0)
		w.text("</g>")
	}
	w.text("</defs>")
}

func (w *pen) use(p Pattern, x, y int) {
	w.text(`<use href="#`)
	w.id("cloth", p)
	if x > 0 {
		w.text(`" x="`)
		w.number(x)
	}
	if y > 0 {
		w.text(`" y="`)
		w.number(y)
	}
	w.text(`"/>`)
}

// id writes an id for a pattern that is unique for each prefix.
func (w *pen) id(prefix string, p Pattern) {
	w.text(prefix)
	w.text("-")
	w.number(int(p.Yarn&7)*16 + int(p.Motif&15))
}

// Band draws the band for the upper edge of a page with class "band": the
// patterns in equal shares, 12 px a repeat. It defines ids and may stand on a
// page once. Without patterns it is empty.
func Band(patterns []Pattern) template.HTML {
	if len(patterns) == 0 {
		return ""
	}
	var w pen
	w.text(`<div class="band" aria-hidden="true">`)
	for i, p := range patterns {
		if !slices.Contains(patterns[:i], p) {
			w.tiled(p, "band", "1.5")
		}
	}
	w.text("</div>")
	return w.html()
}

// tiled draws a box filled with a pattern at so many pixels a thread.
func (w *pen) tiled(p Pattern, prefix, scale string) {
	w.text(`<svg class="tiled" aria-hidden="true"><defs>`)
	w.ground(p, prefix, scale)
	w.text(`</defs><rect width="100%" height="100%" fill="url(#`)
	w.id(prefix, p)
	w.text(`)"/></svg>`)
}

// ground defines a pattern to fill boxes with, at so many pixels a thread.
func (w *pen) ground(p Pattern, prefix, scale string) {
	w.text(`<pattern id="`)
	w.id(prefix, p)
	w.text(`" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="scale(`)
	w.text(scale)
	w.text(`)">`)
	w.weave(p, 0, 0, 8, 0)
	w.text("</pattern>")
}
