package weave

import (
	"cmp"
	"slices"
)

// Thread is an area that a person knows, with how well: 3 can help, 2 has
// done it, 1 wants to learn. Other levels count as the nearest of these.
type Thread struct {
	Pattern
	Level int
}

func (t Thread) weight() int { return max(1, min(t.Level, 3)) }

// Person is somebody to be woven into a strip: the name of the entry and the
// areas, in the order written.
type Person struct {
	Name    string
	Threads []Thread
}

// shown is the most areas a strip shows: a unit of four rows is the least
// that can be told apart.
const shown = 4

// patch is a stretch of a strip in one pattern.
type patch struct {
	Pattern
	index       int // of the thread it stands for; -1 for none
	level, rows int
}

// order returns the person's areas as patches without rows, from the highest
// level down, ties in the order written. Somebody without areas gets one
// patch, from their own name.
func (p Person) order() []patch {
	if len(p.Threads) == 0 {
		return []patch{{Pattern: Of(p.Name), index: -1, level: 1}}
	}
	patches := make([]patch, len(p.Threads))
	for i, t := range p.Threads {
		patches[i] = patch{Pattern: t.Pattern, index: i, level: t.weight()}
	}
	slices.SortStableFunc(patches, func(a, b patch) int { return cmp.Compare(b.level, a.level) })
	return patches
}

// strip returns the patches of the person's small strip: four units of four
// rows shared out by level, each area at least one, by largest remainder.
func (p Person) strip() []patch {
	patches := p.order()
	patches = patches[:min(len(patches), shown)]
	total := 0
	for _, x := range patches {
		total += x.level
	}
	// An area's quota is 4·level/total units. It gets the whole part, at
	// least one; what is left goes one by one to the largest shortfall.
	units := 0
	for i := range patches {
		n := max(1, shown*patches[i].level/total)
		patches[i].rows = 4 * n
		units += n
	}
	for ; units < shown; units++ {
		patches[neediest(patches, total)].rows += 4
	}
	for ; units > shown; units-- {
		patches[richest(patches)].rows -= 4
	}
	return patches
}

// neediest returns the index of the patch that is furthest below its quota.
func neediest(patches []patch, total int) int {
	best, most := 0, -1<<31
	for i, x := range patches {
		if short := shown*x.level - total*x.rows/4; short > most {
			best, most = i, short
		}
	}
	return best
}

// richest returns the index of the last of the tallest patches.
func richest(patches []patch) int {
	best := 0
	for i, x := range patches {
		if x.rows >= patches[best].rows {
			best = i
		}
	}
	return best
}

// start returns the row at which the motifs of a person's strip start, so
// that people with equal areas are not all equal.
func (p Person) start() int {
	if Hash(p.Name)&16 != 0 {
		return 4
	}
	return 0
}
