package markdown

// Inherit returns the headings of d, a translation, with the ids under which
// they are to be published, so that a link to a heading leads to the same part
// of the page in every language. If d and original have headings of the same
// levels in the same order, an id that was made from a heading's text gives
// way to the one its counterpart in original has; ids that the translator
// chose stay. Else every id does. The result is d.Headings itself where nothing
// changes, and may not be written to.
//
// A [Filler] writes these ids into the HTML. The author's own links (#anchor)
// may name either id of a heading: that in d.Headings, which a translation had
// before it was one, or that in the result, which stands at the same index.
//
// The idea is that of Docusaurus's advice to write ids in translations, and of
// what the translators of OpenTelemetry's documentation do by hand.
func (d *Document) Inherit(original *Document) []Heading {
	if d == original || !d.sameOutline(original) {
		return d.Headings
	}
	ids := newIDs()
	for _, id := range d.Parts {
		ids.used[id] = true
	}
	for _, h := range d.Headings {
		if h.Explicit {
			ids.used[h.ID] = true
		}
	}
	out := append([]Heading(nil), d.Headings...)
	var clashes []int // with an id that the translator chose
	for i, h := range original.Headings {
		switch {
		case out[i].Explicit:
		case ids.take(h.ID):
			out[i].ID = h.ID
		default:
			clashes = append(clashes, i)
		}
	}
	for _, i := range clashes {
		out[i].ID = ids.create(out[i].Text)
	}
	return out
}

func (d *Document) sameOutline(other *Document) bool {
	if len(d.Headings) != len(other.Headings) {
		return false
	}
	for i, h := range d.Headings {
		if h.Level != other.Headings[i].Level {
			return false
		}
	}
	return true
}
