// Package site links the entries of a network into one multilingual site: it
// is the only code that sees more than one entry.
//
// A [Node] is an entry in all its languages, or a folder that nobody wrote a
// page for. Nodes are known by a small integer, their [ID]; languages by their
// index in [Site.Languages]. [Link] finds translations and what stands in for
// a missing one, addresses, the order of lists, and the graph of references
// with its inverses; it reports what is broken before anything is rendered. The
// [Site] it returns is a result: it has no methods that change it, reads no
// file and renders nothing.
//
// Members who are not published, and what others did not agree to, are taken out
// of the entries before anything else (shield.go). So a Site knows nothing that
// a reader may not know, and whatever reads it need not ask.
package site

import (
	"slices"
	"strings"
	"time"

	"indaba/generator/data"
	"indaba/generator/locale"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

// ID is the number of a node: its index in [Site.Nodes].
type ID int32

// None is the ID of no node.
const None ID = -1

// Role says what a node is in the tree of pages.
type Role uint8

// The roles of nodes.
const (
	Home    Role = iota // the home page of each language
	List                // the list of all entries of a kind
	Folder              // a folder without a page of its own
	Service             // a page that the site makes of everything in it, such as its search
	Entry               // an entry
)

// Node is an entry in all its languages.
type Node struct {
	Key      string      // "playbooks/ways-of-working/connection"
	Kind     *model.Kind // of a List or Folder: that of the entries in it
	Role     Role
	Name     string     // of a Folder: its name in words
	Labels   []Label    // by language: what is written of a folder; nil where nothing is
	Original int        // the language the entry was first written in; -1 without versions
	Versions []*Version // by language; nil where the entry does not exist
	Parent   ID         // None for the home page
	Order    float64    // the place its number gives it; +Inf without one

	symbol   model.Symbol // of Key
	when     data.Date
	ends     data.Date // of an event; zero if it does not say
	over     bool      // of an event: it is over on the day the site is built for
	event    *Event    // nil if it is none, or has no start
	writeUps []*Version
	shown    []int8   // by language: which version stands there; -1 for none
	url      []string // by language, see [Site.URL]
	children [][]ID   // by language, in reading order
	rank     []int32  // by language: its index among its parent's children
	out, in  []Edge
}

// Version is an entry in one language, with what a translation inherits. It is
// made of two entries and nothing else: while both are the same, so is it, and
// builds share it.
type Version struct {
	*model.Entry
	Front model.Record // Entry.Front and what it inherits from the original
	// Headings are those of Body. A translation has the ids of its original,
	// by position, so that links to a part of a page survive its translation.
	Headings []markdown.Heading

	// WriteUp is what was written after an event in the version's language; nil
	// if nothing was. Its fields stand before those of the announcement.
	WriteUp *Version

	original *model.Entry // the one that it inherits from; itself for the original
	joined   bool         // more than these two entries made it, so it serves one build
}

// Label is what a folder that has no page of its own is called.
type Label struct{ Title, Description string }

// LangOf returns the language that a field of v is written in: its own, or
// that of the original where it is inherited.
func (v *Version) LangOf(field string) int {
	if v.Entry.Front.Has(field) || v.WriteUp != nil && v.WriteUp.Entry.Front.Has(field) {
		return v.Lang
	}
	return v.original.Lang
}

// Edge is one reference from one node to another.
type Edge struct {
	From, To ID
	Lang     int // the language the reference, and what stands beside it, is written in
	Mention  *model.Mention
}

// Site is a linked network.
type Site struct {
	Config    *model.Config
	Languages []locale.Language
	Today     time.Time // midnight UTC of the day the site is built for
	Nodes     []Node    // ordered by key
	Assets    []Asset
	Tags      [][]Tag // by language, in alphabetical order
	Redirects []Redirect

	home     ID
	byKey    []ID               // by symbol: the node whose key it is
	byURL    map[string]Address // by address in lower case
	names    names
	sortKeys [][]string // by language and node
	absent   map[ID][]Absent
	attended map[ID]Attendance
	searched searched
	behind   map[*Version]*Behind // of the translations that are
	redacted map[*model.Entry]bool
	fallback [][]int8 // by language: the languages to borrow from, in order
}

// Address is a page of a node.
type Address struct {
	ID   ID
	Lang int32
}

// Node returns a node.
func (s *Site) Node(id ID) *Node { return &s.Nodes[id] }

// Find returns the node with a key; None if there is none.
func (s *Site) Find(key string) ID {
	i, ok := slices.BinarySearchFunc(s.Nodes, key, func(n Node, key string) int { return strings.Compare(n.Key, key) })
	if !ok {
		return None
	}
	return ID(i)
}

// at returns the node whose key a symbol is; None if there is none.
func (s *Site) at(key model.Symbol) ID {
	if int(key) >= len(s.byKey) {
		return None // not known when the site was linked
	}
	return s.byKey[key]
}

// Home returns the node of the home pages.
func (s *Site) Home() ID { return s.home }

// Shown returns the version that stands for a node in a language, and its
// language; nil and -1 for a node without versions.
func (s *Site) Shown(id ID, lang int) (*Version, int) {
	n := &s.Nodes[id]
	from := int(n.shown[lang])
	if from < 0 {
		return nil, -1
	}
	return n.Versions[from], from
}

// Front returns the fields of a node as shown in a language.
func (s *Site) Front(id ID, lang int) model.Record {
	if v, _ := s.Shown(id, lang); v != nil {
		return v.Front
	}
	return nil
}

// Title returns the title of a node as shown in a language, and the language
// it is in: lang itself for a folder, whose name is in none.
func (s *Site) Title(id ID, lang int) (string, int) {
	if v, from := s.Shown(id, lang); v != nil {
		return v.Title, from
	}
	return s.folderLabel(id, lang)
}

// folderLabel returns what a folder is called in a language, else in one of
// its fallbacks, else its name in words.
func (s *Site) folderLabel(id ID, lang int) (string, int) {
	n := &s.Nodes[id]
	if n.Labels != nil {
		for _, l := range append([]int8{int8(lang)}, s.fallback[lang]...) {
			if title := n.Labels[l].Title; title != "" {
				return title, int(l)
			}
		}
	}
	return n.Name, lang
}

// Describe returns the description of a folder in a language; "" if there is
// none.
func (s *Site) Describe(id ID, lang int) string {
	if n := &s.Nodes[id]; n.Labels != nil {
		return n.Labels[lang].Description
	}
	return ""
}

// Label is Title, as navigation shows it.
func (s *Site) Label(id ID, lang int) (string, int) {
	if v, from := s.Shown(id, lang); v != nil {
		return v.Label(), from
	}
	return s.folderLabel(id, lang)
}

// Written reports whether a node has a page of its own in a language: one not
// borrowed. Lists, folders and services, whose words are the interface's, have one in
// every language.
func (s *Site) Written(id ID, lang int) bool {
	n := &s.Nodes[id]
	return n.Versions[lang] != nil || n.Role == Folder || n.Role == List || n.Role == Service || n.Role == Home && n.Original < 0
}

// Vouched reports whether a page of a node's own in a language is one that a
// person stands for: written, or at least read, and not by a machine alone.
func (s *Site) Vouched(id ID, lang int) bool {
	v := s.Nodes[id].Versions[lang]
	return s.Written(id, lang) && (v == nil || v.Front.Object("translation").Text("method") != "machine")
}

// URL returns the address of a node in a language: a path below the site's
// base, not escaped, "" for the base itself, else with a slash at the end.
func (s *Site) URL(id ID, lang int) string { return s.Nodes[id].url[lang] }

// At returns whose page is at an address; ok is false if it is no node's.
func (s *Site) At(url string) (a Address, ok bool) {
	a, ok = s.byURL[strings.ToLower(url)]
	return a, ok && s.URL(a.ID, int(a.Lang)) == url
}

// Children returns the nodes below a node in reading order.
func (s *Site) Children(id ID, lang int) []ID { return s.Nodes[id].children[lang] }

// When returns the date of a node: an event's start, else its date. An event
// that recurs has the start of the time it happens next, or happened last.
func (s *Site) When(id ID) data.Date { return s.Nodes[id].when }

// Ends returns the last day of an event, of the same time as [Site.When]; its
// start if it has no end.
func (s *Site) Ends(id ID) data.Date {
	if n := &s.Nodes[id]; !n.ends.IsZero() {
		return n.ends
	}
	return s.When(id)
}

// Past reports whether an event is over on the day the site is built for; of
// a series, whether its last time is.
func (s *Site) Past(id ID) bool { return s.Nodes[id].over }
