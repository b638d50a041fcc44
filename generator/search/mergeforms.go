package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// formMerger merges the forms, once the stems have their places.
type formMerger struct {
	was, is []int32 // the places of the stems there were and of those found, or gone

	lines []formLine
	table []byte // of [Counts]
	coded []byte // the lists behind it
}

func (m *formMerger) merge(left *kept, found []formPages) {
	m.makeRoom(left, found)
	var room []int32
	add := func(f formLine, pages []int32) {
		if len(pages) == 0 || f.stem == gone {
			return
		}
		m.lines = append(m.lines, f)
		start := len(m.coded)
		m.coded = appendPages(m.coded, pages)
		m.table = binary.AppendUvarint(appendText(m.table, f.word), uint64(f.stem))
		m.table = binary.AppendUvarint(m.table, uint64(len(m.coded)-start))
	}
	for i := range left.forms {
		before := &left.forms[i]
		old := formLine{before.word, m.was[before.stem]}
		room = left.pages(room, before.pages)
		for len(found) > 0 {
			next := m.line(&found[0])
			order := compareForms(next, old)
			if order > 0 {
				break
			}
			pages := found[0].pages
			if found = found[1:]; order < 0 {
				add(next, pages)
			} else {
				room = append(room, pages...)
				slices.Sort(room)
			}
		}
		add(old, room)
	}
	for i := range found {
		add(m.line(&found[i]), found[i].pages)
	}
}

// makeRoom makes about the room that forms take.
func (m *formMerger) makeRoom(left *kept, found []formPages) {
	table, coded := 0, 0
	for i := range left.forms {
		table += len(left.forms[i].word) + 5
		coded += len(left.forms[i].pages) + 2
	}
	for i := range found {
		table += len(found[i].word) + 5
		coded += len(found[i].pages) * 3 / 2
	}
	m.lines = make([]formLine, 0, max(len(left.forms), len(found)))
	m.table, m.coded = make([]byte, 0, table), make([]byte, 0, coded)
}

func (m *formMerger) line(f *formPages) formLine { return formLine{f.word, m.is[f.stem]} }

func compareForms(a, b formLine) int {
	return cmp.Or(compareUTF16(a.word, b.word), cmp.Compare(a.stem, b.stem))
}
