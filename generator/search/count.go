package search

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

// counter counts the words of consecutive pages.
type counter struct {
	reader
	chunks map[string]int32 // those met: the stem; or, below zero, ^ the place of several in many
	many   [][]int32
	posts  [][]post
	sizes  []int // how many words the text of each page has
	buffer []byte

	// Of the page at hand.
	tally []tally // by stem
	seen  []int32 // stems, in the order of the page
}

// post is what one page has of one stem.
type post struct {
	of int32 // the stem; once posts are put together by stems, the page
	tally
}

// tally is how much of a stem was met, and in which sections, by bits.
type tally struct {
	weight float32
	where  uint32
}

func newCounter(lang string, words *lexicon) *counter {
	return &counter{reader: reader{lexicon: words, stemmer: newStemmer(lang)}, chunks: map[string]int32{}}
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
	c.posts, c.sizes = append(c.posts, posts), append(c.sizes, words)
}

func (c *counter) text(s string, weight float32) {
	plain(s, func(b []byte) { c.add(b, weight, 0) })
}

// add counts a chunk of text.
func (c *counter) add(chunk []byte, weight float32, section int) {
	n, ok := c.chunks[string(chunk)]
	if !ok {
		n = c.meet(string(chunk))
	}
	if n >= 0 {
		c.count(n, weight, section)
		return
	}
	for _, t := range c.many[^n] {
		c.count(t, weight, section)
	}
}

func (c *counter) count(stem int32, weight float32, section int) {
	n := &c.tally[stem]
	if n.weight == 0 {
		c.seen = append(c.seen, stem)
	}
	n.weight += weight
	n.where |= 1 << min(section, sections-1)
}

// meet reads a chunk that was not met before.
func (c *counter) meet(chunk string) int32 {
	stems := c.read(chunk)
	n := ^int32(len(c.many))
	if len(stems) == 1 {
		n = stems[0]
	} else {
		c.many = append(c.many, stems)
	}
	for _, stem := range stems {
		for int(stem) >= len(c.tally) {
			c.tally = append(c.tally, tally{})
		}
	}
	if len(chunk) <= longest {
		c.chunks[chunk] = n
	}
	return n
}
