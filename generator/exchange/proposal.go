package exchange

import (
	"cmp"
	"slices"

	"indaba/generator/site"
)

// Proposal is a member who is proposed to another, and why.
type Proposal struct {
	Member  site.ID
	Reasons []Reason // never empty; the weightiest kind first
}

// Reason is one thing that speaks for a proposal.
type Reason struct {
	Why       Why
	Area      site.ID  // of Knows and Offers
	Level     Level    // of Knows
	Offer     *Ask     // of Offers
	Languages []string // of Speaks
}

// Why says what a [Reason] is.
type Why uint8

// The kinds of reasons, in the order in which they are told.
const (
	Knows       Why = iota // the member knows the area, at that level
	Offers                 // the member offers something about the area
	Speaks                 // the member speaks these languages
	SimilarSize            // of the two towns, the larger is at most twice the size
	SameRole               // the two do the same in the network
)

// best orders the members that are found, the weightiest first, those of
// equal weight in the order of their keys, and returns at most n. Weight is by
// member.
func best(found, weight []int, n int) []int {
	before := func(a, b int) int { return cmp.Or(weight[b]-weight[a], a-b) }
	if n >= len(found) {
		slices.SortFunc(found, before)
		return found
	}
	top := make([]int, 0, n+1)
	for _, m := range found {
		if len(top) == n && (n == 0 || before(m, top[n-1]) > 0) {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, m, before)
		top = slices.Insert(top, at, m)
		top = top[:min(n, len(top))]
	}
	return top
}

// beside adds the reasons that hold between two members whatever it is about.
func (x *Exchange) beside(reasons []Reason, languages []string, a, b *member) []Reason {
	if both := shared(languages, b.languages); len(both) > 0 {
		reasons = append(reasons, Reason{Why: Speaks, Area: site.None, Languages: both})
	}
	if x.similarSize(a, b) {
		reasons = append(reasons, Reason{Why: SimilarSize, Area: site.None})
	}
	if sameRole(a, b) {
		reasons = append(reasons, Reason{Why: SameRole, Area: site.None})
	}
	return reasons
}

// similarSize reports whether two members live in two towns of similar size.
func (x *Exchange) similarSize(a, b *member) bool {
	return (a.place != b.place || a.place < 0) && similar(a.population, b.population)
}

func sameRole(a, b *member) bool { return meet(a.tasks, b.tasks) }
