package weave

import "html/template"

// Mark draws the pattern once, 8 by 8 threads, with class "mark".
func (p Pattern) Mark() template.HTML {
	var w pen
	w.open("mark", 8, 8)
	w.weave(p, 0, 0, 8, 0)
	w.text("</svg>")
	return w.html()
}

// Repeat draws the pattern over all of a box, 80 px a repeat, with class
// "tiled". It defines an id and may stand on a page once.
func (p Pattern) Repeat() template.HTML {
	var w pen
	w.tiled(p, "field", "10")
	return w.html()
}

// Strip draws a person's strip, 8 by 16 threads, with class "strip".
func Strip(name string, threads []Thread) template.HTML {
	var w pen
	w.open("strip", 8, 16)
	w.strip(Person{name, threads})
	w.text("</svg>")
	return w.html()
}

// Organisation draws an organisation's strip: as a person's, inside a frame
// one thread wide.
func Organisation(name string, threads []Thread) template.HTML {
	var w pen
	w.open("strip", 8, 16)
	w.strip(Person{name, threads})
	w.text(`<path class="f" d="M.5.5h7v15h-7z"/></svg>`)
	return w.html()
}

func (w *pen) strip(p Person) {
	y := 0
	for _, x := range p.strip() {
		w.weave(x.Pattern, 0, y, x.rows, p.start()+y)
		y += x.rows
	}
}

// Patch is one area in the tall strip of a profile.
type Patch struct {
	Index int           // of the thread among those passed; -1: the person has none
	Level int           // 1 to 3
	Mark  template.HTML // with class "patch"
}

// Tall returns the patches of a profile's strip, from the top down: all
// areas, from the highest level down. Each is drawn longer than it can be
// (8 by 32 threads) and cut by the height of its box, so that the page can
// give it as much as the name beside it needs: at least 16, 12 or 8 threads
// for the levels 3, 2 and 1.
func Tall(name string, threads []Thread) []Patch {
	var out []Patch
	for _, x := range (Person{name, threads}).order() {
		var w pen
		w.text(`<svg class="patch" viewBox="0 0 8 32" preserveAspectRatio="xMinYMin slice" aria-hidden="true">`)
		w.weave(x.Pattern, 0, 0, 32, 0)
		w.text("</svg>")
		out = append(out, Patch{Index: x.index, Level: x.level, Mark: w.html()})
	}
	return out
}

// Town draws a town with class "town": the upper half of the strips of up to
// three of its people, side by side. Without people it is drawn as one strip
// of the town's own name.
func Town(name string, people []Person) template.HTML {
	if len(people) == 0 {
		people = []Person{{Name: name}}
	}
	people = people[:min(len(people), 3)]
	var w pen
	w.open("town", 9*len(people)-1, 8)
	for i, p := range people {
		y := 0
		for _, x := range p.strip() {
			if rows := min(x.rows, 8-y); rows > 0 {
				w.weave(x.Pattern, 9*i, y, rows, p.start()+y)
				y += rows
			}
		}
	}
	w.text("</svg>")
	return w.html()
}
