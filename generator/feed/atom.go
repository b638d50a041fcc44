package feed

import (
	"encoding/xml"
	"io"
	"time"
)

// atomFeed and what follows are what of RFC 4287 a feed uses.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Link       atomLink       `xml:"link"`
	Authors    []atomAuthor   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string  `xml:"type,attr"`
	Text written `xml:",chardata"`
}

// WriteAtom writes the feed as Atom.
func (f *Feed) WriteAtom(w io.Writer) error {
	out := atomFeed{
		Lang: f.Lang, ID: f.Page, Title: f.Title, Updated: moment(f.updated()), Author: atomAuthor{f.Author.Name, f.Author.URL},
		Links: []atomLink{
			{"self", AtomType, f.Atom},
			{"alternate", "text/html", f.Page},
			{"alternate", JSONType, f.JSON},
		},
	}
	var buffer []byte
	for i := range f.Entries {
		out.Entries = append(out.Entries, f.Entries[i].atom(&buffer))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (e *Entry) atom(buffer *[]byte) atomEntry {
	out := atomEntry{
		Lang: e.Lang, ID: e.URL, Title: e.Title, Updated: moment(e.Date), Summary: e.Summary,
		Link:    atomLink{"alternate", "text/html", e.URL},
		Content: atomContent{"html", written{e.Content, buffer}},
	}
	for _, a := range e.Authors {
		out.Authors = append(out.Authors, atomAuthor{a.Name, a.URL})
	}
	for _, c := range e.Categories {
		out.Categories = append(out.Categories, atomCategory(c))
	}
	return out
}

// moment writes a time as RFC 3339 asks.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }
