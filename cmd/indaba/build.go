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
	start := c.now()
	if within(b.output, b.content) {
		return failure{wrongUsage, fmt.Errorf("the output %s lies in the content, which the next build would read", b.output), "choose another --output"}
	}
	o, err := b.open(ctx, c)
	if err != nil {
		return err
	}
	o.options.KeepGoing, o.options.Jobs = b.keepGoing, int(b.jobs)
	build, err := generator.NewBuilder(o.options).Build(ctx, nil)
	if err != nil {
		return err
	}
	r := newReport(build, o.diags)
	if b.format.name == "text" {
		if err := c.print(c.err, r.Diagnostics, build); err != nil {
			return err
		}
	}
	wrong := isWrong(r.Diagnostics, b.strict)
	if !wrong || b.keepGoing {
		stats, late, err := build.Write(b.output)
		if err != nil {
			return err
		}
		if b.format.name == "text" {
			if err := c.print(c.err, late, build); err != nil {
				return err
			}
		}
		r.Diagnostics = append(r.Diagnostics, late...).Sorted()
		r.add(stats, c.now().Sub(start))
	}
	if err := b.tell(c, r, c.now().Sub(start), wrong); err != nil || !isWrong(r.Diagnostics, b.strict) {
		return err
	}
	return failure{status: mistakes}
}

// isWrong reports whether a command ends with the status for mistakes.
func isWrong(l diag.List, strict bool) bool {
	return l.Count(diag.Error) > 0 || strict && l.Count(diag.Warning) > 0
}

// tell prints what came of a build.
func (b *building) tell(c console, r *report, took time.Duration, wrong bool) error {
	if b.format.name == "json" {
		r.DurationMs = took.Milliseconds()
		return diag.WriteJSON(c.out, r)
	}
	if summary := r.Diagnostics.Summary(); summary != "" {
		c.say("%s", summary)
	}
	if !wrong || b.keepGoing {
		c.say("%s", r.sentence(b.output))
		return nil
	}
	why := "there are mistakes in the content; --keep-going writes what is sound"
	if r.Diagnostics.Count(diag.Error) == 0 {
		why = "--strict takes warnings for mistakes"
	}
	c.say("nothing was written: %s", why)
	return nil
}
