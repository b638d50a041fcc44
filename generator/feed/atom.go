package feed

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
)

// WriteAtom writes the feed as Atom to the end of b.
func (f *Feed) WriteAtom(b *bytes.Buffer) {
	b.WriteString(strings.TrimSuffix(xml.Header, "\n"))
	m := markup{Buffer: b}
	m.element("feed", []attribute{{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", f.Lang}}, func() {
		m.text("id", f.Page)
		m.text("title", f.Title)
		m.text("updated", moment(f.updated()))
		m.link("self", AtomType, f.Atom)
		m.link("alternate", "text/html", f.Page)
		m.link("alternate", JSONType, f.JSON)
		m.author(f.Author)
		for i := range f.Entries {
			m.entry(&f.Entries[i])
		}
	})
	b.WriteByte('\n')
}

func (m *markup) entry(e *Entry) {
	var lang []attribute
	if e.Lang != "" {
		lang = []attribute{{"xml:lang", e.Lang}}
	}
	m.element("entry", lang, func() {
		m.text("id", e.URL)
		m.text("title", e.Title)
		m.text("updated", moment(e.Date))
		m.link("alternate", "text/html", e.URL)
		for _, a := range e.Authors {
			m.author(a)
		}
		for _, c := range e.Categories {
			m.empty("category", attribute{"term", c.Term}, attribute{"label", c.Label})
		}
		if e.Summary != "" {
			m.text("summary", e.Summary)
		}
		m.textFrom("content", e.Content, attribute{"type", "html"})
	})
}

func (m *markup) link(rel, kind, address string) {
	m.empty("link", attribute{"rel", rel}, attribute{"type", kind}, attribute{"href", address})
}

func (m *markup) author(a Author) {
	m.element("author", nil, func() {
		m.text("name", a.Name)
		if a.URL != "" {
			m.text("uri", a.URL)
		}
	})
}

// moment writes a time as RFC 3339 asks.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }
