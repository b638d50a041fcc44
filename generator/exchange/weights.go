package exchange

import "math/bits"

// The weights: the one table that decides who comes first. docs/exchange.md
// explains it to readers.
//
// Of those who may meet an ask. To share a language outweighs all else, for
// without one nobody helps; then comes how well the best known of the areas is
// known. Who knows a part of the area that was asked for is a little behind.
const (
	weighLanguage = 100
	weighCanHelp  = 40
	weighOffer    = 30
	weighHasDone  = 20
	weighKnows    = 10
	weighFurther  = 5 // each further area
	weighPart     = -5
	weighSize     = 2
	weighRole     = 1
)

// Of counterparts: each line outweighs all below it together.
const (
	weighShared       = 10 // each area, times its rarity
	weighSameLanguage = 5
	weighSameSize     = 3
	weighSameRole     = 1
)

// rarity is 1 for an area that more than half of all experts know, and 1 more
// each time they are halved.
func rarity(experts, who int) int { return bits.Len(uint(experts / max(1, who))) }

func (l Level) weight() int {
	switch l {
	case CanHelp:
		return weighCanHelp
	case HasDone:
		return weighHasDone
	case Unsaid:
		return weighKnows
	}
	return 0
}

// alike is how many times larger than the other one of two towns of similar
// size may be.
const alike = 2

func similar(a, b float64) bool { return a > 0 && b > 0 && max(a, b) <= alike*min(a, b) }
