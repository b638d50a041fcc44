package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/history"
	"indaba/generator/locale"
	"indaba/generator/review"
)

// reviewing is what the flags of review say.
type reviewing struct {
	project
	since   string
	out     string
	summary string
}

func newReview(c console) *cobra.Command {
	var r reviewing
	cmd := &cobra.Command{
		Use:   "review --since REV [FLAGS]",
		Short: "Show what a change does to the site",
		Long: `Show what the work since a revision does to the site, for people who decide
whether it is good: every page it touches, in every language, also those that
nobody edited, as they were and as they will be.

The report is one HTML file that needs nothing else and runs nothing. In a
workflow of GitHub the list of pages and mistakes also becomes the summary of
the job. Whatever is found, the command ends well: check is what fails.`,
		Example: `  indaba review --since main
  indaba review --since origin/main --out review.html
  indaba review --since v1.0 --summary pages.md`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context(), c) },
	}
	r.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&r.since, "since", "", "compare with where the work left the revision `REV`: a branch, a tag or a commit")
	f.StringVar(&r.out, "out", "review.html", "write the report to `FILE`")
	f.StringVar(&r.summary, "summary", "", "add the list as Markdown to `FILE` (default: GITHUB_STEP_SUMMARY, else nowhere)")
	r.addSiteFlags(cmd)
	completeWords(cmd, "since")
	return cmd
}

func (r *reviewing) run(ctx context.Context, c console) error {
	defer takeMemory(c)()
	if r.since == "" {
		return failure{wrongUsage, errors.New("review needs --since"), "name what to compare with, as in: indaba review --since main"}
	}
	o, err := r.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	was, err := since(ctx, o.content, r.since)
	if err != nil {
		return err
	}
	defer was.Close()
	files, err := was.Changes(o.options.Content)
	if err != nil {
		return err
	}
	o.options.KeepGoing = true
	builder := generator.NewBuilder(o.options) // of both sides, which share most files
	after, words, err := side(ctx, builder)
	if err != nil {
		return err
	}
	o.options.Content = was
	builder.Use(o.options)
	before, _, err := side(ctx, builder)
	if err != nil {
		return err
	}
	found, err := review.Compare(before, after, files)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s (%.10s)", r.since, was.Commit)
	if err := writeFile(r.out, os.O_TRUNC, func(w io.Writer) error { return found.WriteHTML(w, words, name) }); err != nil {
		return err
	}
	if summary := cmp.Or(r.summary, c.getenv("GITHUB_STEP_SUMMARY")); summary != "" {
		if err := writeFile(summary, os.O_APPEND, func(w io.Writer) error { return found.WriteSummary(w, words, name) }); err != nil {
			return err
		}
	}
	c.say("the change touches %s and brings %s: see %s", count(len(found.Pages), "page"),
		count(found.Introduced.Count(diag.Error)+found.Introduced.Count(diag.Warning), "mistake"), r.out)
	return nil
}

// since returns the content as it stood where the work on it left a revision.
func since(ctx context.Context, content *folder, revision string) (*history.Revision, error) {
	f, err := history.Open(content.dir)
	var r *history.Revision
	if err == nil {
		r, err = f.Since(ctx, revision)
	}
	var told *history.Error
	if errors.As(err, &told) {
		return nil, failure{environment, told, told.Hint}
	}
	return r, err
}

// side builds the site of one side of a review, whose first language is that of
// the report.
func side(ctx context.Context, builder *generator.Builder) (review.Side, *locale.Localizer, error) {
	build, err := builder.Build(ctx, nil)
	if err != nil {
		return review.Side{}, nil, err
	}
	late, err := build.RenderAll(ctx)
	return review.Side{Site: build.Site, Pages: build, Diagnostics: append(build.Diagnostics, late...).Sorted()}, build.Words(0), err
}

// writeFile writes a file, or adds to it.
func writeFile(name string, how int, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|how, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
