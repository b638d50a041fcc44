package markdown

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Without returns d without some of its links and images: cut names those to
// take out and the words that stand in for each, plain text. Of a link all
// between its ends goes, label and images in it; of a figure its caption, too.
// Headings, their ids, the excerpt and the names of tables and notes are as if
// the words had been written. Kept are the indexes, in d.Links, of the links of
// the result. Where nothing is cut the result is d itself.
func (d *Document) Without(cut func(link int) (words string, ok bool)) (out *Document, kept []int) {
	var c *cutter
	for i := range d.Links {
		words, ok := cut(i)
		if !ok {
			continue
		}
		if c == nil {
			c = &cutter{doc: d, html: d.HTML(), gone: make([]bool, len(d.Links)), words: map[int]string{}, lead: [2]int{-1, 0}}
		}
		c.gone[i], c.words[i] = true, words
	}
	if c == nil {
		return d, nil
	}
	c.run()
	return c.document()
}

// FormerID returns the id that a heading had before [Document.Without], which
// links may still name; its id where that did not change.
func (d *Document) FormerID(heading int) string {
	if d.was != nil {
		return d.was[heading].ID
	}
	return d.Headings[heading].ID
}

// cutter makes a document without some links.
type cutter struct {
	doc   *Document
	html  Fragment       // of doc
	gone  []bool         // by link: it is not in the result
	words map[int]string // by link that cut names
	out   []byte
	holes []Hole // Of a link is still its index in doc
	lead  [2]int
	// labels are the plain texts of links that are gone, with what stands in
	// for each.
	labels []label
}

type label struct {
	link       int
	text, with string
}

// replaceIn returns s with the first n of the texts replaced; all for -1.
func (l label) replaceIn(s string, n int) string {
	if l.text == "" {
		return s
	}
	starts := strings.HasPrefix(s, l.text)
	if s = strings.Replace(s, l.text, l.with, n); starts {
		return capital(s)
	}
	return s
}

// run copies the HTML up to each hole and leaves out what is cut.
func (c *cutter) run() {
	text, holes := c.html.Text, c.html.Holes
	at := 0
	copyTo := func(to int) {
		for i, edge := range c.html.lead {
			if at <= edge && edge <= to && (i == 1 || c.lead[0] < 0) {
				c.lead[i] = len(c.out) + edge - at
			}
		}
		c.out = append(c.out, text[at:to]...)
		at = to
	}
	for i := 0; i < len(holes); i++ {
		h := holes[i]
		copyTo(h.At)
		if !h.ofLink() || !c.gone[h.Of] {
			h.At = len(c.out)
			c.holes = append(c.holes, h)
			continue
		}
		last := i // hole that ends what is cut
		if c.doc.Links[h.Of].Kind == LinkImage {
			at, last = c.skipFigure(at, i)
		} else {
			last = c.html.closing(i)
			at = holes[last].At
		}
		for k := i; k <= last; k++ {
			if holes[k].ofLink() {
				c.gone[holes[k].Of] = true
			}
		}
		c.put(h, at)
		i = last
	}
	copyTo(len(text))
}

// ofLink reports whether a hole is of a link or an image.
func (h Hole) ofLink() bool { return h.Kind == HoleOpen || h.Kind == HoleClose }

// skipFigure returns where to go on behind an image and the last hole of what
// is left out: the whole figure, or a paragraph that held nothing else.
func (c *cutter) skipFigure(at, hole int) (int, int) {
	text, holes := c.html.Text, c.html.Holes
	if c.words[holes[hole].Of] != "" {
		return at, hole
	}
	for _, around := range [][2]string{{"<figure>", "</figure>\n"}, {"<p>", "</p>\n"}} {
		if !bytes.HasSuffix(c.out, []byte(around[0])) {
			continue
		}
		end := strings.Index(text[at:], around[1])
		if end < 0 || around[0] == "<p>" && end > 0 {
			continue
		}
		c.out = c.out[:len(c.out)-len(around[0])]
		at += end + len(around[1])
		for hole+1 < len(holes) && holes[hole+1].At < at {
			hole++
		}
		return at, hole
	}
	return at, hole
}

// put writes what stands in for a link that ends at a place of the old HTML.
func (c *cutter) put(h Hole, end int) {
	words := c.words[h.Of]
	if c.doc.Links[h.Of].Kind != LinkImage {
		c.labels = append(c.labels, label{h.Of, c.html.plain(h.At, end, c.doc.Links), words})
	}
	if words != "" && c.startsSentence() {
		words = capital(words)
	}
	c.out = escapeString(c.out, words)
}

// startsSentence reports whether what is written next is the start of a block
// or of a sentence.
func (c *cutter) startsSentence() bool {
	b := c.out
	for {
		b = bytes.TrimRight(b, " \n")
		tag := bytes.LastIndexByte(b, '<')
		if len(b) == 0 {
			return true
		}
		if b[len(b)-1] != '>' || tag < 0 {
			break
		}
		name := strings.Trim(string(b[tag:]), "</>")
		name, _, _ = strings.Cut(name, " ")
		if !hasWord("em strong del s a span sup sub mark code kbd abbr b i u q cite small label", name) {
			return true
		}
		b = b[:tag]
	}
	r, _ := utf8.DecodeLastRune(b)
	return strings.ContainsRune(".!?…؟。", r)
}

// capital makes the first letter a capital one, in scripts that have them.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// document puts the result together.
func (c *cutter) document() (*Document, []int) {
	out := *c.doc
	out.Links = nil
	index, kept := make([]int, len(c.gone)), []int(nil)
	for i, gone := range c.gone {
		if !gone {
			index[i] = len(kept)
			kept = append(kept, i)
			out.Links = append(out.Links, c.doc.Links[i])
		}
	}
	for i, h := range c.holes {
		if h.ofLink() {
			c.holes[i].Of = index[h.Of]
		}
	}
	c.rename(&out)
	// relabel changes attributes only, and there is none before the lead's end
	// that would move it: it is read before.
	var lead [2]int
	if c.html.lead[1] > 0 {
		lead = c.lead
		before := Fragment{Text: string(c.out), Holes: c.holes}
		out.Excerpt = excerpt([]byte(before.plain(lead[0], lead[1], out.Links)))
	}
	out.setHTML(Fragment{Text: c.relabel(string(c.out)), Holes: c.holes, lead: lead})
	return &out, kept
}

// rename gives headings that lose a link their new text, and a new id made
// from it.
func (c *cutter) rename(out *Document) {
	out.Headings, out.was = slices.Clone(c.doc.Headings), c.doc.Headings
	ids := newIDs()
	var renamed []int
	for i := range out.Headings {
		h := &out.Headings[i]
		was := h.Text
		for _, l := range c.labels {
			if at := c.doc.Links[l.link].Range.Start; at.Line < h.Range.Start.Line || at.Line > max(h.Range.Start.Line, h.Range.End.Line) {
				continue
			}
			h.Text = l.replaceIn(h.Text, 1)
			if h.Text == was {
				h.Text = capital(l.with)
			}
		}
		if h.Text != was && !h.Explicit {
			renamed = append(renamed, i)
			continue
		}
		ids.used[h.ID] = true
	}
	for _, id := range c.doc.Parts {
		ids.used[id] = true
	}
	for _, i := range renamed {
		out.Headings[i].ID = ids.create(out.Headings[i].Text)
	}
}

// relabel writes the words into the names of tables and notes, which repeat
// the text of a heading or a title.
func (c *cutter) relabel(text string) string {
	const attribute = ` aria-label="`
	// The longest first: one may be a part of another.
	slices.SortStableFunc(c.labels, func(a, b label) int { return len(b.text) - len(a.text) })
	var b strings.Builder
	var moved []int // where holes behind each change move
	at, shift, hole := 0, 0, 0
	flush := func(to int) { // holes before to
		for hole < len(c.holes) && c.holes[hole].At < to {
			moved = append(moved, c.holes[hole].At+shift)
			hole++
		}
	}
	for {
		i := strings.Index(text[at:], attribute)
		if i < 0 {
			break
		}
		start := at + i + len(attribute)
		length := strings.IndexByte(text[start:], '"')
		b.WriteString(text[at:start])
		value := text[start : start+length]
		for _, l := range c.labels {
			value = label{text: string(escapeString(nil, l.text)), with: string(escapeString(nil, l.with))}.replaceIn(value, -1)
		}
		flush(start)
		shift += len(value) - length
		b.WriteString(value)
		at = start + length
	}
	b.WriteString(text[at:])
	flush(len(text) + 1)
	for i := range c.holes {
		c.holes[i].At = moved[i]
	}
	return b.String()
}

// plain returns the plain text of a part of a text with these links, on one
// line. Of a link without a label it has the target, as Heading.Text has.
func (f Fragment) plain(from, to int, links []Link) string {
	var b strings.Builder
	at := from
	add := func(end int) {
		for rest := f.Text[at:end]; rest != ""; {
			text, tag, _ := strings.Cut(rest, "<")
			b.WriteString(html.UnescapeString(text))
			if strings.HasPrefix(tag, `a id="fnref:`) { // the number of a footnote
				_, tag, _ = strings.Cut(tag, "</a")
			}
			_, rest, _ = strings.Cut(tag, ">")
		}
		at = end
	}
	for _, h := range f.Holes {
		if h.Kind != HoleOpen || h.At < from || h.At >= to && h.At != from {
			continue
		}
		add(h.At)
		switch l := links[h.Of]; {
		case l.Kind == LinkImage:
			b.WriteString(l.Alt)
		case l.Empty:
			b.WriteString(l.Dest)
		}
	}
	add(to)
	return strings.Join(strings.Fields(b.String()), " ")
}
