// Package data reads what authors write as data, in the front matter of pages
// and in files such as site.yaml, into values that remember their place. YAML,
// TOML and JSON give the same values.
//
// Nothing stops at the first mistake: [Front] and [File] return all that can
// be understood together with diagnostics for what cannot, and a [Reader]
// turns values into Go types and collects what does not fit.
package data

import (
	"fmt"

	"indaba/generator/diag"
)

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
	Plain bool    // of a Scalar: written without quotes
	Text  string  // of a Scalar: its text, without quotes
	Items []Value // of a List
	Pairs []Pair  // of a Map, in the order written, keys distinct
	// Range is where it is written. It has no End if it is a List or a Map, or
	// if its end is not known for certain.
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
	if i := v.index(key); i >= 0 {
		return v.Pairs[i].Value
	}
	return Value{}
}

// Has reports whether a Map has a key.
func (v Value) Has(key string) bool { return v.index(key) >= 0 }

func (v *Value) index(key string) int {
	for i := range v.Pairs {
		if v.Pairs[i].Key == key {
			return i
		}
	}
	return -1
}

// String makes values readable in tests and debuggers.
func (v Value) String() string {
	switch v.Kind {
	case Scalar:
		return v.Text
	case List:
		return fmt.Sprint(v.Items)
	case Map:
		return fmt.Sprint(v.Pairs)
	}
	return "null"
}
