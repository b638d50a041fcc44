package model

import (
	"fmt"
	"slices"
	"strings"

	"indaba/generator/diag"
)

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
// decoded, checked, inherited and linked. What it is for is said in i18n/fields.
type Field struct {
	Name      string
	Aliases   []string // other keys that mean the same, as other generators write it
	Type      Type
	Many      bool     // a list; a single value stands for a list of one
	Required  bool     // an entry must have it, or its original
	Wanted    bool     // a new entry starts with it, to be filled in
	Inherited bool     // it is not text, so a translation inherits it from the original
	Negated   []string // keys, as other generators write it, that say the opposite of a Flag
	Choices   []string // of a Choice
	Fields    []Field  // of an Object
	Short     string   // of an Object: the field that a single value stands for

	// Of a Reference, also of one in an Object:
	To       []string // kinds it may lead to; nil: every kind
	Relation string   // what the entry that writes it calls the relation
	Inverse  string   // what the other entry calls it; empty: by the kind of the one that writes it

	doc string // of a built-in field: the id of what explains it, see Explain

	// Of a field that a site declares: what explains it to authors, what pages
	// call it, and what the page of the other entry calls its inverse.
	Declared            bool
	Doc                 Localized
	Label, InverseLabel Localized
	ChoiceLabels        map[string]Localized

	toAt diag.Range // of To in site.yaml
}

// Kind is a kind of entry.
type Kind struct {
	Name   string // as its folder and in addresses: "playbooks"
	Fields []Field

	// What a site says of it:
	Declared bool        // it is the site's own, not a built-in one
	Label    Localized   // what lists of it are called
	Slug     Localized   // its part of addresses
	Sections []Localized // headings that an entry must have

	// Set when the configuration is complete:
	Required    []*Field // of Fields
	fingerprint string
}

// Tables returns pointers to all kinds and to all their fields, those in groups
// among them: always in the same order while [Config.Fingerprint] is the same.
func (k Kinds) Tables() []any {
	var out []any
	var add func(fields []Field)
	add = func(fields []Field) {
		for i := range fields {
			out = append(out, &fields[i])
			add(fields[i].Fields)
		}
	}
	for _, kind := range k {
		out = append(out, kind)
		add(kind.Fields)
	}
	return out
}

// complete works out what follows from the fields, once all are there.
func (k *Kind) complete() {
	k.fingerprint = k.Name + fingerprint(k.Fields)
	for i := range k.Fields {
		if k.Fields[i].Required {
			k.Required = append(k.Required, &k.Fields[i])
		}
	}
}

// typeNames are the types as site.yaml writes them.
var typeNames = map[string]Type{
	"text": Text, "flag": Flag, "number": Number, "date": Date, "choice": Choice, "language": Language,
	"url": Address, "timezone": Zone, "image": Image, "reference": Reference, "group": Object,
}

// Fingerprint returns a text that differs where two kinds read the same
// front matter differently.
func (k *Kind) Fingerprint() string { return k.fingerprint }

func fingerprint(fields []Field) string {
	var b strings.Builder
	for i := range fields {
		f := &fields[i]
		fmt.Fprintf(&b, "(%s %d %t %t %t %q %q %s %s", f.Name, f.Type, f.Many, f.Required, f.Inherited, f.Choices, f.To, f.Relation, f.Inverse)
		b.WriteString(fingerprint(f.Fields))
		b.WriteByte(')')
	}
	return b.String()
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
		if f := &fields[i]; f.Name == key || slices.Contains(f.Aliases, key) || slices.Contains(f.Negated, key) {
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

// FieldNamed returns the field that a key means; nil if there is none.
func FieldNamed(fields []Field, key string) *Field {
	if i := index(fields, key); i >= 0 {
		return &fields[i]
	}
	return nil
}
