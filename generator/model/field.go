package model

import "slices"

// Type is what a [Field] holds.
type Type uint8

// The types of fields.
const (
	Text      Type = iota // text in the entry's language
	Flag                  // true or false
	Number                // a number
	Date                  // a day or a moment, see data.ParseDate
	Choice                // one of Choices
	Language              // a BCP 47 language tag
	Address               // an http, https or mailto address, or a path of the site
	Zone                  // a time zone of the IANA database
	Image                 // the path of an image, as in Markdown
	Reference             // the name of another entry
	Object                // a group of Fields
)

// Field is one key of front matter: the one place that says how it is
// decoded, checked, inherited, linked and explained.
type Field struct {
	Name      string
	Aliases   []string // other keys that mean the same, as other generators write it
	Type      Type
	Many      bool     // a list; a single value stands for a list of one
	Inherited bool     // it is not text, so a translation inherits it from the original
	Choices   []string // of a Choice
	Fields    []Field  // of an Object
	Short     string   // of an Object: the field that a single value stands for

	// Of a Reference, also of one in an Object:
	To       []string // kinds it may lead to; nil: every kind
	Relation string   // what the entry that writes it calls the relation
	Inverse  string   // what the other entry calls it; empty: by the kind of the one that writes it

	Doc string // for authors, one sentence
}

// Kind is a kind of entry.
type Kind struct {
	Name   string // as its folder and in addresses: "playbooks"
	Fields []Field
}

// Kinds are the kinds of one site, built-in ones first.
type Kinds []*Kind

// Named returns the kind with a name, or nil.
func (k Kinds) Named(name string) *Kind {
	i := slices.IndexFunc(k, func(k *Kind) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return k[i]
}

// index returns the place of the field that a key means, or -1.
func index(fields []Field, key string) int {
	for i := range fields {
		if fields[i].Name == key || slices.Contains(fields[i].Aliases, key) {
			return i
		}
	}
	return -1
}

// reference returns the Reference that a field is or, being an Object,
// holds; nil if there is none.
func (f *Field) reference() *Field {
	if f.Type == Reference {
		return f
	}
	for i := range f.Fields {
		if f.Fields[i].Type == Reference {
			return &f.Fields[i]
		}
	}
	return nil
}
