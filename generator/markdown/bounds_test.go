package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// TestLimits: what is just within a limit is rendered, and what is beyond it is
// refused where it is too much.
func TestLimits(t *testing.T) {
	repeat := strings.Repeat
	long := "(" + repeat("b", maxAddress) + ")"
	references := func(n int) string { return repeat("[a] ", n) + "\n\n[a]: /" + repeat("b", maxReferenced/100) }
	footnotes := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "[^%d]: a\n\n", i)
		}
		return b.String()
	}
	table := func(n int) string { return repeat("|a", n) + "|\n" + repeat("|-", n) + "|\n" + repeat("|\n", 199) }
	for _, c := range []struct {
		name     string
		text     func(n int) string
		n        int // the most
		line     int // where n+1 is refused
		diagnose string
	}{
		{"quotations", func(n int) string { return "a\n\n" + repeat("> ", n) + "b" }, maxDepth, 3, "deep"},
		{"lists", func(n int) string { return "a\n\n" + repeat("- ", n) + "b" }, maxDepth, 3, "deep"},
		{"numbered", func(n int) string { return repeat("1. ", n) + "b" }, maxDepth, 1, "deep"},
		{"indented lists", func(n int) string { return repeat("  ", n-1) + "- b" }, maxDepth, 1, "deep"},
		{"lines", func(n int) string { return "a\n\n" + repeat("b\n", n) }, maxLines, maxLines + 3, "lines"},
		{"brackets", func(n int) string { return "a\n" + repeat("[", n) }, maxBrackets, 2, "brackets"},
		{"addresses", func(n int) string { return "a\n\n" + repeat("[a]"+long+"\n", n) }, maxAddresses, maxAddresses + 3, "addresses"},
		{"footnotes", footnotes, maxFootnotes, 2*maxFootnotes + 1, "footnotes"},
		{"cells", table, 1006, 201, "cells"},
		{"references", references, 101, 1, "reference"},
	} {
		p := newTestParser()
		within := p.Parse("x.md", []byte(c.text(c.n)), 0)
		for _, d := range within.Diagnostics {
			if d.Code == "markdown-limit" {
				t.Errorf("%s: %d are refused: %s", c.name, c.n, d.Message)
			}
		}
		beyond := p.Parse("x.md", []byte(c.text(c.n+1)), 0)
		if len(beyond.Diagnostics) != 1 || beyond.HTML().Text != "" {
			t.Errorf("%s: %d are published, with %v", c.name, c.n+1, beyond.Diagnostics)
			continue
		}
		if d := beyond.Diagnostics[0]; d.Code != "markdown-limit" || d.Range.Start.Line != c.line || !strings.Contains(d.Message, c.diagnose) {
			t.Errorf("%s: %d:%d %s", c.name, d.Range.Start.Line, d.Range.Start.Column, d.Message)
		}
	}
}

// TestNoLimits: what looks like too much and is not.
func TestNoLimits(t *testing.T) {
	for name, text := range map[string]string{
		"a line across the page": strings.Repeat("* ", 300),
		"another":                strings.Repeat("-", 300),
		"headings":               strings.Repeat("## a\n", 2*maxLines),
		"a deep line of code":    "```\n" + strings.Repeat(" ", 400) + "x\n```",
		"closed brackets":        strings.Repeat("[a] ", 5000),
		"years":                  strings.Repeat("2026 ", 300),
		"a long address":         "[a](" + strings.Repeat("b", 5000) + ")",
	} {
		for _, d := range newTestParser().Parse("x.md", []byte(text), 0).Diagnostics {
			if d.Code == "markdown-limit" {
				t.Errorf("%s: %s", name, d.Message)
			}
		}
	}
}
