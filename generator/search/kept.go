package search

import (
	"cmp"
	"slices"
)

// kept is what is left of counts: that of pages which say what they said.
type kept struct {
	stems   []stemLeft
	forms   []formLeft
	to      []int32 // the number now of each page there was, or gone
	inOrder bool    // the pages that are left come in the order they came in
}

// stemLeft is a stem there was, and the list of what pages had of it.
type stemLeft struct{ name, posts string }

// formLeft is a form there was, the number of its stem, and the list of pages
// that had it.
type formLeft struct {
	word  string
	stem  int32
	pages string
}

// gone is the number of what is no more.
const gone = -1

// keep returns what is left of counts, which may be nil, and the numbers of
// the pages that are to be counted. It enters in sizes how many words the text
// of each other page has.
func (c *Counts) keep(pages []Page, sizes []int) (left *kept, todo []int32) {
	left = &kept{inOrder: true}
	var before []int
	if c != nil {
		before = left.read(cursor{rest: c.data})
	}
	last := -1
	for i := range pages {
		was := pages[i].Counted - 1
		if was < 0 || was >= len(before) || left.to[was] != gone {
			todo = append(todo, int32(i))
			continue
		}
		left.to[was], sizes[i] = int32(i), before[was]
		left.inOrder, last = left.inOrder && was > last, was
	}
	return left, todo
}

// read reads counts, and returns how many words the text of each page had.
func (k *kept) read(c cursor) (sizes []int) {
	sizes = make([]int, c.number())
	k.to = make([]int32, len(sizes))
	for i := range sizes {
		sizes[i], k.to[i] = int(c.number()), gone
	}
	k.stems = make([]stemLeft, c.number())
	words, lists := c.table(uint64(len(k.stems)), false)
	for i := range k.stems {
		k.stems[i] = stemLeft{words.text(), lists.take(words.number())}
	}
	k.forms = make([]formLeft, c.number())
	words, lists = c.table(uint64(len(k.forms)), true)
	for i := range k.forms {
		k.forms[i] = formLeft{words.text(), int32(words.number()), lists.take(words.number())}
	}
	return sizes
}

// posts returns what is left of what pages had of a stem, in the room of dst.
func (k *kept) posts(dst []post, list string) []post {
	dst = dst[:0]
	c := cursor{rest: list}
	for page := 0; c.rest != ""; page++ {
		page += int(c.number())
		tally := c.tally()
		if to := k.to[page]; to != gone {
			dst = append(dst, post{to, tally})
		}
	}
	if !k.inOrder {
		slices.SortFunc(dst, func(a, b post) int { return cmp.Compare(a.of, b.of) })
	}
	return dst
}

// pages returns what is left of a list of pages, in the room of dst.
func (k *kept) pages(dst []int32, list string) []int32 {
	dst = dst[:0]
	c := cursor{rest: list}
	for page := 0; c.rest != ""; page++ {
		page += int(c.number())
		if to := k.to[page]; to != gone {
			dst = append(dst, to)
		}
	}
	if !k.inOrder {
		slices.Sort(dst)
	}
	return dst
}
