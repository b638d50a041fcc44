package model

import (
	"io/fs"
	"slices"
	"strings"

	"indaba/generator/locale"
)

// explained gives each field, and those in it, the id of the message that
// explains it to authors: prefix, a dot and its path. Fields that have one
// keep it.
func explained(prefix string, fields []Field) []Field {
	for i := range fields {
		f := &fields[i]
		if f.doc == "" {
			f.doc = prefix + "." + f.Name
		}
		explained(f.doc, f.Fields)
	}
	return fields
}

// Explain says in part of a sentence what the field is for, in the language of
// words, which [Explanations] returned: "" for a field of the site that says
// nothing of itself.
func (f *Field) Explain(words *locale.Localizer) string {
	if f.doc != "" {
		return words.T(f.doc)
	}
	text, _ := f.Doc.In(words.Language().Code, words.Language().Fallback)
	return text
}

// Explanations returns what explains fields to authors in the language called
// code, read from a folder such as i18n/fields. A language without a file
// borrows from those that it falls back to, then from English. It need not be
// one of languages, which are those of the site.
func Explanations(folder fs.FS, languages []locale.Language, code string) *locale.Localizer {
	if !slices.ContainsFunc(languages, func(l locale.Language) bool { return l.Code == code }) {
		l, _ := locale.Language{Code: code}.Complete()
		languages = append(slices.Clone(languages), l)
	}
	names, _ := fs.Glob(folder, "*.yaml")
	var files []locale.Messages
	for _, name := range names {
		if data, err := fs.ReadFile(folder, name); err == nil {
			files = append(files, locale.Messages{Name: name, Code: strings.TrimSuffix(name, ".yaml"), Data: data})
		}
	}
	catalog, _ := locale.Load(languages, files)
	return catalog.Localizer(code)
}

// Explanations returns the ids of what explains the built-in fields of the kind.
func (k *Kind) Explanations() []string { return explanations(nil, k.Fields) }

func explanations(ids []string, fields []Field) []string {
	for i := range fields {
		if f := &fields[i]; f.doc != "" {
			ids = append(ids, f.doc)
		}
		ids = explanations(ids, fields[i].Fields)
	}
	return ids
}
