package locale

import (
	"slices"

	"indaba/generator/diag"
)

// english is the language whose first file says which messages there are, and
// which every other language borrows from last.
const english = "en"

// Catalog is everything the interface says, in every language of a site. It
// never changes and is safe for concurrent use.
type Catalog struct {
	ids        []string
	known      map[string]map[string]bool // the placeholders of each message, by id
	localizers map[string]*Localizer
}

// Load makes the catalog of languages, each of them complete (see
// [Language.Complete]), from message files. Of several files of one language
// later ones stand before earlier ones, message by message. The first file of
// English, or the first file at all when there is none, says which messages
// there are; ids that start with "site." are a site's own and always known.
// Files of languages that no declared language borrows from are not read.
//
// Diagnostics are message-syntax, message-unknown, and message-missing: once
// for each language that borrows messages from another, and for each message
// that lacks plural forms.
func Load(languages []Language, files []Messages) (*Catalog, diag.List) {
	b := newBuilder(languages, files)
	c := &Catalog{localizers: make(map[string]*Localizer, len(languages))}
	for _, l := range languages {
		c.localizers[l.Code] = b.localizer(l)
	}
	c.ids, c.known = b.ids, b.known
	return c, b.diags.Sorted()
}

// Localizer returns what is needed to speak the language that site.yaml
// calls code. It panics when the catalog was loaded without it.
func (c *Catalog) Localizer(code string) *Localizer {
	l, ok := c.localizers[code]
	if !ok {
		panic("locale: the language " + code + " was not loaded")
	}
	return l
}

// IDs returns the ids of all messages, sorted.
func (c *Catalog) IDs() []string { return slices.Clone(c.ids) }

// Has reports whether there is a message with this id.
func (c *Catalog) Has(id string) bool { return c.known[id] != nil }
