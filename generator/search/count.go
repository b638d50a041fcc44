package search

import (
	"runtime"
	"slices"
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

// leastBlock is the fewest pages that are counted apart: every block has to look
// up the words of the language anew.
const leastBlock = 128

// blocksOf returns in how many blocks so many pages are counted.
func blocksOf(pages int) int { return min(runtime.GOMAXPROCS(0), 1+pages/leastBlock) }

// count counts the pages that have these numbers, in so many blocks, and
// enters in sizes how many words the text of each has.
func count(lang string, pages []Page, todo []int32, sizes []int, blocks int) gathered {
	room := min(16*len(todo), 1<<15) // maps that grow are filled again and again
	words, counters := newLexicon(room), make([]*counter, blocks)
	each(blocks, func(i int) {
		counters[i] = newCounter(lang, words, room)
		for _, n := range todo[len(todo)*i/blocks : len(todo)*(i+1)/blocks] {
			sizes[n] = counters[i].page(n, &pages[n])
		}
	})
	return gather(words, counters)
}

// counter counts the words of pages.
type counter struct {
	reader
	chunks map[string]token // those met; a stem below zero is ^ the place of several in many
	many   [][]token
	pages  []pageCount
	buffer []byte

	// Of the page at hand.
	tally []tally // by stem
	seen  []int32 // stems, in the order of the page
	has   []bool  // by form
	forms []int32 // in the order of the page
}

// pageCount is what was counted of a page.
type pageCount struct {
	page  int32
	posts []post  // one for each stem
	forms []int32 // those of several numbers come again
}

// post is what one page has of one stem.
type post struct {
	of int32 // the stem; once posts are put together by stems, the page
	tally
}

// tally is how much of a stem was met, and in which sections, by bits.
type tally struct{ weight, where uint32 }

// newCounter returns a counter with room for some words.
func newCounter(lang string, words *lexicon, room int) *counter {
	return &counter{reader: reader{lexicon: words, stemmer: newStemmer(lang)}, chunks: make(map[string]token, room)}
}

// page counts the words of a page, which has this number, and returns how many
// its text has.
func (c *counter) page(number int32, p *Page) int {
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
	for _, f := range c.forms {
		c.has[f] = false
	}
	c.pages = append(c.pages, pageCount{number, posts, slices.Clone(c.forms)})
	c.seen, c.forms = c.seen[:0], c.forms[:0]
	return words
}

func (c *counter) text(s string, weight uint32) {
	plain(s, func(b []byte) { c.add(b, weight, 0) })
}

// add counts a chunk of text.
func (c *counter) add(chunk []byte, weight uint32, section int) {
	t, ok := c.chunks[string(chunk)]
	if !ok {
		t = c.meet(string(chunk))
	}
	if t.stem >= 0 {
		c.count(t, weight, section)
		return
	}
	for _, t := range c.many[^t.stem] {
		c.count(t, weight, section)
	}
}

func (c *counter) count(t token, weight uint32, section int) {
	n := &c.tally[t.stem]
	if n.weight == 0 {
		c.seen = append(c.seen, t.stem)
	}
	n.weight += weight
	n.where |= 1 << min(section, sections-1)
	if t.form != itself && !c.has[t.form] {
		c.has[t.form] = true
		c.forms = append(c.forms, t.form)
	}
}

// meet reads a chunk that was not met before.
func (c *counter) meet(chunk string) token {
	tokens := c.read(chunk)
	out := token{stem: ^int32(len(c.many))}
	if len(tokens) == 1 {
		out = tokens[0]
	} else {
		c.many = append(c.many, tokens)
	}
	for _, t := range tokens {
		for int(t.stem) >= len(c.tally) {
			c.tally = append(c.tally, tally{})
		}
		for int(t.form) >= len(c.has) {
			c.has = append(c.has, false)
		}
	}
	if len(chunk) <= longest {
		c.chunks[chunk] = out
	}
	return out
}
