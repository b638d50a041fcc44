package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
)

// founding is what the flags and arguments of init say.
type founding struct {
	dir, title, generator string
	languages             []string
}

func newInit(c console) *cobra.Command {
	var f founding
	cmd := &cobra.Command{
		Use:   "init DIR [FLAGS]",
		Short: "Start a network: texts, workflows for GitHub, settings for editors",
		Long: `Start a network in the folder DIR, which is empty or not there yet: a few texts in the
languages asked for, workflows that publish it on GitHub, show what a pull request
does and build once a day, settings for editors, and a README for its maintainers.

The workflows fetch this program from the repository and commit that --generator
names; else from where the clone comes from that it is run in; else from what the
repository's variable INDABA_GENERATOR will name.`,
		Example: `  indaba init exchange
  indaba init exchange --lang fr,ar --title "Villes en partage"
  indaba init exchange --generator https://example.org/indaba.git@v1.0.0`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				f.dir = args[0]
				return nil
			}
			return failure{wrongUsage, errors.New("init takes a folder"), "as in: indaba init exchange"}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd.Context(), c) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.languages, "lang", []string{"en"}, "the languages `L,L…` of the site, the first one first")
	flags.StringVar(&f.title, "title", "", "call the network `T` (default: as the folder)")
	flags.StringVar(&f.generator, "generator", "", "the workflows fetch the generator from `URL@REV`")
	completeWords(cmd, "lang")
	completeWords(cmd, "title")
	completeWords(cmd, "generator")
	return cmd
}

func (f *founding) run(ctx context.Context, c console) error {
	if err := f.check(); err != nil {
		return err
	}
	s := starter{Name: cmp.Or(f.title, titleOf(f.dir)), Languages: f.languages, Generator: f.generator}
	if s.Generator == "" {
		var doubt string
		if s.Generator, doubt = originOf(ctx, "."); s.Generator == "" {
			s.Variable = true
			c.say("warning: %s, so the workflows fetch it from what the repository's variable INDABA_GENERATOR names", doubt)
			c.say("  hint: add that variable as README.md says, or write it now: indaba init … --generator URL@REV")
		} else if doubt != "" {
			c.say("warning: %s", doubt)
		}
	}
	files, err := s.files()
	if err != nil {
		return err
	}
	if err := writeInto(f.dir, files); err != nil {
		return err
	}
	if err := f.complete(ctx, c); err != nil {
		return err
	}
	err = c.tell("%s", nameOf(f.dir))
	c.say("started a network in %s; %s says what is next", strings.Join(f.languages, ", "), nameOf(filepath.Join(f.dir, "README.md")))
	return err
}

// check looks at what was asked for before anything is written.
func (f *founding) check() error {
	for i, lang := range f.languages {
		if !locale.IsTag(lang) {
			return failure{wrongUsage, fmt.Errorf("`%s` is not a language tag", lang), "write short tags of BCP 47 with commas between them: --lang en,fr,ar"}
		}
		if slices.Contains(f.languages[:i], lang) {
			return failure{wrongUsage, fmt.Errorf("the language `%s` is named twice", lang), ""}
		}
	}
	if f.generator != "" {
		if _, _, ok := cutRevision(f.generator); !ok {
			return failure{wrongUsage, fmt.Errorf("`%s` does not name a commit of a repository", f.generator), "write its address, an at sign, and a commit or tag: https://example.org/indaba.git@v1.0.0"}
		}
	}
	entries, err := os.ReadDir(f.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return failure{wrongUsage, fmt.Errorf("`%s` cannot be a network's folder: %w", f.dir, err), "name a folder that is empty, or not there yet"}
	}
	for _, e := range entries {
		if e.Name() != ".git" { // a fresh clone
			return failure{wrongUsage, fmt.Errorf("the folder `%s` is not empty: there is `%s` in it", f.dir, e.Name()), "nothing was written; name a folder that is empty, or not there yet"}
		}
	}
	return nil
}

func titleOf(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	words := strings.FieldsFunc(filepath.Base(abs), func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return cmp.Or(strings.Join(words, " "), "Exchange")
}

// writeInto writes files into a folder.
func writeInto(dir string, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// complete reads the new network and adds what follows from it: the stamps of
// translations, and what editors need.
func (f *founding) complete(ctx context.Context, c console) error {
	p := project{content: filepath.Join(f.dir, "content")}
	o, err := p.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	build, err := generator.NewBuilder(o.options).Build(ctx, nil)
	if err != nil {
		return err
	}
	if build.Diagnostics.Count(diag.Error) > 0 {
		return fmt.Errorf("the new network has mistakes: %s", build.Diagnostics.Summary())
	}
	if err := stampAll(o.content, build.Site); err != nil {
		return err
	}
	return writeInto(filepath.Join(f.dir, ".vscode"), aids(build.Site, "").files())
}

// stampAll says of every translation that it is up to date.
func stampAll(content *folder, s *site.Site) error {
	for i := range s.Nodes {
		n := &s.Nodes[i]
		for lang, v := range n.Versions {
			if v == nil || lang == n.Original {
				continue
			}
			src, err := content.root.ReadFile(v.Path)
			if err != nil {
				return err
			}
			if stamped, ok := model.Restamp(src, 0, s.Stamp(site.ID(i)).String()); ok {
				if err := replace(content, v.Path, stamped); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
