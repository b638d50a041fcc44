package model

import (
	"fmt"
	"strings"

	"indaba/generator/locale"
)

// Handbook describes every field of every kind for authors, in Markdown, as
// the table of fields and words, which are those of i18n/fields, have it.
func Handbook(kinds Kinds, words *locale.Localizer) string {
	var b strings.Builder
	b.WriteString("# What front matter may say\n\n" +
		"<!-- Made from generator/model/kinds.go and i18n/fields/en.yaml by `go test ./generator -run Handbook -update`. -->\n\n" +
		"A page starts with lines between two lines of three dashes: a key, a colon and a value. Only a title is needed, and\n" +
		"the first `# heading` of the text will do. A translation inherits what is marked so from its original, and may leave\n" +
		"it out. What one page says of another is shown on both.\n")
	shared := common()
	for _, k := range kinds {
		fmt.Fprintf(&b, "\n## %s\n", k.Name)
		if k.Name == Pages {
			b.WriteString("\nEverything that has no kind of its own. These fields may stand in pages of every kind.\n")
		}
		writeFields(&b, k.Fields, words, func(name string) bool { return k.Name != Pages && index(shared, name) >= 0 })
	}
	return b.String()
}

func writeFields(b *strings.Builder, fields []Field, words *locale.Localizer, skip func(name string) bool) {
	b.WriteString("\n| key | value | what it says | inherited | shown on the other page as |\n|---|---|---|---|---|\n")
	for i := range fields {
		if f := &fields[i]; !skip(f.Name) {
			writeField(b, "", f, words)
		}
	}
}

func writeField(b *strings.Builder, prefix string, f *Field, words *locale.Localizer) {
	inherited, inverse := "", f.Inverse
	if f.Inherited {
		inherited = "yes"
	}
	if f.Type == Reference && inverse == "" {
		inverse = "the kind of the page"
	}
	names := "`" + prefix + f.Name + "`"
	for _, alias := range f.Aliases {
		names += " or `" + alias + "`"
	}
	fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", names, f.describe(), f.Explain(words), inherited, inverse)
	for i := range f.Fields {
		writeField(b, prefix+f.Name+".", &f.Fields[i], words)
	}
}

// describe says in words what a field takes.
func (f *Field) describe() string {
	words := map[Type]string{
		Text: "text", Flag: "`true` or `false`", Number: "a number", Date: "a date", Language: "a language tag",
		Address: "an address", Zone: "a time zone", Image: "the path of a picture", Object: "a group of keys",
	}[f.Type]
	switch f.Type {
	case Choice:
		words = "`" + strings.Join(f.Choices, "`, `") + "`"
	case Reference:
		words = "the name of any page"
		if len(f.To) > 0 {
			words = "a name from " + strings.Join(f.To, " or ")
		}
	}
	if f.Short != "" {
		words += ", or `" + f.Short + "` alone"
	}
	if f.Many {
		words += "; or a list"
	}
	return words
}
