package search

import "errors"

// Counts is what was counted of the pages of an index, in their order: enough
// to make the index again without reading a page that is as it was. Counts hold
// for the language they are of and for the program that made them. They never
// change.
//
// They are kept as they are written:
//
//	how many pages there are, and of each how many words its text has
//	how many stems there are; each stem, sorted, and the length of its list;
//	the lists: what pages have of the stem
//	how many forms there are; each form, sorted, the number of its stem, and
//	the length of its list; the lists: pages that have the form
//
// Numbers are those of [binary.Uvarint], and a text is its length and its
// bytes. In a list, a page is its number less that of the next page that the
// list could have had. What it has of a stem is the weight times 32, and the
// section; or 31, and then the sections by bits.
//
// So words lie in the order of the dictionary, and one that no page has any
// more is not written again.
type Counts struct{ data string }

// String returns the counts for [ReadCounts].
func (c *Counts) String() string { return c.data }

// ReadCounts reads what [Counts.String] returned, and keeps it. What is no
// counts is an error; whether they are those of the pages is not seen.
func ReadCounts(data string) (*Counts, error) {
	if !sound(data) {
		return nil, errors.New("these are no counts of words")
	}
	return &Counts{data}, nil
}
