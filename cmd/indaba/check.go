package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
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
written. What is found is printed to standard output, sorted by place.`,
		Example: `  indaba check
  indaba check --strict
  indaba check --format json > mistakes.json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return k.run(cmd.Context(), c) },
	}
	k.addFlags(cmd)
	addFormat(cmd, &k.format, "print mistakes as")
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
	if k.format == "json" {
		err = diag.JSON(c.out, r.Diagnostics)
	} else {
		err = c.print(c.out, r.Diagnostics, build)
	}
	if err := errors.Join(err, failed); err != nil {
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
