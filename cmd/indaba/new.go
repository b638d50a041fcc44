package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/i18n"
)

// newcomer is what the flags and arguments of new say.
type newcomer struct {
	content, lang, title string
	kind, name           string
}

func newNew(c console) *cobra.Command {
	var n newcomer
	cmd := &cobra.Command{
		Use:   "new KIND NAME [FLAGS]",
		Short: "Start a page, with every field explained in it",
		Long: `Start a page: a Markdown file of the KIND, which is the name of its folder. What it is
expected to have is to be filled in; every other field is in a comment that says,
in the language of the page, what it is for. The NAME is that of the file;
slashes in it make folders.`,
		Example: `  indaba new members ama-owusu --title "Ama Owusu"
  indaba new playbooks ways-of-working/listening --lang fr`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				n.kind, n.name = args[0], args[1]
				return nil
			}
			return failure{wrongUsage, errors.New("new takes a kind and a name"), "as in: indaba new members ama-owusu"}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return n.run(cmd.Context(), c) },
	}
	f := cmd.Flags()
	f.StringVar(&n.content, "content", "content", "write below `DIR`")
	f.StringVar(&n.lang, "lang", "", "write in the language `L` (default: the site's first)")
	f.StringVar(&n.title, "title", "", "give it the title `T` (default: the name in words)")
	completeFolder(cmd, "content")
	completeWords(cmd, "lang")
	completeWords(cmd, "title")
	return cmd
}

func (n *newcomer) run(ctx context.Context, c console) error {
	content, err := openContent(n.content)
	if err != nil {
		return err
	}
	defer content.close()
	site, err := config(ctx, content)
	if err != nil {
		return err
	}
	kind, err := n.kindIn(site)
	if err != nil {
		return err
	}
	file, err := n.file(site, kind)
	if err != nil {
		return err
	}
	words := model.Explanations(i18n.Fields, site.Languages, cmp.Or(n.lang, site.Languages[0].Code))
	if err := create(content, file, model.Skeleton(kind, n.titleOrName(), words)); err != nil {
		return err
	}
	return c.tell("%s", path.Join(filepath.ToSlash(content.name), file))
}

func (n *newcomer) kindIn(site *model.Config) (*model.Kind, error) {
	if kind := site.Kinds.Named(n.kind); kind != nil {
		return kind, nil
	}
	var names []string
	for _, k := range site.Kinds {
		names = append(names, k.Name)
	}
	return nil, failure{wrongUsage, fmt.Errorf("there is no kind `%s`", n.kind), diag.Suggest(n.kind, names, "there are "+strings.Join(names, ", "))}
}

// file returns the path of the new page below content/.
func (n *newcomer) file(site *model.Config, kind *model.Kind) (string, error) {
	var parts []string
	for part := range strings.SplitSeq(path.Clean("/"+strings.TrimSuffix(n.name, ".md")), "/") {
		if part != "" {
			parts = append(parts, model.Slug(part))
		}
	}
	if len(parts) == 0 {
		return "", failure{wrongUsage, fmt.Errorf("`%s` is not the name of a page", n.name), "write a name such as `ama-owusu`"}
	}
	if kind.Name != model.Pages {
		parts = append([]string{kind.Name}, parts...)
	}
	if site.Single {
		return path.Join(parts...) + ".md", nil
	}
	lang := site.Languages[0].Code
	if n.lang != "" {
		lang = n.lang
	}
	if !site.IsLanguage(lang) {
		return "", unknownLanguage(site, lang)
	}
	return path.Join(append([]string{lang}, parts...)...) + ".md", nil
}

func unknownLanguage(site *model.Config, lang string) error {
	var codes []string
	for _, l := range site.Languages {
		codes = append(codes, l.Code)
	}
	return failure{wrongUsage, fmt.Errorf("`%s` is not a language of this site", lang), "there are " + strings.Join(codes, ", ")}
}

// titleOrName returns the title, or what the name says in words.
func (n *newcomer) titleOrName() string {
	if n.title != "" {
		return n.title
	}
	return strings.ReplaceAll(path.Base(strings.TrimSuffix(n.name, ".md")), "-", " ")
}
