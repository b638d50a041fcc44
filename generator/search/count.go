package search

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How much a word weighs that stands in one of these, against one in the text.
const (
	inText    = 1
	inFacts   = 2
	inLead    = 2
	inHeading = 4
	inAlso    = 7
	inTitle   = 10
)

// sections is how many sections of a page are told apart; those behind belong
// to the last.
const sections = 26

// longest is the length of the longest word that is worth an entry, in bytes.
const longest = 64

// counter counts the words of consecutive pages.
type counter struct {
	stemmer
	chunks map[string]int32 // a stretch of text as it stands: its word's number; or, below zero, ^ the place of several in many
	many   [][]int32
	terms  map[string]int32 // stems, by number
	names  []string
	forms  []form // some come again
	posts  [][]post
	words  []int // of the text of each page
	buffer []byte

	// Of the page at hand.
	tally []tally // by term
	seen  []int32 // terms, in the order of the page
	found []int32 // terms of a chunk
}

// form is a folded word that is not its own stem.
type form struct {
	word string
	term int32
}

// post is what one page has of one term.
type post struct {
	of int32 // the term; once posts are put together by terms, the page
	tally
}

// tally is how much of a term was met, and in which sections, by bits.
type tally struct {
	weight float32
	where  uint32
}

func newCounter(lang string) *counter {
	return &counter{stemmer: newStemmer(lang), chunks: map[string]int32{}, terms: map[string]int32{}}
}

func (c *counter) page(p *Page) {
	c.text(p.Title, inTitle)
	c.text(p.Lead, inLead)
	for _, s := range p.Also {
		c.text(s, inAlso)
	}
	for _, s := range p.Facts {
		c.text(s, inFacts)
	}
	words := 0
	if p.HTML != nil {
		c.buffer = p.HTML(c.buffer[:0])
		scan(c.buffer, p.Headings, func(b []byte, section int, heading bool) {
			words++
			if heading {
				c.add(b, inHeading, section)
			} else {
				c.add(b, inText, section)
			}
		})
	}
	posts := make([]post, len(c.seen))
	for i, t := range c.seen {
		posts[i] = post{t, c.tally[t]}
		c.tally[t] = tally{}
	}
	c.seen = c.seen[:0]
	c.posts, c.words = append(c.posts, posts), append(c.words, words)
}

func (c *counter) text(s string, weight float32) {
	plain(s, func(b []byte) { c.add(b, weight, 0) })
}

// add counts a chunk of text.
func (c *counter) add(chunk []byte, weight float32, section int) {
	n, ok := c.chunks[string(chunk)]
	if !ok {
		n = c.read(string(chunk))
	}
	if n >= 0 {
		c.count(n, weight, section)
		return
	}
	for _, t := range c.many[^n] {
		c.count(t, weight, section)
	}
}

func (c *counter) count(t int32, weight float32, section int) {
	n := &c.tally[t]
	if n.weight == 0 {
		c.seen = append(c.seen, t)
	}
	n.weight += weight
	n.where |= 1 << min(section, sections-1)
}

// read finds the words of a chunk that was not met before.
func (c *counter) read(chunk string) int32 {
	terms := c.termsOf(chunk)
	n := ^int32(len(c.many))
	if len(terms) == 1 {
		n = terms[0]
	} else {
		c.many = append(c.many, slices.Clone(terms))
	}
	if len(chunk) <= longest { // longer ones, mostly of dense scripts, do not come again
		c.chunks[chunk] = n
	}
	return n
}

// termsOf returns the terms of a chunk, until it is asked again.
func (c *counter) termsOf(chunk string) []int32 {
	c.found = c.found[:0]
	if isASCII(chunk) { // one word
		word := strings.ToLower(chunk)
		c.find(word, c.of(word))
		return c.found
	}
	written := written(chunk)
	i := 0
	Words(chunk, func(word string, dense bool) {
		stem := word
		if !dense {
			if i < len(written) && Fold(written[i]) == word {
				stem = c.of(written[i])
			} else {
				stem = c.of(word)
			}
			i++
		}
		c.find(word, stem)
	})
	return c.found
}

// find adds to what is found a folded word that has a stem.
func (c *counter) find(word, stem string) {
	if len(word) > longest {
		return
	}
	t := c.term(stem)
	if stem != word {
		c.forms = append(c.forms, form{word, t})
	}
	c.found = append(c.found, t)
}

// written parts a chunk as Words does but leaves accents in their place.
func written(chunk string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(chunk)), func(r rune) bool {
		return !isWord(r) && !unicode.Is(unseen, r) || isDense(r)
	})
}

// term returns the number of a stem.
func (c *counter) term(stem string) int32 {
	t, ok := c.terms[stem]
	if !ok {
		t = int32(len(c.names))
		c.terms[stem] = t
		c.names = append(c.names, stem)
		c.tally = append(c.tally, tally{})
	}
	return t
}
