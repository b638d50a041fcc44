package model

import (
	"fmt"
	"maps"
	"slices"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// decodeKinds reads `kinds`: further kinds, which get what built-in ones have,
// and what a site adds to built-in ones.
func (c *Config) decodeKinds(r *data.Reader, v data.Value) {
	for _, p := range r.Map(v, "kinds") {
		name := Slug(p.Key)
		k := c.Kinds.Named(name)
		if k == nil {
			k = &Kind{Name: name, Declared: true, Fields: common()}
			// Pages stays the last: it takes what no other kind does.
			c.Kinds = slices.Insert(c.Kinds, len(c.Kinds)-1, k)
		}
		for _, part := range r.Map(p.Value, p.Key) {
			c.decodeKind(r, k, part)
		}
	}
	c.checkTargets(r)
}

func (c *Config) decodeKind(r *data.Reader, k *Kind, p data.Pair) {
	switch p.Key {
	case "label":
		k.Label = localized(r, p.Value, p.Key)
	case "slug":
		k.Slug = localized(r, p.Value, p.Key)
	case "sections":
		for _, s := range r.Items(p.Value) {
			k.Sections = append(k.Sections, localized(r, s, p.Key))
		}
	case "fields":
		var fields []Field
		for _, f := range r.Map(p.Value, p.Key) {
			if index(k.Fields, f.Key) >= 0 {
				r.Report("kind-field", f.At, fmt.Sprintf("`%s` have a field `%s` already", k.Name, f.Key), "give yours another name")
				continue
			}
			fields = append(fields, declareField(r, f))
		}
		k.Fields = append(fields, k.Fields...)
	default:
		r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known of a kind", p.Key), diag.Suggest(p.Key, []string{"label", "slug", "fields", "sections"}, "take it out"))
	}
}

// declareField reads one field as site.yaml describes it.
func declareField(r *data.Reader, p data.Pair) Field {
	f := Field{Name: p.Key, Declared: true, Relation: p.Key}
	inherited := data.Value{}
	for _, part := range r.Map(p.Value, p.Key) {
		switch v := part.Value; part.Key {
		case "type":
			f.Type = fieldType(r, v)
		case "many":
			f.Many, _ = r.Flag(v, part.Key)
		case "required":
			f.Required, _ = r.Flag(v, part.Key)
		case "inherited":
			inherited = v
		case "choices":
			f.Choices, f.ChoiceLabels = choices(r, v)
		case "to":
			f.To, f.toAt = texts(r, v, part.Key), v.Range
		case "label":
			f.Label = localized(r, v, part.Key)
		case "doc":
			f.Doc = localized(r, v, part.Key)
		case "inverse":
			f.Inverse, _ = r.Text(v.Get("name"), "name")
			f.InverseLabel = localized(r, v.Get("label"), "label")
		case "short":
			f.Short, _ = r.Text(v, part.Key)
		case "fields":
			for _, inner := range r.Map(v, part.Key) {
				f.Fields = append(f.Fields, declareField(r, inner))
			}
		default:
			r.Report("field-unknown", part.At, fmt.Sprintf("`%s` is not known of a field", part.Key),
				diag.Suggest(part.Key, []string{"type", "many", "required", "inherited", "choices", "to", "label", "doc", "inverse", "short", "fields"}, "take it out"))
		}
	}
	// What is not text is the same in every language, unless said otherwise.
	f.Inherited = f.Type != Text
	if said, ok := r.Flag(inherited, "inherited"); ok {
		f.Inherited = said
	}
	return f
}

// choices reads the values a field takes: a list of them, or a group with what
// readers are shown for each.
func choices(r *data.Reader, v data.Value) ([]string, map[string]Localized) {
	if v.Kind != data.Map {
		return texts(r, v, "choices"), nil
	}
	var names []string
	labels := map[string]Localized{}
	for _, p := range v.Pairs {
		names = append(names, p.Key)
		labels[p.Key] = localized(r, p.Value, p.Key)
	}
	return names, labels
}

func fieldType(r *data.Reader, v data.Value) Type {
	name, _ := r.Text(v, "type")
	t, ok := typeNames[name]
	if !ok {
		r.Report("kind-field", v.Range, fmt.Sprintf("`%s` is not a type of field", name),
			diag.Suggest(name, slices.Sorted(maps.Keys(typeNames)), "write `text`, `number`, `date`, `reference` or another type"))
	}
	return t
}

func texts(r *data.Reader, v data.Value, name string) []string {
	var out []string
	for _, item := range r.Items(v) {
		if text, ok := r.Text(item, name); ok {
			out = append(out, text)
		}
	}
	return out
}

// checkTargets reports references to kinds that do not exist, once all are
// known.
func (c *Config) checkTargets(r *data.Reader) {
	var names []string
	for _, k := range c.Kinds {
		names = append(names, k.Name)
	}
	for _, k := range c.Kinds {
		for i := range k.Fields {
			for _, to := range k.Fields[i].To {
				if c.Kinds.Named(to) == nil {
					r.Report("kind-field", k.Fields[i].toAt, fmt.Sprintf("the field `%s` of `%s` leads to `%s`, which is not a kind", k.Fields[i].Name, k.Name, to), diag.Suggest(to, names, "declare that kind too"))
				}
			}
		}
	}
}
