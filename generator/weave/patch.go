package weave

import "html/template"

// Tiles writes each pattern once, drawing nothing, for [Pattern.Patch] to show
// many times. It defines ids and may stand on a page once.
func Tiles(patterns []Pattern) template.HTML {
	var w pen
	w.text(`<svg width="0" height="0" aria-hidden="true"><defs>`)
	for _, p := range patterns {
		w.text(`<g id="`)
		w.id("tile", p)
		w.text(`">`)
		w.weave(p, 0, 0, 12, 0)
		w.text("</g>")
	}
	w.text("</defs></svg>")
	return w.html()
}

// Patch draws where a member and an area cross, with class "patch": 4, 8 or 12
// threads high for the levels 1 to 3. The page must hold the pattern among its
// [Tiles].
func (p Pattern) Patch(level int) template.HTML {
	var w pen
	w.open("patch", 8, 4*Thread{Level: level}.weight())
	w.text(`<use href="#`)
	w.id("tile", p)
	w.text(`"/></svg>`)
	return w.html()
}
