package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/withdrawal"
)

// withdrawing is what the flags and the argument of withdraw say.
type withdrawing struct {
	project
	member string
}

func newWithdraw(c console) *cobra.Command {
	var w withdrawing
	cmd := &cobra.Command{
		Use:   "withdraw MEMBER [FLAGS]",
		Short: "Take a member out of the sources",
		Long: `Take a MEMBER out of the sources: delete the profile in all languages and its
pictures, and put words for a former member wherever another page refers or
links to it. Who the profile names in succeeded_by inherits what it asks for and
offers. What only people can do, such as names in running text, is listed.`,
		Example: `  indaba withdraw ama-owusu`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				w.member = args[0]
				return nil
			}
			return failure{wrongUsage, errors.New("withdraw takes a member"), "as in: indaba withdraw ama-owusu"}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return w.run(cmd.Context(), c) },
	}
	w.addFlags(cmd)
	return cmd
}

func (w *withdrawing) run(ctx context.Context, c console) error {
	o, err := w.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	o.options.Drafts = true
	builder := generator.NewBuilder(o.options)
	before, err := builder.Build(ctx, nil)
	if err != nil {
		return err
	}
	o.options.Everyone = true
	builder.Use(o.options)
	build, err := builder.Build(ctx, nil)
	if err != nil {
		return err
	}
	id := build.Site.Member(w.member)
	if id == site.None {
		return failure{wrongUsage, fmt.Errorf("there is no member `%s`, or more than one", w.member), suggestMember(build.Site, w.member)}
	}
	plan, err := withdrawal.New(build.Site, id, o.content.root.ReadFile)
	if err != nil {
		return err
	}
	if err := w.carryOut(c, o.content, plan); err != nil {
		return err
	}
	o.options.Everyone, o.options.Seek = false, plan.Names
	builder.Use(o.options)
	after, err := builder.Build(ctx, nil)
	if err != nil {
		return err
	}
	if err := c.print(c.out, news(before, after), after); err != nil {
		return err
	}
	for _, left := range plan.Left {
		if err := c.tell("%s", left); err != nil {
			return err
		}
	}
	_, err = fmt.Fprint(c.err, gitHistory)
	return err
}

// news returns what the build before did not have: links and references that
// lead nowhere now, and names in running text.
func news(before, after *generator.Build) diag.List {
	return slices.DeleteFunc(slices.Clone(after.Diagnostics), func(d diag.Diagnostic) bool {
		return d.Severity != diag.Error && d.Code != "consent-mention" || slices.ContainsFunc(before.Diagnostics, func(o diag.Diagnostic) bool {
			return o.Code == d.Code && o.File == d.File && o.Message == d.Message
		})
	})
}

// carryOut rewrites first and deletes last: stopped half way, it can be run
// again. What builds keep for the next of them goes, too.
func (w *withdrawing) carryOut(c console, content *folder, plan *withdrawal.Plan) error {
	for _, file := range slices.Sorted(maps.Keys(plan.Write)) {
		if err := replace(content, file, plan.Write[file]); err != nil {
			return err
		}
		if err := c.tell("rewritten %s", path.Join(content.name, file)); err != nil {
			return err
		}
	}
	for _, file := range plan.Delete {
		if err := content.root.Remove(file); err != nil {
			return fmt.Errorf("delete %s: %w", file, err)
		}
		if err := c.tell("deleted %s", path.Join(content.name, file)); err != nil {
			return err
		}
	}
	return forget()
}

// gitHistory is what the command cannot do.
const gitHistory = `
The sources are as if the member had not been there, but for what is listed
above. Commit and publish them: the next build takes the pages away.

Git still holds what was there. In a public repository anybody can read it,
clones and forks included:
  * git filter-repo --invert-paths --path FILE, for each file deleted above, takes
    them out of all history, and --replace-text takes out names. All clones are
    to be made anew.
  * GitHub goes on showing old commits to those who know them, and in pull
    requests and forks, until its support removes them: ask for it.
  * Search engines and web archives hold copies of the published pages: they
    remove them on request.
`

func suggestMember(s *site.Site, name string) string {
	var names []string
	for i := range s.Nodes {
		if key, ok := strings.CutPrefix(s.Nodes[i].Key, model.Members+"/"); ok {
			names = append(names, key)
		}
	}
	return diag.Suggest(name, names, "write the name of the file, such as ama-owusu")
}
