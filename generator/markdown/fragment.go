package markdown

// Fragment is HTML with holes where links and images go. It is balanced: every
// element that Text opens, Text closes, in order, and so it is between the two
// holes of a link.
type Fragment struct {
	Text  string
	Holes []Hole
}

// Hole is a place in the Text of a [Fragment] where the caller writes.
//
// A page link and a wiki link have an opening hole, where `<a href=…>` is
// written (or `<span>` for a broken one, plus the target's title if the link is
// Empty), and behind the label a closing hole for `</a>`. An image has one
// hole, for the whole `<img …>`. Links do not nest; an image may lie in a link.
type Hole struct {
	At    int // byte offset in Text; ascending
	Link  int // index in Document.Links
	Close bool
}

// Filler writes into the holes of a [Fragment].
type Filler interface {
	// Open appends what opens the link, or the whole image, to dst. If drop
	// is true the label up to the closing hole is left out; an image has no
	// label and never drops.
	Open(dst []byte, link int) (out []byte, drop bool)
	// Close appends what closes the link to dst.
	Close(dst []byte, link int) []byte
}

// Append appends f to dst, its holes filled by fill, and returns the result.
func (f Fragment) Append(dst []byte, fill Filler) []byte {
	at, drop := 0, false
	for i := 0; i < len(f.Holes); i++ {
		h := f.Holes[i]
		dst = append(dst, f.Text[at:h.At]...)
		at = h.At
		if h.Close {
			dst = fill.Close(dst, h.Link)
			continue
		}
		if dst, drop = fill.Open(dst, h.Link); drop {
			i = f.closing(i) - 1
			at = f.Holes[i+1].At
		}
	}
	return append(dst, f.Text[at:]...)
}

// closing returns the index of the hole that closes the link opened at hole i.
func (f Fragment) closing(i int) int {
	for link := f.Holes[i].Link; ; i++ {
		if h := f.Holes[i]; h.Close && h.Link == link {
			return i
		}
	}
}
