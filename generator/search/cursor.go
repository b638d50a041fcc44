package search

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// cursor reads [Counts]. Once something cannot be read it is bad, and all that
// is read is zero or empty.
type cursor struct {
	rest string
	bad  bool
}

func (c *cursor) number() uint64 {
	if s := c.rest; s != "" && s[0] < 0x80 {
		c.rest = s[1:]
		return uint64(s[0])
	}
	return c.long()
}

// long reads a number of several bytes.
func (c *cursor) long() uint64 {
	var out uint64
	for i := 0; i < len(c.rest) && i < binary.MaxVarintLen32; i++ {
		b := c.rest[i]
		out |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.rest = c.rest[i+1:]
			return out
		}
	}
	c.rest, c.bad = "", true
	return 0
}

// take reads so many bytes.
func (c *cursor) take(n uint64) string {
	if n > uint64(len(c.rest)) {
		c.rest, c.bad = "", true
		return ""
	}
	out := c.rest[:n]
	c.rest = c.rest[n:]
	return out
}

func (c *cursor) text() string { return c.take(c.number()) }

// several stands for the section if more than one has a stem.
const several = 31

func (c *cursor) tally() tally {
	n := c.number()
	if section := n % 32; section != several {
		return tally{uint32(n / 32), 1 << section}
	}
	return tally{uint32(n / 32), uint32(c.number())}
}

// table returns cursors at a table of so many words, which are forms or stems,
// and at its lists, and goes on behind these.
func (c *cursor) table(n uint64, forms bool) (words, lists cursor) {
	words = *c
	size := uint64(0)
	for ; n > 0 && !c.bad; n-- {
		c.text()
		if forms {
			c.number()
		}
		size += c.number()
	}
	return words, cursor{rest: c.take(size)}
}

// sound reports whether counts are as [Counts] says, so that whoever reads on
// need not ask.
func sound(data string) bool {
	c := cursor{rest: data}
	pages := c.number()
	if pages > uint64(len(c.rest)) {
		return false
	}
	for range pages {
		if c.number() > math.MaxInt32 {
			return false
		}
	}
	stems := c.number()
	words, lists := c.table(stems, false)
	if c.bad {
		return false
	}
	before := ""
	for range stems {
		name := words.text()
		list := cursor{rest: lists.take(words.number())}
		if compareUTF16(before, name) >= 0 || !list.sound(pages, true) {
			return false
		}
		before = name
	}
	forms := c.number()
	words, lists = c.table(forms, true)
	if c.bad || c.rest != "" {
		return false
	}
	last := formLine{}
	for range forms {
		form := formLine{words.text(), 0}
		stem := words.number()
		list := cursor{rest: lists.take(words.number())}
		if form.stem = int32(stem); stem >= stems || form.word == "" || compareForms(last, form) >= 0 || !list.sound(pages, false) {
			return false
		}
		last = form
	}
	return true
}

// sound reports whether what is left is a list of some of so many pages, with
// or without what they have of a stem.
func (c *cursor) sound(pages uint64, posts bool) bool {
	if c.rest == "" {
		return false
	}
	for page := uint64(0); c.rest != ""; page++ {
		n := c.number()
		if c.bad || n >= pages-page {
			return false
		}
		page += n
		if posts {
			if t := c.tally(); c.bad || t.weight == 0 || t.where == 0 || t.where >= 1<<sections {
				return false
			}
		}
	}
	return true
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// appendPosts appends a list of what pages have of a stem.
func appendPosts(dst []byte, posts []post) []byte {
	next := int32(0)
	for i := range posts {
		p := &posts[i]
		page, had := uint64(p.of-next), uint64(p.weight)*32+several
		if p.where&(p.where-1) == 0 {
			had += uint64(bits.TrailingZeros32(p.where)) - several
		}
		if next = p.of + 1; page|had < 0x80 { // as most are
			dst = append(dst, byte(page), byte(had))
		} else {
			dst = binary.AppendUvarint(binary.AppendUvarint(dst, page), had)
		}
		if had%32 == several {
			dst = binary.AppendUvarint(dst, uint64(p.where))
		}
	}
	return dst
}

// appendPages appends a list of pages.
func appendPages(dst []byte, pages []int32) []byte {
	next := int32(0)
	for _, p := range pages {
		dst = binary.AppendUvarint(dst, uint64(p-next))
		next = p + 1
	}
	return dst
}
