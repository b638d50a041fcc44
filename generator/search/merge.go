package search

import (
	"encoding/binary"
	"strings"
)

// merged is the counts of all pages: as lines of the dictionary, and coded.
type merged struct {
	stems  []stemLine // sorted
	forms  []formLine // sorted by the word, then by the stem
	counts *Counts
}

// stemLine is a stem and, written, the pages that have it.
type stemLine struct {
	name   string
	having int // how many pages
	pages  []byte
}

// formLine is a form.
type formLine struct {
	word string
	stem int32 // its place among the stems
}

// merge puts what was found on pages to what is left of those that were not
// read. Of every page it is said how many words its text has.
func merge(left *kept, found gathered, sizes []int) merged {
	parts := cutStems(left.stems, found.stems)
	scores := newScorer(sizes)
	each(len(parts), func(i int) { parts[i].merge(left, scores) })

	stems := 0
	for i := range parts {
		stems += len(parts[i].lines)
	}
	out := merged{stems: make([]stemLine, 0, stems)}
	forms := formMerger{was: make([]int32, 0, len(left.stems)), is: make([]int32, 0, len(found.stems))}
	tables, lists := [][]byte{nil}, [][]byte{}
	for i := range parts {
		p := &parts[i]
		forms.was, forms.is = appendPlaces(forms.was, p.was, len(out.stems)), appendPlaces(forms.is, p.is, len(out.stems))
		out.stems = append(out.stems, p.lines...)
		tables, lists = append(tables, p.table), append(lists, p.coded)
	}
	forms.merge(left, found.forms)
	out.forms = forms.lines

	head := binary.AppendUvarint(nil, uint64(len(sizes)))
	for _, n := range sizes {
		head = binary.AppendUvarint(head, uint64(n))
	}
	tables[0] = binary.AppendUvarint(head, uint64(stems))
	lists = append(lists, binary.AppendUvarint(nil, uint64(len(out.forms))), forms.table, forms.coded)
	out.counts = join(append(tables, lists...))
	return out
}

// join makes counts of what is coded.
func join(coded [][]byte) *Counts {
	var b strings.Builder
	size := 0
	for _, s := range coded {
		size += len(s)
	}
	b.Grow(size)
	for _, s := range coded {
		b.Write(s)
	}
	return &Counts{b.String()}
}

// appendPlaces appends places in a list that starts at base.
func appendPlaces(dst, places []int32, base int) []int32 {
	for _, n := range places {
		if n != gone {
			n += int32(base)
		}
		dst = append(dst, n)
	}
	return dst
}
