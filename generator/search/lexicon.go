package search

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is the length of the longest word that is worth an entry, in bytes.
const longest = 64

// lexicon numbers the stems of a language. Counters that work at the same time
// share one, so that a word is folded and stemmed once and not by each of them.
// Which number a stem gets depends on who meets it first; the index does not.
type lexicon struct {
	mu     sync.RWMutex
	chunks map[string][]int32 // a stretch of text as it stands: the stems of its words
	stems  map[string]int32
	names  []string // of the stems
	forms  []form   // some come again
}

// form is a folded word that is not its own stem.
type form struct {
	word string
	stem int32
}

func newLexicon() *lexicon {
	return &lexicon{chunks: map[string][]int32{}, stems: map[string]int32{}}
}

// of returns the stems of a chunk that somebody has entered.
func (l *lexicon) of(chunk string) ([]int32, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	stems, ok := l.chunks[chunk]
	return stems, ok
}

// known returns the numbers of words, if each is its own stem and has one.
func (l *lexicon) known(words []word) ([]int32, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]int32, len(words))
	for i, w := range words {
		n, ok := l.stems[w.stem]
		if !ok || w.stem != w.folded {
			return nil, false
		}
		out[i] = n
	}
	return out, true
}

// enter numbers the stems of the words of a chunk.
func (l *lexicon) enter(chunk string, words []word) []int32 {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]int32, len(words))
	for i, w := range words {
		n, ok := l.stems[w.stem]
		if !ok {
			n = int32(len(l.names))
			l.stems[w.stem] = n
			l.names = append(l.names, w.stem)
		}
		if w.stem != w.folded {
			l.forms = append(l.forms, form{w.folded, n})
		}
		out[i] = n
	}
	if len(chunk) <= longest {
		l.chunks[chunk] = out
	}
	return out
}

// reader reads chunks, each goroutine with its own.
type reader struct {
	*lexicon
	stemmer
	words []word
}

// word is a word as it is found.
type word struct{ folded, stem string }

// read returns the stems of a chunk's words.
func (r *reader) read(chunk string) []int32 {
	if len(chunk) > longest { // it is mostly of a dense script, and does not come again
		r.part(chunk)
		if stems, ok := r.known(r.words); ok {
			return stems
		}
	} else if stems, ok := r.lexicon.of(chunk); ok {
		return stems
	} else {
		r.part(chunk)
	}
	return r.enter(chunk, r.words)
}

// part finds the words of a chunk.
func (r *reader) part(chunk string) {
	r.words = r.words[:0]
	if isASCII(chunk) { // one word
		folded := strings.ToLower(chunk)
		r.find(folded, r.stemmer.of(folded))
		return
	}
	written := written(chunk)
	i := 0
	Words(chunk, func(folded string, dense bool) {
		stem := folded
		if !dense {
			if i < len(written) && Fold(written[i]) == folded {
				stem = r.stemmer.of(written[i])
			} else {
				stem = r.stemmer.of(folded)
			}
			i++
		}
		r.find(folded, stem)
	})
}

// find adds a word to those of the chunk.
func (r *reader) find(folded, stem string) {
	if len(folded) <= longest {
		r.words = append(r.words, word{folded, stem})
	}
}

// written parts a chunk as Words does but leaves accents in their place.
func written(chunk string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(chunk)), func(r rune) bool {
		return !isWord(r) && !unicode.Is(unseen, r) || isDense(r)
	})
}
