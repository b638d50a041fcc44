package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"indaba/generator"
)

// checking is what the flags of check say.
type checking struct {
	project
	format format
	strict bool
}

func newCheck(c console) *cobra.Command {
	var k checking
	cmd := &cobra.Command{
		Use:   "check [FLAGS]",
		Short: "Look for mistakes, write nothing",
		Long: `Look for mistakes in the content, and whether every page can be made. Nothing is
written. What is found is printed to standard output, sorted by place.

With --format github it becomes annotations in a pull request, the worst first,
and the summary of the job lists it all. With --format sarif, programs that read
SARIF 2.1.0 show it, such as GitHub's code scanning.`,
		Example: `  indaba check
  indaba check --strict
  indaba check --format json > mistakes.json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return k.run(cmd.Context(), c) },
	}
	k.addFlags(cmd)
	addFormat(cmd, &k.format, "print mistakes as", "github", "sarif")
	cmd.Flags().BoolVar(&k.strict, "strict", false, "take a warning for a mistake")
	return cmd
}

func (k *checking) run(ctx context.Context, c console) error {
	o, err := k.open(ctx, c)
	if err != nil {
		return err
	}
	build, err := generator.NewBuilder(o.options).Build(ctx, nil)
	if err != nil {
		return err
	}
	late, failed := build.RenderAll(ctx)
	r := newReport(build, append(o.diags, late...))
	if err := errors.Join(k.print(c, r.Diagnostics, build), failed); err != nil {
		return err
	}
	summary := r.Diagnostics.Summary()
	if summary == "" {
		summary = "nothing to mend"
	}
	c.say("checked %s: %s", r.inLanguages(), summary)
	if isWrong(r.Diagnostics, k.strict) {
		return failure{status: mistakes}
	}
	return nil
}
