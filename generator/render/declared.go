package render

import (
	"cmp"
	"strconv"
	"strings"

	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// declaredLabels returns what a site calls the relations of its own fields,
// and their inverses, by name.
func declaredLabels(kinds model.Kinds) map[string]model.Localized {
	out := map[string]model.Localized{}
	for _, k := range kinds {
		for i := range k.Fields {
			if f := &k.Fields[i]; f.Declared {
				out[f.Relation] = f.Label
				if f.Inverse != "" {
					out[f.Inverse] = f.InverseLabel
				}
			}
		}
	}
	return out
}

// kindLabel returns what a list of the entries of a kind is called.
func (r *Renderer) kindLabel(kind string, lang int) string {
	k := r.site.Config.Kinds.Named(kind)
	if label, _ := r.localized(k.Label, lang); label != "" {
		return label
	}
	if k.Declared {
		return inWords(kind)
	}
	return r.words[lang].T("kind." + kind)
}

// relationLabel returns what a relation is called.
func (r *Renderer) relationLabel(name string, lang int) string {
	if label, declared := r.labels[name]; declared {
		text, _ := r.localized(label, lang)
		return cmp.Or(text, inWords(name))
	}
	if k := r.site.Config.Kinds.Named(name); k != nil && (k.Declared || len(k.Label.By) > 0 || k.Label.All != "") {
		return r.kindLabel(name, lang)
	}
	return r.words[lang].T("relation." + name)
}

// inWords makes of a key what a reader may be shown.
func inWords(name string) string {
	return strings.NewReplacer("-", " ", "_", " ").Replace(name)
}

// addDeclared shows the fields that a site declares and that lead to no other
// entry: those that do are relations.
func (r *Renderer) addDeclared(p *theme.EntryPage, k *model.Kind, v *site.Version, lang int) {
	if v == nil {
		return
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		if !f.Declared || f.Type == model.Reference || f.Type == model.Object {
			continue
		}
		var values []theme.Link
		for _, value := range v.Front.Values(f.Name) {
			values = append(values, r.value(f, value, v, lang))
		}
		if len(values) > 0 {
			p.Facts = append(p.Facts, theme.Fact{Label: r.relationLabel(f.Relation, lang), Values: values})
		}
	}
}

// value writes one value of a field in the reader's language.
func (r *Renderer) value(f *model.Field, value model.Value, v *site.Version, lang int) theme.Link {
	w := r.words[lang]
	plain := func(s string) theme.Link { return theme.Link{Text: theme.Text{Text: s}} }
	switch f.Type {
	case model.Number:
		return plain(w.Digits(strconv.FormatFloat(value.Number, 'f', -1, 64)))
	case model.Choice:
		if label, from := r.localized(f.ChoiceLabels[value.Text], lang); label != "" {
			return theme.Link{Text: r.text(label, from, lang)}
		}
	case model.Date:
		return plain(w.Date(value.Date.Day(), locale.Long))
	case model.Language:
		return theme.Link{Text: r.tongue(value.Text)}
	case model.Flag:
		return plain(w.T("flag_" + value.Text))
	case model.Address:
		return theme.Link{URL: value.Text, Text: theme.Text{Text: value.Text}}
	}
	return theme.Link{Text: r.text(value.Text, v.LangOf(f.Name), lang)}
}
