package exchange_test

import (
	"math/rand/v2"
	"testing"

	"indaba/generator/exchange"
	"indaba/generator/site"
)

// BenchmarkExchange works out all there is to work out of 2,000 people, as a
// build of all pages does; a page in a preview asks for a part.
func BenchmarkExchange(b *testing.B) {
	s := build(b, invent(rand.New(rand.NewPCG(7, 11)), 2000))
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			exchange.New(s)
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			x := exchange.New(s)
			for _, a := range x.Open(false) {
				x.Helpers(a, 5)
			}
			for i := range s.Nodes {
				x.Counterparts(site.ID(i), 6)
			}
			x.Facets()
		}
	})
}
