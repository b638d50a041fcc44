package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Symbol is the number of a text in a [Symbols].
type Symbol int32

// Symbols numbers the texts that entries are found by: keys, their last parts,
// and tags. A file's texts get their numbers when it is parsed, so that Link,
// which sees all entries, joins them by index and compares no text. A number
// says that two texts are equal and nothing else. None is ever forgotten; all
// that an author writes in a day is little.
//
// The methods may be used by several goroutines at once.
type Symbols struct {
	mu     sync.Mutex
	known  map[string]Symbol
	all    []SymbolInfo
	sorted []Symbol // by text; those that came since it was asked for are missing
}

// SymbolInfo is what follows from the text of a symbol, read as a key.
type SymbolInfo struct {
	Text   string
	Parent Symbol // of the page above; of the home page, itself
	Last   Symbol // of the part behind the last slash
}

// NewSymbols returns a table that knows [HomeKey] alone, by the number zero: what
// no text was ever given to is none of an author's.
func NewSymbols() *Symbols {
	s := &Symbols{known: map[string]Symbol{}}
	s.of(HomeKey)
	return s
}

// NumberAs returns a table in which texts, those of [Symbols.Texts] of another,
// have the numbers that they have there.
func NumberAs(texts []string) *Symbols {
	s := NewSymbols()
	for _, text := range texts {
		s.of(text)
	}
	return s
}

// Texts returns all texts by their numbers.
func (s *Symbols) Texts() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	texts := make([]string, len(s.all))
	for i := range s.all {
		texts[i] = s.all[i].Text
	}
	return texts
}

// Shrink returns the texts that [NumberAs] needs if the marked symbols alone are
// still used, and by their old numbers the ones that they then have. What it
// finds that those need is marked, too.
func (s *Symbols) Shrink(used []bool) (texts []string, numbers []Symbol) {
	all, _ := s.All()
	all = all[:len(used)]
	var need func(n Symbol)
	need = func(n Symbol) {
		if !used[n] {
			used[n] = true
			need(all[n].Parent)
			need(all[n].Last)
		}
	}
	for n := range all {
		if used[n] {
			need(all[n].Parent)
			need(all[n].Last)
		}
	}
	numbers = make([]Symbol, len(all))
	for n := range all {
		if used[n] {
			numbers[n] = Symbol(len(texts))
			texts = append(texts, all[n].Text)
		}
	}
	return texts, numbers
}

// Of returns the number of a text.
func (s *Symbols) Of(text string) Symbol {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.of(text)
}

// Title returns the number of a title, which says whether readers can tell it
// from another: case, spaces and the kind of slash do not tell them. With a
// slash of another kind, no part of it is read as a key.
func (s *Symbols) Title(title string) Symbol {
	return s.Of(strings.ReplaceAll(Fold(title), "/", "∕"))
}

// Known reports whether a text has a number.
func (s *Symbols) Known(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.known[text]
	return ok
}

func (s *Symbols) of(text string) Symbol {
	if n, ok := s.known[text]; ok {
		return n
	}
	text = strings.Clone(text) // not to hold on to what it may be a part of
	n := Symbol(len(s.all))
	s.known[text] = n
	s.all = append(s.all, SymbolInfo{})
	info := SymbolInfo{text, n, n}
	if text != HomeKey {
		info.Parent = s.of(parentKey(text))
	}
	if i := strings.LastIndexByte(text, '/'); i >= 0 {
		info.Last = s.of(text[i+1:])
	}
	s.all[n] = info
	return n
}

// parentKey returns the key of the page above the one with a key.
func parentKey(key string) string {
	i := strings.LastIndexByte(key, '/')
	if i < 0 || key[:i] == Pages {
		return HomeKey
	}
	return key[:i]
}

// All returns what is known of every symbol so far, by number, and all their
// numbers in the order of their texts. The caller must not change either.
func (s *Symbols) All() (byNumber []SymbolInfo, sorted []Symbol) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := len(s.sorted); known < len(s.all) {
		came := make([]Symbol, 0, len(s.all)-known)
		for n := known; n < len(s.all); n++ {
			came = append(came, Symbol(n))
		}
		slices.SortFunc(came, s.compare)
		s.sorted = merge(s.sorted, came, s.compare)
	}
	return s.all[:len(s.all):len(s.all)], s.sorted
}

func (s *Symbols) compare(a, b Symbol) int { return cmp.Compare(s.all[a].Text, s.all[b].Text) }

// merge returns what is in two sorted slices, of which the second is short, as a
// new one: others may be reading the first.
func merge[T any](a, b []T, compare func(a, b T) int) []T {
	out := make([]T, 0, len(a)+len(b))
	for _, x := range b {
		i, _ := slices.BinarySearchFunc(a, x, compare)
		out, a = append(append(out, a[:i]...), x), a[i:]
	}
	return append(out, a...)
}

// Lookup is what a reference is looked up by.
type Lookup struct {
	Text string // as written
	Key  string // the key, or its last parts
	Path Symbol // of Key
	Last Symbol // of its last part
}

// Lookup reads a reference: the name of an entry, or more of its path.
func (s *Symbols) Lookup(ref string) Lookup {
	parts := strings.Split(strings.Trim(strings.TrimSuffix(ref, ".md"), "/"), "/")
	for i := range parts {
		parts[i] = Slug(parts[i])
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.of(strings.Join(parts, "/"))
	return Lookup{ref, s.all[path].Text, path, s.all[path].Last}
}
