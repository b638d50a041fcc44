package search

import (
	"math"
	"math/bits"
	"strconv"
)

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

// scorer knows of all pages what it takes to say how much a word tells of one.
type scorer struct {
	norms []float64        // how much of a word in the text of each page is half of what can be said
	small [][smaller]uint8 // what step returns for these weights
	top   float64          // the rarity of a word that one page has
}

// smaller are weights that most words of most pages have.
const smaller = 12

// newScorer takes how many words the text of each page has.
func newScorer(sizes []int) *scorer {
	average := 0.0
	for _, n := range sizes {
		average += float64(n)
	}
	average = max(1, average/max(1, float64(len(sizes))))
	s := &scorer{make([]float64, len(sizes)), make([][smaller]uint8, len(sizes)), rarity(float64(len(sizes)), 1)}
	for i, n := range sizes {
		s.norms[i] = saturation * (1 - lengthNorm + lengthNorm*float64(n)/average)
		for weight := range smaller {
			s.small[i][weight] = uint8(s.step(float64(weight), s.norms[i]))
		}
	}
	return s
}

// step returns how much a word of some weight says about a page.
func (s *scorer) step(weight, norm float64) int {
	return max(1, min(int(math.Round(steps*weight/(weight+norm))), steps))
}

// rare returns the digit that says how rare a word is that so many pages have.
func (s *scorer) rare(having int) int {
	rare := math.Round(rarities * rarity(float64(len(s.norms)), float64(having)) / s.top)
	return max(1, min(int(rare), rarities))
}

// rarity is the inverse document frequency of BM25, which is never below zero.
func rarity(pages, having float64) float64 {
	return math.Log(1 + (pages-having+.5)/(having+.5))
}

// postWriter writes lists of pages.
type postWriter struct {
	*scorer
	byStep [steps + 1][]int32 // into the list at hand
}

// append appends a list of pages: "=" (or "~", if more have the word), how rare
// the word is, then, for each step from the highest down, the step, the pages' numbers as
// differences in base 36, and behind a number the sections, A for what stands
// before the first heading, unless that is all. Numbers are told apart by a
// comma or the letters of sections, steps by a semicolon.
func (w *postWriter) append(dst []byte, posts []post) []byte {
	for i := range w.byStep {
		w.byStep[i] = w.byStep[i][:0]
	}
	for i, p := range posts {
		var step int
		if p.weight < smaller {
			step = int(w.small[p.of][p.weight])
		} else {
			step = w.step(float64(p.weight), w.norms[p.of])
		}
		w.byStep[step] = append(w.byStep[step], int32(i))
	}
	mark := byte('=')
	if len(posts) > most {
		mark = '~'
	}
	dst = appendBase36(append(dst, mark), uint32(w.rare(len(posts))))
	left, first := most, true
	for step := steps; step > 0 && left > 0; step-- {
		list := w.byStep[step]
		if len(list) == 0 {
			continue
		}
		if !first {
			dst = append(dst, ';')
		}
		first = false
		dst = appendBase36(dst, uint32(step))
		list = list[:min(left, len(list))]
		left -= len(list)
		before, comma := int32(0), false
		for _, i := range list {
			p := &posts[i]
			if comma {
				dst = append(dst, ',')
			}
			dst = appendBase36(dst, uint32(p.of-before))
			if before, comma = p.of, p.where == 1; comma {
				continue
			}
			for where := p.where; where != 0; where &= where - 1 {
				dst = append(dst, byte('A'+bits.TrailingZeros32(where)))
			}
		}
	}
	return dst
}

// appendBase36 is [strconv.AppendUint] for the small numbers that lists are
// made of.
func appendBase36(dst []byte, n uint32) []byte {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	switch {
	case n < 36:
		return append(dst, digits[n])
	case n < 36*36:
		return append(dst, digits[n/36], digits[n%36])
	}
	return strconv.AppendUint(dst, uint64(n), 36)
}
