package search

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// counted is what all counters together found.
type counted struct {
	*lexicon
	posts [][]post // by stem, in the order of pages
	sizes []int    // how many words the text of each page has
}

// merge puts the counts of consecutive blocks together.
func merge(words *lexicon, blocks []*counter) *counted {
	all := counted{lexicon: words}
	having := make([]int, len(words.names)) // how many pages have a stem
	for _, b := range blocks {
		all.sizes = append(all.sizes, b.sizes...)
		for _, page := range b.posts {
			for _, p := range page {
				having[p.of]++
			}
		}
	}
	all.posts = lists(having)
	page := int32(0)
	for _, b := range blocks {
		for _, posts := range b.posts {
			for _, p := range posts {
				all.posts[p.of] = append(all.posts[p.of], post{page, p.tally})
			}
			page++
		}
	}
	return &all
}

// lists returns empty lists that have room for so many, side by side.
func lists(sizes []int) [][]post {
	total := 0
	for _, n := range sizes {
		total += n
	}
	room, out := make([]post, total), make([][]post, len(sizes))
	for i, n := range sizes {
		out[i], room = room[:0:n], room[n:]
	}
	return out
}

// entry is a line of the dictionary: a word, and the stem that has its pages
// or pages of its own, or both.
type entry struct {
	word, stem string
	posts      []post
	pages      string // posts, written
}

// dictionary returns the words, sorted. A form that has several stems, because
// accents told them apart, has the one that more pages have.
func (a *counted) dictionary() []entry {
	words := append(make([]form, 0, len(a.forms)+len(a.names)), a.forms...)
	for n, name := range a.names {
		words = append(words, form{name, int32(n)})
	}
	slices.SortFunc(words, func(f, g form) int {
		if n := compareUTF16(f.word, g.word); n != 0 || f.stem == g.stem {
			return n
		}
		return cmp.Or(len(a.posts[g.stem])-len(a.posts[f.stem]), cmp.Compare(a.names[f.stem], a.names[g.stem]))
	})
	out := make([]entry, 0, len(words))
	for _, f := range words {
		if len(out) == 0 || out[len(out)-1].word != f.word {
			out = append(out, entry{word: f.word})
		}
		switch e := &out[len(out)-1]; {
		case f.word == a.names[f.stem]:
			e.posts = a.posts[f.stem]
		case e.stem == "":
			e.stem = a.names[f.stem]
		}
	}
	return out
}

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
	pages := float64(len(all.sizes))
	average := 0.0
	for _, n := range all.sizes {
		average += float64(n)
	}
	average = max(1, average/max(1, pages))
	norms := make([]float64, len(all.sizes))
	for i, n := range all.sizes {
		norms[i] = saturation * (1 - lengthNorm + lengthNorm*float64(n)/average)
	}
	top := rarity(pages, 1)

	entries := all.dictionary()
	const part = 2048
	each((len(entries)+part-1)/part, func(n int) {
		var w postWriter
		for i := n * part; i < min((n+1)*part, len(entries)); i++ {
			if e := &entries[i]; len(e.posts) > 0 {
				rare := math.Round(rarities * rarity(pages, float64(len(e.posts))) / top)
				e.pages = w.write(e.posts, max(1, min(int(rare), rarities)), norms)
			}
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
	byStep [steps + 1][]int32 // into the list at hand
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
	for i, p := range posts {
		tf := float64(p.weight)
		step := int(math.Round(steps * tf / (tf + norms[p.of])))
		step = max(1, min(step, steps))
		w.byStep[step] = append(w.byStep[step], int32(i))
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
		for _, i := range list {
			p := &posts[i]
			if comma {
				w.out = append(w.out, ',')
			}
			w.out = strconv.AppendInt(w.out, int64(p.of-before), 36)
			before, comma = p.of, p.where == 1
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
