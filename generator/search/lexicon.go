package search

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is the length of the longest word that is worth an entry, in bytes.
const longest = 64

// lexicon numbers the stems and the forms of a language. Counters that work at
// the same time share one, so that a word is folded and stemmed once and not by
// each of them. Which number a word gets depends on who meets it first; the
// index does not.
type lexicon struct {
	mu     sync.RWMutex
	chunks map[string][]token // a stretch of text as it stands: its words
	stems  map[string]int32
	names  []string // of the stems
	forms  []form   // some come again
}

// token is a word by its numbers.
type token struct{ stem, form int32 }

// itself is the form of a word that is its own stem.
const itself = -1

// form is a folded word that is not its own stem. A word that accents tell
// apart before it is folded may have several.
type form struct {
	word string
	stem int32
}

// newLexicon returns a lexicon with room for some words.
func newLexicon(words int) *lexicon {
	return &lexicon{chunks: make(map[string][]token, words), stems: make(map[string]int32, words/2)}
}

// of returns the words of a chunk that somebody has entered.
func (l *lexicon) of(chunk string) ([]token, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	tokens, ok := l.chunks[chunk]
	return tokens, ok
}

// known returns the numbers of words, if each is its own stem and has one.
func (l *lexicon) known(words []word) ([]token, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]token, len(words))
	for i, w := range words {
		n, ok := l.stems[w.stem]
		if !ok || w.stem != w.folded {
			return nil, false
		}
		out[i] = token{n, itself}
	}
	return out, true
}

// enter numbers the words of a chunk.
func (l *lexicon) enter(chunk string, words []word) []token {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]token, len(words))
	for i, w := range words {
		n, ok := l.stems[w.stem]
		if !ok {
			n = int32(len(l.names))
			l.stems[w.stem] = n
			l.names = append(l.names, w.stem)
		}
		out[i] = token{n, itself}
		if w.stem != w.folded {
			out[i].form = int32(len(l.forms))
			l.forms = append(l.forms, form{w.folded, n})
		}
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

// read returns the words of a chunk.
func (r *reader) read(chunk string) []token {
	if len(chunk) > longest { // it is mostly of a dense script, and does not come again
		r.part(chunk)
		if tokens, ok := r.known(r.words); ok {
			return tokens
		}
	} else if tokens, ok := r.lexicon.of(chunk); ok {
		return tokens
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
