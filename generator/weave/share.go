package weave

import "html/template"

// Grounds writes each pattern once, drawing nothing, for [Share] to fill boxes
// with, three pixels a thread. It defines ids and may stand on a page once.
func Grounds(patterns []Pattern) template.HTML {
	var w pen
	w.text(`<svg width="0" height="0" aria-hidden="true"><defs>`)
	for _, p := range patterns {
		w.ground(p, "share", "3")
	}
	w.text("</defs></svg>")
	return w.html()
}

// Share draws the patterns in equal shares, as wide as its box, with class
// "share". The page must hold them among its [Grounds]. Without patterns it is
// empty.
func Share(patterns []Pattern) template.HTML {
	if len(patterns) == 0 {
		return ""
	}
	var w pen
	w.text(`<svg class="share" aria-hidden="true">`)
	for i, p := range patterns {
		w.text(`<rect`)
		if i > 0 {
			w.text(` x="`)
			w.number(100 * i / len(patterns))
			w.text(`%"`)
		}
		w.text(` width="`)
		w.number((100 + len(patterns) - 1) / len(patterns))
		w.text(`%" height="100%" fill="url(#`)
		w.id("share", p)
		w.text(`)"/>`)
	}
	w.text("</svg>")
	return w.html()
}
