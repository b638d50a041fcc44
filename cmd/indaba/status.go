package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/site"
)

// standing is what the flags of status say.
type standing struct {
	project
	format format
}

func newStatus(c console) *cobra.Command {
	var s standing
	cmd := &cobra.Command{
		Use:   "status [FLAGS]",
		Short: "Say what is translated, and what has fallen behind",
		Long: `Say, language by language, what is translated, what has fallen behind its
original and in which sections, and what is not written yet: first what most
pages lead to, with the minutes that the work is likely to take. Where git has
the words that a translation was made from, they stand beside those of now.`,
		Example: `  indaba status
  indaba status --format json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.run(cmd.Context(), c) },
	}
	s.addFlags(cmd)
	addFormat(cmd, &s.format, "print the result as")
	return cmd
}

func (t *standing) run(ctx context.Context, c console) error {
	o, err := t.open(ctx, c)
	if err != nil {
		return err
	}
	defer o.close()
	build, err := generator.NewBuilder(o.options).Build(ctx, nil)
	if err != nil {
		return err
	}
	past := &older{build, o.content.dir}
	if t.format.name == "json" {
		return writeStatus(ctx, c.out, past)
	}
	for lang := range build.Site.Languages {
		if err := printStatus(ctx, diag.Harmless(c.out), past, lang); err != nil {
			return err
		}
	}
	return nil
}

// statusEntry is an entry in a language, as status --format json prints it.
type statusEntry struct {
	Entry    string     `json:"entry"`
	Language string     `json:"language"`
	Original string     `json:"original"`
	State    site.State `json:"state"`
	Stale    []string   `json:"stale"`             // headings of the original; "" is what stands before the first
	Changes  []was      `json:"changes,omitempty"` // what became of them, where git tells
	Links    int        `json:"links"`
	Minutes  int        `json:"minutes"`
}

func writeStatus(ctx context.Context, w io.Writer, past *older) error {
	s := past.build.Site
	entries := []statusEntry{}
	for lang := range s.Languages {
		for _, t := range s.Translations(lang) {
			n := s.Node(t.Entry)
			entries = append(entries, statusEntry{
				Entry: n.Key, Language: s.Languages[lang].Code, Original: s.Languages[n.Original].Code,
				State: t.State, Stale: append([]string{}, t.Stale...), Changes: past.of(ctx, t), Links: t.Links, Minutes: t.Minutes,
			})
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Entries []statusEntry `json:"entries"`
	}{entries})
}

// printStatus prints a line that sums a language up, and one for each entry
// that there is work on.
func printStatus(ctx context.Context, w io.Writer, past *older, lang int) error {
	s := past.build.Site
	var b strings.Builder
	counts, minutes := map[site.State]int{}, 0
	for _, t := range s.Translations(lang) {
		counts[t.State]++
		minutes += t.Minutes
		if t.State == site.Complete {
			continue
		}
		fmt.Fprintf(&b, "  %-8s %s  (%s, about %s)\n", t.State, s.Node(t.Entry).Key, count(t.Links, "link"), count(t.Minutes, "minute"))
		changes := past.of(ctx, t)
		for _, section := range t.Stale {
			became := slices.IndexFunc(changes, func(w was) bool { return w.Section == section })
			if section == "" {
				section = "(before the first heading)"
			}
			fmt.Fprintf(&b, "           changed: %s\n", section)
			if became >= 0 {
				changes[became].print(&b)
			}
		}
	}
	_, err := fmt.Fprintf(w, "%s: %d complete, %d stale, %d borrowed, about %.1f hours\n%s",
		s.Languages[lang].Code, counts[site.Complete], counts[site.Stale], counts[site.Borrowed], float64(minutes)/60, b.String())
	return err
}
