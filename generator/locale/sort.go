package locale

import (
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collation sorts by the rules of one language. A collate.Collator is not
// safe for concurrent use, so each goroutine takes its own from the pool.
type collation struct{ pool sync.Pool }

type sorter struct {
	*collate.Collator
	buffer collate.Buffer
}

func newCollation(locale string) *collation {
	tag, _ := language.Parse(locale)
	return &collation{pool: sync.Pool{New: func() any {
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
	key := at.KeyFromString(&at.buffer, foldAlef(s))
	// Keys end in a level of their own, so that what follows a zero byte
	// decides only between strings the language holds to be equal.
	return string(key) + "\x00" + s
}

// Compare orders a and b as their [Localizer.SortKey] does: negative, zero or
// positive. Who compares a string many times keeps its key instead.
func (l *Localizer) Compare(a, b string) int {
	return strings.Compare(l.SortKey(a), l.SortKey(b))
}

// foldAlef makes one letter of the forms of alef and drops the tatweel. CLDR
// sorts them so; the older tables of x/text take them for letters of their
// own, and أحمد would stand far from احمد.
func foldAlef(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'أ', 'إ', 'آ', 'ٱ':
			return 'ا'
		case 'ـ':
			return -1
		}
		return r
	}, s)
}
