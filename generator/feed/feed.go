// Package feed writes feeds: what is new, for programs that ask now and then.
// A [Feed] is written as Atom (RFC 4287) and as JSON Feed 1.1, with the same
// entries.
//
// Every address in a feed is whole, also those within the text of an entry,
// since a reader shows it far from the page it comes from.
package feed

import "time"

// The media types of feeds (RFC 4287, section 7; JSON Feed 1.1).
const (
	AtomType = "application/atom+xml"
	JSONType = "application/feed+json"
)

// Feed is what is new on a page.
type Feed struct {
	Title  string
	Lang   string // BCP 47
	Page   string // the page it tells of, which is also the feed's identity
	Atom   string // addresses of the feed itself
	JSON   string
	Author Author // of entries that name none
	// Today stands for when a feed without entries changed last.
	Today   time.Time
	Entries []Entry // the latest first
}

// Entry is one thing that is new.
type Entry struct {
	URL        string // of its page, which is also its identity
	Title      string
	Lang       string    // BCP 47; empty: that of the feed
	Date       time.Time // when it became news
	Summary    string    // plain text; may be empty
	Content    Text      // all of it, HTML
	Image      string    // address of a picture; may be empty
	Authors    []Author
	Categories []Category
}

// Author is somebody who wrote something. URL may be empty.
type Author struct{ Name, URL string }

// Category is what an entry is about: a name that stays, and one to show.
type Category struct{ Term, Label string }

// Text appends a text to dst. It is asked for one when a feed is written, once
// for each format, so that no feed keeps its texts.
type Text func(dst []byte) []byte

// updated returns when the feed changed last.
func (f *Feed) updated() time.Time {
	if len(f.Entries) == 0 {
		return f.Today
	}
	return f.Entries[0].Date
}
