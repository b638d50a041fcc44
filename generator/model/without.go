package model

import (
	"slices"

	"indaba/generator/markdown"
)

// Without returns r without the references that drop names; r itself where
// there are none. A group of keys that one reference stands for, such as an
// author, goes with it and all that stands beside it.
func (r Record) Without(symbols *Symbols, drop func(*Mention) bool) Record {
	var out Record
	for i := range r {
		slot := &r[i]
		ref := slot.Field.reference()
		if ref == nil {
			continue
		}
		values, changed := withoutValues(symbols, slot, ref, drop)
		if !changed {
			continue
		}
		if out == nil {
			out = slices.Clone(r)
		}
		out[i].Values = values
	}
	if out == nil {
		return r
	}
	return out
}

func withoutValues(symbols *Symbols, slot *Slot, ref *Field, drop func(*Mention) bool) (out []Value, changed bool) {
	for k := range slot.Values {
		v := slot.Values[k]
		dropped := func(target Value) bool {
			return drop(&Mention{slot.Field, ref, symbols.Lookup(target.Text), v.Object, target.Range})
		}
		targets := v.targets(ref)
		if !slices.ContainsFunc(targets, dropped) {
			out = append(out, v)
			continue
		}
		changed = true
		if v.Object == nil || slot.Field.Short == ref.Name {
			continue
		}
		v.Object = slices.Clone(v.Object)
		for i := range v.Object {
			if v.Object[i].Field == ref {
				v.Object[i].Values = slices.DeleteFunc(slices.Clone(targets), dropped)
			}
		}
		out = append(out, v)
	}
	return out, changed
}

// WithoutValues returns r without the values that drop names of one field.
func (r Record) WithoutValues(name string, drop func(Value) bool) Record {
	i := slices.IndexFunc(r, func(s Slot) bool { return s.Field.Name == name })
	if i < 0 || !slices.ContainsFunc(r[i].Values, drop) {
		return r
	}
	out := slices.Clone(r)
	out[i].Values = slices.DeleteFunc(slices.Clone(r[i].Values), drop)
	return out
}

// WithoutFields returns r without the fields that drop names.
func (r Record) WithoutFields(drop func(*Field) bool) Record {
	if !slices.ContainsFunc(r, func(s Slot) bool { return drop(s.Field) }) {
		return r
	}
	return slices.DeleteFunc(slices.Clone(r), func(s Slot) bool { return drop(s.Field) })
}

// With returns a copy of e that says something else: in its front matter, and
// in its body, whose links lead to targets.
func (e *Entry) With(symbols *Symbols, front Record, body *markdown.Document, targets []Target) *Entry {
	out := *e
	out.Front, out.Body, out.Links = front, body, newLinks(targets)
	out.refer(symbols)
	if !front.Has("image") {
		out.Image = Target{}
	}
	// Readers are told which sections of a translation are behind.
	out.Sections = slices.Clone(e.Sections)
	section := 0
	for i, h := range e.Body.Headings {
		if h.Level != 2 {
			continue
		}
		if section++; section < len(out.Sections) && out.Sections[section].Title == h.Text {
			out.Sections[section].Title = body.Headings[i].Text
		}
	}
	return &out
}
