package model

import (
	"fmt"
	"slices"
	"strings"

	"indaba/generator/locale"
)

// notInSkeletons are the fields that nobody starts a page with: what other
// generators write, and what a command does.
var notInSkeletons = []string{"title", "sidebar", "translated_from"}

// Skeleton returns the Markdown of a new entry of a kind in the language of
// words, which hold the messages of i18n/fields: its title, the fields that it
// is expected to have, [Blank], and every other field in a comment, each with
// what it is for. All that check finds in it is what is to be filled in.
func Skeleton(k *Kind, title string, words *locale.Localizer) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\n# %s\n# %s\n\ntitle: %s\n", words.T("skeleton.comments"), words.T("skeleton.blanks"), quoted(title))
	for _, wanted := range []bool{true, false} {
		for i := range k.Fields {
			f := &k.Fields[i]
			if (f.Wanted || f.Required) == wanted && !slices.Contains(notInSkeletons, f.Name) {
				b.WriteString("\n# " + explanation(f, words) + "\n")
				f.sketch(&b, !wanted, words)
			}
		}
	}
	b.WriteString("---\n\n")
	sections := 0
	for _, s := range k.Sections {
		if heading, _ := s.In(words.Language().Code, nil); heading != "" {
			fmt.Fprintf(&b, "## %s\n\n%s\n\n", heading, Blank)
			sections++
		}
	}
	if sections == 0 {
		b.WriteString(Blank + "\n")
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

// sketch writes the lines of a field without a value: as YAML, or as comments
// that become YAML when the marks are taken away. What is expected is written
// short where it can be.
func (f *Field) sketch(b *strings.Builder, comment bool, words *locale.Localizer) {
	mark := ""
	if comment {
		mark = "# "
	}
	if f.Type != Object || !comment && f.Short != "" {
		fmt.Fprintf(b, "%s%s: %s%s\n", mark, f.Name, f.blank(), f.example(words))
		return
	}
	fmt.Fprintf(b, "%s%s:\n", mark, f.Name)
	lead := "  "
	if f.Many {
		lead = "  - "
	}
	for i := range f.Fields {
		inner := &f.Fields[i]
		fmt.Fprintf(b, "%s%s%s: %s # %s", mark, lead, inner.Name, inner.blank(), explanation(inner, words))
		if example := inner.example(words); example != "" {
			b.WriteString(" (" + strings.TrimPrefix(example, " # ") + ")")
		}
		b.WriteByte('\n')
		lead = strings.Repeat(" ", len(lead))
	}
}

func (f *Field) blank() string {
	if f.Many {
		return "[" + Blank + "]"
	}
	return Blank
}

// explanation is what a comment says of a field, on one line.
func explanation(f *Field, words *locale.Localizer) string {
	if text := f.Explain(words); text != "" {
		return strings.Join(strings.Fields(text), " ")
	}
	return f.Name
}

// example says what a value looks like, as a comment at the end of a line; ""
// where that would say nothing.
func (f *Field) example(words *locale.Localizer) string {
	example := map[Type]string{
		Flag: "true, false", Number: "1", Date: "2026-03-01", Choice: strings.Join(f.Choices, ", "),
		Language: "fr", Address: "https://example.org/", Zone: "Africa/Maputo", Image: "photo.jpg",
	}[f.Type]
	if target := f.reference(); target != nil && f.Type != Object {
		example = words.T("skeleton.page")
		if len(target.To) > 0 {
			example = words.F("skeleton.reference", map[string]string{"Folder": strings.Join(target.To, ", ")})
		}
	}
	if f.Type == Object && f.Short != "" {
		return f.Fields[index(f.Fields, f.Short)].example(words)
	}
	if example == "" {
		return ""
	}
	return " # " + example
}

// quoted writes a text so that YAML reads it as such.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", "").Replace(s) + `"`
}
