package generator

import (
	"sync"

	"indaba/generator/source"
)

// memo remembers results that depend on one file and some options alone. A
// result includes its diagnostics, so that a warning does not vanish because
// its file was not read again. It may be used by several goroutines at once.
//
// There is one result a path: the last that was asked for.
type memo[V any] struct {
	mu   sync.Mutex
	kept map[string]remembered[V]
	made int // how many results had to be made
}

type remembered[V any] struct {
	hash    source.Hash
	options string
	value   V
}

func newMemo[V any]() *memo[V] { return &memo[V]{kept: map[string]remembered[V]{}} }

// get returns the result for a file under options, made by make if it is not
// the one remembered.
func (m *memo[V]) get(path string, hash source.Hash, options string, make func() V) V {
	m.mu.Lock()
	r, ok := m.kept[path]
	m.mu.Unlock()
	if ok && r.hash == hash && r.options == options {
		return r.value
	}
	value := make()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[path] = remembered[V]{hash, options, value}
	m.made++
	return value
}

// forget drops the results of files that are not in the tree.
func (m *memo[V]) forget(tree *source.Tree) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.kept) <= len(tree.Files()) {
		return // at worst as many stale ones as there are files without a result
	}
	for path := range m.kept {
		if tree.File(path) == nil {
			delete(m.kept, path)
		}
	}
}
