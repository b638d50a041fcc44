package search

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
)

// counted is what all counters together found.
type counted struct {
	names   []string
	forms   map[string]int32
	posts   [][]post // by term, in the order of pages
	lengths []int
}

// merge puts the counts of consecutive blocks together.
func merge(blocks []*counter) *counted {
	all := &counted{forms: map[string]int32{}}
	numbers := map[string]int32{}
	var sizes []int
	global := make([][]int32, len(blocks))
	for i, b := range blocks {
		global[i] = make([]int32, len(b.names))
		for t, name := range b.names {
			n, ok := numbers[name]
			if !ok {
				n = int32(len(all.names))
				numbers[name] = n
				all.names = append(all.names, name)
				sizes = append(sizes, 0)
			}
			global[i][t] = n
		}
		for _, p := range b.posts {
			sizes[global[i][p.term]]++
		}
	}
	all.posts = make([][]post, len(all.names))
	for t, n := range sizes {
		all.posts[t] = make([]post, 0, n)
	}
	for i, b := range blocks {
		first := int32(len(all.lengths))
		for _, p := range b.posts {
			p.page += first
			t := global[i][p.term]
			all.posts[t] = append(all.posts[t], p)
		}
		all.lengths = append(all.lengths, b.lengths...)
	}
	for i, b := range blocks {
		for form, t := range b.forms {
			all.form(form, global[i][t])
		}
	}
	return all
}

// form notes that a folded word has a stem. One that has several, because
// accents told them apart, has the one that more pages have.
func (a *counted) form(form string, t int32) {
	old, ok := a.forms[form]
	if !ok || cmp.Or(cmp.Compare(len(a.posts[t]), len(a.posts[old])), cmp.Compare(a.names[old], a.names[t])) > 0 {
		a.forms[form] = t
	}
}

// entry is a line of the dictionary: a word, and the stem that has its pages
// or pages of its own, or both.
type entry struct{ word, stem, pages string }

// The constants of BM25. What a word says about a page is its rarity, one digit
// of base 36 for all its pages, times a step, one digit for each.
const (
	saturation = 2
	lengthNorm = 0.6
	rarities   = 35
	steps      = 20
)

// most is how many pages a word is listed with. A word that more pages have
// tells them apart so little that a client takes the others to have it too.
const most = 1500

// score works out what every word says about every page that has it, and
// returns the dictionary, sorted.
func score(all *counted) []entry {
	pages := float64(len(all.lengths))
	average := 0.0
	for _, n := range all.lengths {
		average += float64(n)
	}
	average = max(1, average/max(1, pages))
	norms := make([]float64, len(all.lengths))
	for i, n := range all.lengths {
		norms[i] = saturation * (1 - lengthNorm + lengthNorm*float64(n)/average)
	}
	top := rarity(pages, 1)

	words := map[string]int32{}
	for t, name := range all.names {
		words[name] = int32(t)
	}
	order := slices.Collect(maps.Keys(words))
	for form := range all.forms {
		if _, ok := words[form]; !ok {
			order = append(order, form)
		}
	}
	slices.SortFunc(order, compareUTF16)
	entries := make([]entry, len(order))
	const part = 512
	each((len(order)+part-1)/part, func(n int) {
		var w postWriter
		for i := n * part; i < min((n+1)*part, len(order)); i++ {
			e := entry{word: order[i]}
			if t, ok := words[e.word]; ok {
				rare := math.Round(rarities * rarity(pages, float64(len(all.posts[t]))) / top)
				e.pages = w.write(all.posts[t], max(1, min(int(rare), rarities)), norms)
			}
			if t, ok := all.forms[e.word]; ok {
				e.stem = all.names[t]
			}
			entries[i] = e
		}
	})
	return entries
}

// rarity is the inverse document frequency of BM25, which is never below zero.
func rarity(pages, having float64) float64 {
	return math.Log(1 + (pages-having+.5)/(having+.5))
}

// postWriter writes lists of pages.
type postWriter struct {
	byStep [steps + 1][]post
	out    []byte
}

// write returns a list of pages: "=" (or "~", if more have the word), how rare
// the word is, then, for each step from the highest down, the step, the pages' numbers as
// differences in base 36, and behind a number the sections, A for what stands
// before the first heading, unless that is all. Numbers are told apart by a
// comma or the letters of sections, steps by a semicolon.
func (w *postWriter) write(posts []post, rare int, norms []float64) string {
	for i := range w.byStep {
		w.byStep[i] = w.byStep[i][:0]
	}
	for _, p := range posts {
		tf := float64(p.weight)
		step := int(math.Round(steps * tf / (tf + norms[p.page])))
		step = max(1, min(step, steps))
		w.byStep[step] = append(w.byStep[step], p)
	}
	w.out = append(w.out[:0], '=')
	if len(posts) > most {
		w.out[0] = '~'
	}
	w.out = strconv.AppendInt(w.out, int64(rare), 36)
	left := most
	for step := steps; step > 0 && left > 0; step-- {
		list := w.byStep[step]
		if len(list) == 0 {
			continue
		}
		if len(w.out) > 2 {
			w.out = append(w.out, ';')
		}
		w.out = strconv.AppendInt(w.out, int64(step), 36)
		list = list[:min(left, len(list))]
		left -= len(list)
		before, comma := int32(0), false
		for _, p := range list {
			if comma {
				w.out = append(w.out, ',')
			}
			w.out = strconv.AppendInt(w.out, int64(p.page-before), 36)
			before, comma = p.page, p.where == 1
			for s := 0; !comma && p.where>>s > 0; s++ {
				if p.where>>s&1 == 1 {
					w.out = append(w.out, byte('A'+s))
				}
			}
		}
	}
	return string(w.out)
}

// compareUTF16 orders texts as clients compare them: by units of UTF-16, in
// which what lies beyond the first plane comes before U+E000.
func compareUTF16(a, b string) int {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	}
	return cmp.Compare(len(a), len(b))
}
