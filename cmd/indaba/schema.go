package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/i18n"
)

// describing is what the flags and arguments of schema say.
type describing struct {
	project
	lang, kind, editor string
}

func newSchema(c console) *cobra.Command {
	var d describing
	cmd := &cobra.Command{
		Use:   "schema [KIND] [FLAGS]",
		Short: "Print what an editor needs to complete keys and values",
		Long: `Print the JSON Schema (draft 7) of the front matter of a KIND, or of site.yaml when no
kind is named. It describes each key, and proposes the names of what there is:
members, areas, languages …

With --editor, write all of them into a folder, and the same as snippets for
Visual Studio Code, which does not look at schemas in Markdown. Write them again
when there are new members or areas.`,
		Example: `  indaba schema members
  indaba schema members --lang ar
  indaba schema --editor .vscode`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return failure{wrongUsage, errors.New("schema takes one kind"), "as in: indaba schema members"}
			}
			d.kind = strings.Join(args, "")
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return d.run(cmd.Context(), c) },
	}
	d.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&d.lang, "lang", "", "describe in the language `L` (default: the site's first)")
	f.StringVar(&d.editor, "editor", "", "write schemas and snippets into `DIR`")
	completeWords(cmd, "lang")
	completeFolder(cmd, "editor")
	return cmd
}

func (d *describing) run(ctx context.Context, c console) error {
	o, err := d.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	build, err := generator.NewBuilder(o.options).Build(ctx, nil)
	if err != nil {
		return err
	}
	a := aids(build.Site, d.lang)
	if d.editor != "" {
		return d.write(c, a.files())
	}
	name := "site"
	if d.kind != "" {
		if name = d.kind; a.schemas[name] == nil || name == "site" {
			var names []string
			for _, k := range build.Site.Config.Kinds {
				names = append(names, k.Name)
			}
			return failure{wrongUsage, fmt.Errorf("there is no kind `%s`", d.kind), diag.Suggest(d.kind, names, "there are "+strings.Join(names, ", "))}
		}
	}
	_, err = c.out.Write(indented(a.schemas[name]))
	return err
}

// write puts files into the editor's folder and prints their names.
func (d *describing) write(c console, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(d.editor, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, files[name], 0o644); err != nil {
			return err
		}
		if err := c.tell("%s", nameOf(file)); err != nil {
			return err
		}
	}
	return nil
}

// editorAids are what an editor needs to help somebody who writes.
type editorAids struct {
	schemas  map[string]any // by kind, and "site"
	snippets any
}

// aids describes a site in a language; "" is its first.
func aids(s *site.Site, lang string) editorAids {
	if lang == "" {
		lang = s.Languages[0].Code
	}
	known, words := knownIn(s), model.Explanations(i18n.Fields, s.Languages, lang)
	a := editorAids{schemas: map[string]any{"site": model.SchemaOfConfig(s.Config.Kinds, known, words)}}
	for _, k := range s.Config.Kinds {
		a.schemas[k.Name] = model.SchemaOf(k, known, words)
	}
	a.snippets = model.Snippets(s.Config.Kinds, known, words)
	return a
}

// files returns the aids as files of a folder.
func (a editorAids) files() map[string][]byte {
	out := map[string][]byte{"indaba.code-snippets": indented(a.snippets)}
	for name, schema := range a.schemas {
		out["schemas/"+name+".json"] = indented(schema)
	}
	return out
}

// knownIn returns what references may name. Who is not published is not there.
func knownIn(s *site.Site) model.Known {
	known := model.Known{Entries: map[string][]model.Named{}}
	count := map[string]int{}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Role == site.Entry && n.Original >= 0 {
			count[n.Kind.Name+"/"+path.Base(n.Key)]++
		}
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Role != site.Entry || n.Original < 0 {
			continue
		}
		v := n.Versions[n.Original]
		name := path.Base(n.Key)
		if count[n.Kind.Name+"/"+name] > 1 {
			name = n.Key
		}
		known.Entries[n.Kind.Name] = append(known.Entries[n.Kind.Name], model.Named{Name: name, Title: v.Title})
		known.Languages = append(known.Languages, v.Front.Texts("languages")...)
		if zone := v.Front.Text("timezone"); zone != "" {
			known.Zones = append(known.Zones, zone)
		}
	}
	for _, l := range s.Languages {
		known.Languages = append(known.Languages, l.Code)
	}
	known.Sort()
	return known
}

func indented(v any) []byte {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err) // plain values alone
	}
	return append(data, '\n')
}
