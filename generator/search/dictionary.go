package search

// entry is a line of the dictionary: a word, and the stem that has its pages
// or pages of its own, or both.
type entry struct {
	word, stem string
	pages      []byte // written
}

// dictionary returns the words, sorted. A form that has several stems, because
// accents told them apart, has the one that more pages have.
func (m *merged) dictionary() []entry {
	out := make([]entry, 0, len(m.stems)+len(m.forms))
	stems, forms := m.stems, m.forms
	for len(stems) > 0 || len(forms) > 0 {
		turn := -1
		switch {
		case len(stems) == 0:
			turn = 1
		case len(forms) > 0:
			turn = compareUTF16(stems[0].name, forms[0].word)
		}
		var e entry
		if turn <= 0 {
			e.word, e.pages = stems[0].name, stems[0].pages
			stems = stems[1:]
		}
		if turn >= 0 {
			e.word = forms[0].word
			best := &m.stems[forms[0].stem]
			for forms = forms[1:]; len(forms) > 0 && forms[0].word == e.word; forms = forms[1:] {
				if other := &m.stems[forms[0].stem]; other.having > best.having {
					best = other
				}
			}
			e.stem = best.name
		}
		out = append(out, e)
	}
	return out
}
