package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
)

// building is what the flags of build say.
type building struct {
	project
	output    string
	jobs      jobs
	strict    bool
	keepGoing bool
	format    format
}

func newBuild(c console) *cobra.Command {
	var b building
	cmd := &cobra.Command{
		Use:   "build [FLAGS]",
		Short: "Make the site",
		Long: `Make the site in a folder that any web server can show.

Only what differs is written, and only what a build wrote before is removed. With
a mistake in the content nothing is written: a site that stands is not replaced
by a broken one.`,
		Example: `  indaba build
  indaba build --base-url https://example.org/exchange/ --output public
  indaba build --date 2026-03-01 --strict --format json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return b.run(cmd.Context(), c) },
	}
	b.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&b.output, "output", "public", "write the site to `DIR`")
	b.addSiteFlags(cmd)
	f.Var(&b.jobs, "jobs", "work on `N` files at once (default: one a processor)")
	f.BoolVar(&b.strict, "strict", false, "take a warning for a mistake")
	f.BoolVar(&b.keepGoing, "keep-going", false, "write what is sound in spite of mistakes")
	addFormat(cmd, &b.format, "print the result as")
	completeFolder(cmd, "output")
	completeWords(cmd, "jobs")
	return cmd
}

func (b *building) run(ctx context.Context, c console) error {
	defer takeMemory(c)()
	start := c.now()
	if within(b.output, b.content) {
		return failure{wrongUsage, fmt.Errorf("the output %s lies in the content, which the next build would read", b.output), "choose another --output"}
	}
	o, err := b.open(ctx, c)
	if err != nil {
		return err
	}
	o.options.KeepGoing, o.options.Jobs = b.keepGoing, int(b.jobs)
	builder := generator.NewBuilder(o.options)
	from, err := b.basis(ctx, builder)
	if err != nil {
		return err
	}
	r := recalled(b.output, from.all)
	if r == nil {
		return b.make(ctx, c, builder, from, o.diags, start)
	}
	if b.format.name == "text" {
		if err := c.print(c.err, r.Diagnostics, builder); err != nil {
			return err
		}
	}
	r.Took = c.now().Sub(start)
	return b.tell(c, r, false)
}

// make makes the site from what was read, unless there are mistakes.
func (b *building) make(ctx context.Context, c console, builder *generator.Builder, from basis, more diag.List, start time.Time) error {
	from.recall(b.output, builder)
	build, err := builder.Build(ctx, []string{})
	if err != nil {
		return err
	}
	r := newReport(build, more)
	if b.format.name == "text" {
		if err := c.print(c.err, r.Diagnostics, build); err != nil {
			return err
		}
	}
	wrong := isWrong(r.Diagnostics, b.strict)
	if !wrong || b.keepGoing {
		written, err := build.Write(ctx, b.output)
		if err != nil {
			return err
		}
		if b.format.name == "text" {
			if err := c.print(c.err, written.Diagnostics, build); err != nil {
				return err
			}
		}
		r.Diagnostics = append(r.Diagnostics, written.Diagnostics...).Sorted()
		r.add(written.Stats)
		from.remember(ctx, b.output, written, r, c.now())
	}
	r.Took = c.now().Sub(start)
	return b.tell(c, r, wrong)
}

// isWrong reports whether a command ends with the status for mistakes.
func isWrong(l diag.List, strict bool) bool {
	return l.Count(diag.Error) > 0 || strict && l.Count(diag.Warning) > 0
}

// tell prints what came of a build, and returns what the command ends with.
func (b *building) tell(c console, r *report, wrong bool) error {
	if b.format.name == "json" {
		r.DurationMs = r.Took.Milliseconds()
		if err := diag.WriteJSON(c.out, r); err != nil {
			return err
		}
	} else {
		if summary := r.Diagnostics.Summary(); summary != "" {
			c.say("%s", summary)
		}
		c.say("%s", b.outcome(r, wrong))
	}
	if isWrong(r.Diagnostics, b.strict) {
		return failure{status: mistakes}
	}
	return nil
}

func (b *building) outcome(r *report, wrong bool) string {
	switch {
	case !wrong || b.keepGoing:
		return r.sentence(b.output)
	case r.Diagnostics.Count(diag.Error) > 0:
		return "nothing was written: there are mistakes in the content; --keep-going writes what is sound"
	}
	return "nothing was written: --strict takes warnings for mistakes"
}
