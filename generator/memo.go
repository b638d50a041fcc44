package generator

import (
	"sync"

	"indaba/generator/source"
)

// memo remembers results that depend on one file and some options alone. A
// result includes its diagnostics, so that a warning does not vanish because
// its file was not read again. It may be used by several goroutines at once.
//
// There is one result a path: that of the last build. Between builds, sweep
// forgets the paths that the last one did not ask for.
type memo[V any] struct {
	mu   sync.Mutex
	kept map[string]*remembered[V]
	made int // results that had to be made since the last sweep
}

type remembered[V any] struct {
	hash    source.Hash
	options string
	value   V
	used    bool
}

// get returns the result for a file under options, made by make if it is not
// the one remembered.
func (m *memo[V]) get(path string, hash source.Hash, options string, make func() V) V {
	m.mu.Lock()
	r := m.kept[path]
	if r != nil && r.hash == hash && r.options == options {
		r.used = true
		m.mu.Unlock()
		return r.value
	}
	m.mu.Unlock()
	made := &remembered[V]{hash, options, make(), true}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[path] = made
	m.made++
	return made.value
}

// sweep forgets what was not asked for since the last sweep, and returns how
// many results were made since then.
func (m *memo[V]) sweep() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	for path, r := range m.kept {
		if !r.used {
			delete(m.kept, path)
		}
		r.used = false
	}
	made := m.made
	m.made = 0
	return made
}

func newMemo[V any]() *memo[V] { return &memo[V]{kept: map[string]*remembered[V]{}} }
