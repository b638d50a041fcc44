package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/site"
)

// translating is what the flags and arguments of translate say.
type translating struct {
	project
	stamp       bool
	lang, entry string
}

func newTranslate(c console) *cobra.Command {
	var t translating
	cmd := &cobra.Command{
		Use:   "translate LANG ENTRY [FLAGS]",
		Short: "Start a translation, or say that one is up to date",
		Long: `Start a translation of the ENTRY into the language LANG: a file with the original's
text to be translated, without what a translation inherits, and a stamp that
says which text it was made from. When the original changes, check, status and
the page itself name the sections that are behind.

With --stamp, say that the translation that is there is up to date.`,
		Example: `  indaba translate fr playbooks/ways-of-working/connection
  indaba translate fr playbooks/ways-of-working/connection --stamp
  indaba translate ar pages/index`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				t.lang, t.entry = args[0], strings.Trim(strings.TrimSuffix(args[1], ".md"), "/")
				return nil
			}
			return failure{wrongUsage, errors.New("translate takes a language and an entry"), "as in: indaba translate fr members/ama-owusu"}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return t.run(cmd.Context(), c) },
	}
	t.addFlags(cmd)
	cmd.Flags().BoolVar(&t.stamp, "stamp", false, "say that the translation is up to date")
	return cmd
}

func (t *translating) run(ctx context.Context, c console) error {
	o, err := t.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	o.options.Drafts = true
	build, err := generator.NewBuilder(o.options).Build(ctx, nil)
	if err != nil {
		return err
	}
	s := build.Site
	lang, err := languageIn(s, t.lang)
	if err != nil {
		return err
	}
	id := s.Find(t.entry)
	if id == site.None || s.Node(id).Original < 0 {
		return failure{wrongUsage, fmt.Errorf("there is no entry `%s`", t.entry), suggestEntry(s, t.entry)}
	}
	n := s.Node(id)
	if n.Original == lang {
		return failure{wrongUsage, fmt.Errorf("%s is the original", n.Versions[lang].File), "name another language"}
	}
	if t.stamp {
		return t.restamp(c, o.content, s, id, lang)
	}
	return t.start(c, o.content, s, id, lang)
}

// start writes the file of a new translation.
func (t *translating) start(c console, content *folder, s *site.Site, id site.ID, lang int) error {
	original := s.Node(id).Versions[s.Node(id).Original]
	src, err := content.root.ReadFile(original.Path)
	if err != nil {
		return err
	}
	_, body, _ := data.Front(original.File, src)
	file := s.Languages[lang].Code + original.Path[strings.IndexByte(original.Path, '/'):]
	if v := s.Node(id).Versions[lang]; v != nil {
		file = v.Path
	}
	if err := create(content, file, model.StartTranslation(original.Entry, src[body:], s.Stamp(id).String())); err != nil {
		return err
	}
	return c.tell("%s", path.Join(content.name, file))
}

// restamp says in the file of a translation that it is up to date.
func (t *translating) restamp(c console, content *folder, s *site.Site, id site.ID, lang int) error {
	v := s.Node(id).Versions[lang]
	if v == nil {
		return failure{wrongUsage, fmt.Errorf("`%s` is not translated into %s", t.entry, t.lang), "start a translation: leave out --stamp"}
	}
	src, err := content.root.ReadFile(v.Path)
	if err != nil {
		return err
	}
	stamp := s.Stamp(id).String()
	stamped, ok := model.Restamp(src, v.Entry.Front.At("translated_from").Start.Line, stamp)
	if !ok {
		return failure{wrongUsage, fmt.Errorf("%s has no front matter in YAML", v.File), "write in its front matter: translated_from: " + stamp}
	}
	if err := replace(content, v.Path, stamped); err != nil {
		return err
	}
	return c.tell("%s", v.File)
}

func languageIn(s *site.Site, code string) (int, error) {
	var codes []string
	for i, l := range s.Languages {
		if strings.EqualFold(l.Code, code) {
			return i, nil
		}
		codes = append(codes, l.Code)
	}
	return 0, failure{wrongUsage, fmt.Errorf("`%s` is not a language of this site", code), "there are " + strings.Join(codes, ", ")}
}

func suggestEntry(s *site.Site, key string) string {
	var keys []string
	for i := range s.Nodes {
		if s.Nodes[i].Original >= 0 {
			keys = append(keys, s.Nodes[i].Key)
		}
	}
	return diag.Suggest(key, keys, "write it as its path without language, such as playbooks/ways-of-working/connection")
}
