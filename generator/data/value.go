// Package data reads what authors write as data, YAML in front matter and in
// site.yaml, into values that remember their place in the file.
//
// Nothing stops at the first mistake: [YAML] and [Front] return all that can
// be understood together with diagnostics for what cannot, and a [Reader]
// turns values into Go types and collects what does not fit.
package data

import "indaba/generator/diag"

// Kind is the shape of a [Value].
type Kind uint8

// The shapes of values. Null is also the zero Value: nothing was written.
const (
	Null Kind = iota
	Scalar
	List
	Map
)

// String names the shape for a diagnostic.
func (k Kind) String() string {
	return [...]string{"nothing", "a single value", "a list", "a group of keys"}[k]
}

// Value is a piece of data and its place.
type Value struct {
	Kind  Kind
	Text  string  // of a Scalar: its text, without quotes
	Plain bool    // of a Scalar: written without quotes
	Items []Value // of a List
	Pairs []Pair  // of a Map, in the order written, keys distinct
	Range diag.Range
}

// Pair is one key of a Map and what is written under it.
type Pair struct {
	Key   string
	At    diag.Range // of the key
	Value Value
}

// Get returns the value of a key of a Map; the zero Value if there is none.
func (v Value) Get(key string) Value {
	for _, p := range v.Pairs {
		if p.Key == key {
			return p.Value
		}
	}
	return Value{}
}
