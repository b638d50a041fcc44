package model

import (
	"fmt"
	"strings"
)

// Skeleton returns the Markdown of a new entry of a kind in a language: its title, the
// fields it must have, and every other field in a comment that says what it is
// for. It is sound as it is.
func Skeleton(k *Kind, title, lang string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", quoted(title))
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Name == "title" || f.Name == "sidebar" || f.Name == "translated_from" {
			continue
		}
		fmt.Fprintf(&b, "\n# %s: %s\n", f.Name, f.Doc)
		if k.Name == Members && f.Name == "type" {
			fmt.Fprintf(&b, "type: person # %s\n", strings.Join(f.Choices, ", "))
			continue
		}
		fmt.Fprintf(&b, "# %s:%s\n", f.Name, f.example())
		for j := range f.Fields {
			fmt.Fprintf(&b, "#   %s:%s # %s\n", f.Fields[j].Name, f.Fields[j].example(), f.Fields[j].Doc)
		}
	}
	b.WriteString("---\n\n")
	for _, s := range k.Sections {
		if heading, _ := s.In(lang, nil); heading != "" {
			fmt.Fprintf(&b, "## %s\n\n", heading)
		}
	}
	return []byte(b.String())
}

// quoted writes a text so that YAML reads it as such.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", "").Replace(s) + `"`
}

// example is a value of the field, with a space before it; "" where one would
// say nothing.
func (f *Field) example() string {
	switch f.Type {
	case Flag:
		return " true"
	case Number:
		return " 1"
	case Date:
		return " 2026-03-01"
	case Choice:
		return " " + strings.Join(f.Choices, " | ")
	case Language:
		return " fr"
	case Address:
		return " https://"
	case Zone:
		return " Africa/Maputo"
	case Reference:
		if len(f.To) > 0 {
			return " # the name of a file in " + strings.Join(f.To, " or ")
		}
	}
	return ""
}
