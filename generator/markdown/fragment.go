package markdown

// Fragment is HTML with holes where links, images and the ids of headings go.
// It is balanced: every element that Text opens, Text closes, in order, and so
// it is between the two holes of a link.
type Fragment struct {
	Text  string
	Holes []Hole
	lead  [2]int // where in Text the paragraph of [Document.Excerpt] starts and ends
}

// Hole is a place in the Text of a [Fragment] where the caller writes.
//
// A page link and a wiki link have an opening hole, where `<a href=…>` is
// written (or `<span>` for a broken one, plus the target's title if the link is
// Empty), and behind the label a closing hole for `</a>`. An image has one
// hole, for the whole `<img …>`. Links do not nest; an image may lie in a link.
//
// An id that was made from a heading's text is a hole as well, because a
// translation takes over those of its original, see [Document.Inherit].
type Hole struct {
	At   int // byte offset in Text; ascending
	Kind HoleKind
	Of   int // index in Document.Links; of an ID and an After, in Document.Headings
}

// HoleKind says what goes into a [Hole].
type HoleKind uint8

// The kinds of holes.
const (
	HoleOpen  HoleKind = iota // the start of a link, or a whole image
	HoleClose                 // the end of a link
	HoleID                    // the id of a heading, between the quotes of its attribute
	HoleAfter                 // behind a heading of the second level, which begins a section
)

// Filler writes into the holes of a [Fragment].
type Filler interface {
	// Open appends what opens the link, or the whole image, to dst. If drop
	// is true the label up to the closing hole is left out; an image has no
	// label and never drops.
	Open(dst []byte, link int) (out []byte, drop bool)
	// Close appends what closes the link to dst.
	Close(dst []byte, link int) []byte
	// ID appends the id of the heading to dst, escaped: one that is inherited
	// may be an author's own and hold anything.
	ID(dst []byte, heading int) []byte
	// After appends what a reader must know of the section that the heading
	// begins to dst.
	After(dst []byte, heading int) []byte
}

// Append appends f to dst, its holes filled by fill, and returns the result.
func (f Fragment) Append(dst []byte, fill Filler) []byte {
	at, drop := 0, false
	for i := 0; i < len(f.Holes); i++ {
		h := f.Holes[i]
		dst = append(dst, f.Text[at:h.At]...)
		at = h.At
		switch h.Kind {
		case HoleClose:
			dst = fill.Close(dst, h.Of)
		case HoleID:
			dst = fill.ID(dst, h.Of)
		case HoleAfter:
			dst = fill.After(dst, h.Of)
		case HoleOpen:
			if dst, drop = fill.Open(dst, h.Of); drop {
				i = f.closing(i) - 1
				at = f.Holes[i+1].At
			}
		}
	}
	return append(dst, f.Text[at:]...)
}

// closing returns the index of the hole that closes the link opened at hole i.
func (f Fragment) closing(i int) int {
	for link := f.Holes[i].Of; ; i++ {
		if h := f.Holes[i]; h.Kind == HoleClose && h.Of == link {
			return i
		}
	}
}
