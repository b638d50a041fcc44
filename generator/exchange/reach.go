package exchange

import (
	"iter"
	"sort"
	"sync"

	"indaba/generator/site"
)

// maxLooks is how many of those who know or offer something are looked at for
// an ask or a profile, and maxParts how many parts of an area are. In a network
// in which that is not all, each member is proposed to some, see [near].
// Without limits a large network would take the square of its size.
const maxLooks, maxParts = 20_000, 100

// share is how many of each list are looked at where there are so many lists.
func share(lists int) int { return maxLooks / max(1, lists) }

// near returns at most so many of a list that is in the order of members. Where
// it has more, they are those that come after a member, as on a ring: so all of
// them are somebody's, and the same ones in every build.
func near[T any](all []T, after, most int, member func(T) int) iter.Seq[T] {
	return func(yield func(T) bool) {
		start := 0
		if len(all) > most {
			start = sort.Search(len(all), func(i int) bool { return member(all[i]) > after })
		}
		for i := range min(most, len(all)) {
			if !yield(all[(start+i)%len(all)]) {
				return
			}
		}
	}
}

// scratch is room for what is worked out of each member, used again by the next
// who asks: all is zero, but where it was touched.
type scratch struct {
	able   []ability
	weight []int
	found  []int // the members that were touched
}

func newScratch(members int) *sync.Pool {
	return &sync.Pool{New: func() any { return &scratch{able: make([]ability, members), weight: make([]int, members)} }}
}

// clear makes all zero again.
func (s *scratch) clear() {
	for _, m := range s.found {
		s.able[m], s.weight[m] = ability{}, 0
	}
	s.found = s.found[:0]
}

// below returns the areas that are part of one, and those part of them, each
// before its parts; of very many some.
func (x *Exchange) below(area site.ID) []site.ID {
	var all []site.ID
	seen := map[site.ID]bool{area: true}
	var walk func(site.ID)
	walk = func(area site.ID) {
		for e := range x.site.Mentions(area, "broader") {
			if len(all) == maxParts {
				return
			}
			if !seen[e.From] {
				seen[e.From] = true
				all = append(all, e.From)
				walk(e.From)
			}
		}
	}
	walk(area)
	return all
}
