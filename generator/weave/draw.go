package weave

import (
	"html/template"
	"math/bits"
	"strconv"
)

// A pen writes SVG. All coordinates are threads: one unit is one thread.
type pen []byte

func (w *pen) text(s string)  { *w = append(*w, s...) }
func (w *pen) number(n int)   { *w = strconv.AppendInt(*w, int64(n), 10) }
func (w *pen) yarn(p Pattern) { *w = append(*w, 'y', '0'+p.Yarn&7) }

func (w pen) html() template.HTML { return template.HTML(w) }

// open starts a drawing of width by height threads.
func (w *pen) open(class string, width, height int) {
	w.text(`<svg class="`)
	w.text(class)
	w.text(`" viewBox="0 0 `)
	w.number(width)
	w.text(" ")
	w.number(height)
	w.text(`" aria-hidden="true">`)
}

// weave draws rows of a pattern, eight threads wide, with the upper left
// corner at x, y. The motif begins with its row start.
func (w *pen) weave(p Pattern, x, y, rows, start int) {
	w.text(`<path class="`)
	w.yarn(p)
	w.text(` g" d="M`)
	w.number(x)
	w.text(" ")
	w.number(y)
	w.text("h8v")
	w.number(rows)
	w.text("h-8z\"/><path class=\"")
	w.yarn(p)
	w.text(` t" d="`)
	for i := range rows {
		w.threads(p.row(start+i), x, y+i)
	}
	w.text(`"/>`)
}

// threads draws the figure's runs in one row as horizontal strokes through
// the row's middle.
func (w *pen) threads(row uint8, x, y int) {
	for at := 0; row != 0; {
		skip := bits.LeadingZeros8(row)
		row <<= skip
		run := bits.LeadingZeros8(^row)
		row <<= run
		w.text("M")
		w.number(x + at + skip)
		w.text(" ")
		if y > 0 {
			w.number(y)
		}
		w.text(".5h")
		w.number(run)
		at += skip + run
	}
}
