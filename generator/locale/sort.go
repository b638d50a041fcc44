package locale

import (
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collation sorts by the rules of one language. A collate.Collator is not
// safe for concurrent use, so each goroutine takes its own from the pool.
type collation struct {
	pool   sync.Pool
	arabic bool
}

type sorter struct {
	*collate.Collator
	buffer collate.Buffer
}

func newCollation(locale string) *collation {
	tag, _ := language.Parse(locale)
	base, _ := tag.Base()
	return &collation{arabic: base.String() == "ar", pool: sync.Pool{New: func() any {
		return &sorter{Collator: collate.New(tag, collate.Numeric)}
	}}}
}

// SortKey returns a string whose order among others, byte by byte, is the
// order of s in this language (UTS #10; numbers by their value). Different
// strings have different keys.
func (l *Localizer) SortKey(s string) string {
	at := l.collation.pool.Get().(*sorter)
	defer l.collation.pool.Put(at)
	at.buffer.Reset()
	key := at.KeyFromString(&at.buffer, l.collation.fold(s))
	// Keys end in a level of their own, so that what follows a zero byte
	// decides only between strings the language holds to be equal.
	return string(key) + "\x00" + s
}

// Compare orders a and b as their [Localizer.SortKey] does: negative, zero or
// positive. Who compares a string many times keeps its key instead.
func (l *Localizer) Compare(a, b string) int {
	return strings.Compare(l.SortKey(a), l.SortKey(b))
}

// fold makes one letter of those CLDR sorts as one, where the older tables of
// x/text take them for letters of their own: أحمد would stand far from احمد.
// It drops the tatweel. The article is part of the word, and آ a letter before
// the others, as in dictionaries. Other languages in Arabic script tell ى from ي.
func (c *collation) fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 'آ':
		case r == 'أ', r == 'إ', r == 'ٱ':
			return 'ا'
		case r == 'ـ':
			return -1
		case c.arabic && r == 'ة':
			return 'ت'
		case c.arabic && r == 'ى':
			return 'ي'
		}
		return r
	}, s)
}
