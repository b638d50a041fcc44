package main

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template"
)

// starterFiles are the files of a new network. A name that starts with an
// underscore starts with a dot there; of the folder readme there is one. All but texts are
// templates over [starter], with double angle brackets around what is filled in.
//
//go:embed all:starter
var starterFiles embed.FS

// starter is what the templates are filled with.
type starter struct {
	Name      string
	Languages []string
	Generator string // URL@REV
	Variable  bool   // the generator is named by a variable of the repository
}

// Title is the name as YAML has it.
func (s starter) Title() string { return fmt.Sprintf("%q", s.Name) }

// files returns the files of a new network by path.
func (s starter) files() (map[string][]byte, error) {
	filled := s
	filled.Generator = fmt.Sprintf("%q", s.Generator)
	if s.Variable {
		filled.Generator = "${{ vars.INDABA_GENERATOR }}"
	}
	out := map[string][]byte{}
	err := fs.WalkDir(starterFiles, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(starterFiles, name)
		if err != nil {
			return err
		}
		parts := strings.Split(name, "/")[1:]
		for i, part := range parts {
			if rest, ok := strings.CutPrefix(part, "_"); ok {
				parts[i] = "." + rest
			}
		}
		switch {
		case parts[0] == "content" && len(parts) > 2:
			if lang := s.as(parts[1]); lang != "" {
				parts[1] = lang
				out[path.Join(parts...)] = data
			}
			return nil
		case parts[0] == "readme":
			if parts[1] != s.readme() {
				return nil
			}
			parts = []string{"README.md"}
		}
		out[path.Join(parts...)], err = fill(name, data, templated{filled, "[" + strings.Join(s.Languages, ", ") + "]"})
		return err
	})
	return out, err
}

// templated is a starter as templates see it.
type templated struct {
	starter
	Languages string
}

func fill(name string, data []byte, with templated) ([]byte, error) {
	t, err := template.New(name).Delims("<<", ">>").Option("missingkey=error").Parse(string(data))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, with)
	return b.Bytes(), err
}

// as returns the language of the network that the texts in a language are for:
// itself, or a variety of it, or the first one where there are no texts in any; ""
// if none.
func (s starter) as(text string) string {
	if i := slices.IndexFunc(s.Languages, func(l string) bool { return baseOf(l) == text }); i >= 0 {
		return s.Languages[i]
	}
	if text == "en" && !slices.ContainsFunc(s.Languages, func(l string) bool { _, err := fs.Stat(starterFiles, "starter/content/"+baseOf(l)); return err == nil }) {
		return s.Languages[0]
	}
	return ""
}

// readme returns the file for maintainers: in the first language, else English.
func (s starter) readme() string {
	name := baseOf(s.Languages[0]) + ".md"
	if _, err := fs.Stat(starterFiles, "starter/readme/"+name); err != nil {
		return "en.md"
	}
	return name
}

func baseOf(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}
