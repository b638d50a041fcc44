package generator

import "indaba/generator/source"

// memo remembers the last result of a function of some files and options, so
// that it is the same value while they are. A result includes its diagnostics:
// a warning must not vanish because its file was not read again.
type memo[V any] struct {
	hash    source.Hash // of the files
	options string
	value   V
	known   bool
}

// get returns the result, made by make if it is not the one remembered.
func (m *memo[V]) get(hash source.Hash, options string, make func() V) V {
	if !m.known || m.hash != hash || m.options != options {
		*m = memo[V]{hash, options, make(), true}
	}
	return m.value
}
