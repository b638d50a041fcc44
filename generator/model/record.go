package model

import (
	"iter"
	"slices"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// Record holds the fields of an entry, or of an Object in it, that were
// written, in the order of the kind's table.
type Record []Slot

// Slot is one field that was written.
type Slot struct {
	Field  *Field
	At     diag.Range // of the key
	Values []Value    // none if what was written could not be read
}

// Value is one value of a field. Which of its parts is set follows from the
// field's [Type].
type Value struct {
	Text   string // Text, Choice, Language, Address, Zone, Image, Reference; Flag: "true" or "false"
	Number float64
	Date   *data.Date
	Object Record
	Range  diag.Range
}

// slot returns a field that was written and could be read, or nil.
func (r Record) slot(name string) *Slot {
	for i := range r {
		if r[i].Field.Name == name && len(r[i].Values) > 0 {
			return &r[i]
		}
	}
	return nil
}

// Has reports whether a field was written, even wrongly.
func (r Record) Has(name string) bool {
	return slices.ContainsFunc(r, func(s Slot) bool { return s.Field.Name == name })
}

// At returns the place of a field's first value; the zero Range if it was not written.
func (r Record) At(name string) diag.Range {
	if s := r.slot(name); s != nil {
		return s.Values[0].Range
	}
	return diag.Range{}
}

// Values returns the values of a field; nil if it was not written.
func (r Record) Values(name string) []Value {
	if s := r.slot(name); s != nil {
		return s.Values
	}
	return nil
}

// Text returns the text of a field's first value.
func (r Record) Text(name string) string {
	if s := r.slot(name); s != nil {
		return s.Values[0].Text
	}
	return ""
}

// Texts returns the texts of a field.
func (r Record) Texts(name string) []string {
	var out []string
	for _, v := range r.Values(name) {
		out = append(out, v.Text)
	}
	return out
}

// Flag returns whether a field was written, and as what.
func (r Record) Flag(name string) (value, ok bool) {
	s := r.slot(name)
	return s != nil && s.Values[0].Text == "true", s != nil
}

// Number returns a field's number, and whether it was written.
func (r Record) Number(name string) (float64, bool) {
	if s := r.slot(name); s != nil {
		return s.Values[0].Number, true
	}
	return 0, false
}

// Date returns a field's date; the zero Date if it was not written.
func (r Record) Date(name string) data.Date {
	if s := r.slot(name); s != nil {
		return *s.Values[0].Date
	}
	return data.Date{}
}

// Objects returns the groups of keys written under a field.
func (r Record) Objects(name string) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, v := range r.Values(name) {
			if !yield(v.Object) {
				return
			}
		}
	}
}

// Object returns the first group of keys written under a field.
func (r Record) Object(name string) Record {
	for o := range r.Objects(name) {
		return o
	}
	return nil
}

// Mention is a reference as an entry writes it.
type Mention struct {
	Field  *Field // the field of the kind's table that holds it
	Ref    *Field // the Reference itself: Field, or a part of it
	Name   Lookup
	Object Record // what stands beside it, where Field is an Object
	Range  diag.Range
}

// mentions yields every reference in the record, in the order of the table.
func (r Record) mentions(symbols *Symbols) iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		for i := range r {
			s := &r[i]
			ref := s.Field.reference()
			if ref == nil {
				continue
			}
			for k := range s.Values {
				v := &s.Values[k]
				for _, target := range v.targets(ref) {
					if !yield(Mention{s.Field, ref, symbols.Lookup(target.Text), v.Object, target.Range}) {
						return
					}
				}
			}
		}
	}
}

func (v *Value) targets(ref *Field) []Value {
	if v.Object == nil {
		return []Value{*v}
	}
	return v.Object.Values(ref.Name)
}

// Inherit returns r with the fields it lacks and a translation inherits
// added from original. Neither is changed.
func (r Record) Inherit(original Record) Record {
	return r.join(original, func(f *Field) bool { return f.Inherited })
}

// Join returns r with the fields it lacks added from other. Neither is
// changed.
func (r Record) Join(other Record) Record {
	return r.join(other, func(*Field) bool { return true })
}

// join returns r itself where nothing is added.
func (r Record) join(other Record, wanted func(*Field) bool) Record {
	out := slices.Clip(r)
	for _, s := range other {
		if wanted(s.Field) && !r.Has(s.Field.Name) {
			out = append(out, s)
		}
	}
	return out
}
