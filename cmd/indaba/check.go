package main

import (
	"context"
	"errors"
	"path"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/review"
)

// checking is what the flags of check say.
type checking struct {
	project
	format format
	strict bool
	since  string
}

func newCheck(c console) *cobra.Command {
	var k checking
	cmd := &cobra.Command{
		Use:   "check [FLAGS]",
		Short: "Look for mistakes, write nothing",
		Long: `Look for mistakes in the content, and whether every page can be made. Nothing is
written. What is found is printed to standard output, sorted by place.

With --since only what the work since a revision touches is reported: what is
wrong in the files it changes and in pages that refer or link to them, and what is
wrong elsewhere because of it, such as a link to a page that it takes away.

With --format github it becomes annotations in a pull request, the worst first,
and the summary of the job lists it all. With --format sarif, programs that read
SARIF 2.1.0 show it, such as GitHub's code scanning.`,
		Example: `  indaba check
  indaba check --strict
  indaba check --since origin/main
  indaba check --format json > mistakes.json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return k.run(cmd.Context(), c) },
	}
	k.addFlags(cmd)
	addFormat(cmd, &k.format, "print mistakes as", "github", "sarif")
	cmd.Flags().BoolVar(&k.strict, "strict", false, "take a warning for a mistake")
	cmd.Flags().StringVar(&k.since, "since", "", "report only what the work since the revision `REV` touches: a branch, a tag or a commit")
	completeWords(cmd, "since")
	return cmd
}

func (k *checking) run(ctx context.Context, c console) error {
	defer takeMemory(c)()
	o, err := k.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	builder := generator.NewBuilder(o.options)
	build, err := builder.Build(ctx, nil)
	if err != nil {
		return err
	}
	late, failed := build.RenderAll(ctx)
	r := newReport(build, append(o.diags, late...))
	what := r.inLanguages()
	if k.since != "" && failed == nil {
		if r.Diagnostics, err = k.touched(ctx, o, builder, build, r.Diagnostics); err != nil {
			return err
		}
		what += " for what the work since " + k.since + " touches"
	}
	if err := errors.Join(k.print(c, r.Diagnostics, build), failed); err != nil {
		return err
	}
	summary := r.Diagnostics.Summary()
	if summary == "" {
		summary = "nothing to mend"
	} else if k.format.name == "text" {
		summary += "; `indaba explain CODE` tells more of each"
	}
	c.say("checked %s: %s", what, summary)
	if isWrong(r.Diagnostics, k.strict) {
		return failure{status: mistakes}
	}
	return nil
}

// touched returns those of the diagnostics that the work since a revision
// touches.
func (k *checking) touched(ctx context.Context, o *opened, builder *generator.Builder, build *generator.Build, found diag.List) (diag.List, error) {
	was, err := since(ctx, o.content, k.since)
	if err != nil {
		return nil, err
	}
	defer was.Close()
	files, err := was.Changes(o.options.Content)
	if err != nil {
		return nil, err
	}
	before := o.options
	before.Content = was
	builder.Use(before) // which remembers what is the same on both sides
	left, _, err := side(ctx, builder)
	if err != nil {
		return nil, err
	}
	return review.Touched(left, review.Side{Site: build.Site, Diagnostics: found}, files, func(p string) string { return path.Join(o.content.name, p) }), nil
}
