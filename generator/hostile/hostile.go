// Package hostile makes up content that means harm, for tests: texts of which
// each tries to run a program in a reader's browser or to fetch something from
// elsewhere (vectors.go), networks that hold them wherever a contributor may
// write (site.go), and a look at what came of them that needs no browser
// (look.go). Nothing of it is a part of the program.
//
// What every text tries to run is trip(1); what it tries to fetch lies at
// [Elsewhere]. A test gives its page a function of that name, and fails if it is
// called.
package hostile

import "slices"

// Elsewhere is the host that no page may ask for anything. Names under
// .invalid never exist (RFC 6761).
const Elsewhere = "elsewhere.invalid"

// Vector is a text that tries to get out of the place it stands in.
type Vector struct{ Class, Text string }

// Class is a way of trying.
type Class struct {
	Name  string
	About string // for SECURITY.md
	texts func() []string
}

// Vectors returns the texts of all classes, each once, in the same order each
// time.
func Vectors() []Vector {
	var out []Vector
	seen := map[string]bool{}
	for _, c := range Classes {
		for _, text := range c.texts() {
			if !seen[text] {
				seen[text] = true
				out = append(out, Vector{c.Name, text})
			}
		}
	}
	return out
}

// Sample returns about n of the vectors: of each class some, evenly spread.
func Sample(n int) []Vector {
	by := map[string][]Vector{}
	for _, v := range Vectors() {
		by[v.Class] = append(by[v.Class], v)
	}
	var out []Vector
	for _, c := range Classes {
		all := by[c.Name]
		take := min(len(all), max(1, n/len(Classes)))
		for i := range take {
			out = append(out, all[i*len(all)/take])
		}
	}
	return out
}

// Join makes one vector of every n that follow each other, for tests that have
// no time for each.
func Join(vectors []Vector, n int) []Vector {
	var out []Vector
	for group := range slices.Chunk(vectors, n) {
		joined := Vector{Class: group[0].Class}
		for _, v := range group {
			joined.Text += v.Text + " "
		}
		out = append(out, joined)
	}
	return out
}
