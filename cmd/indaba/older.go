package main

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"indaba/generator"
	"indaba/generator/data"
	"indaba/generator/freshness"
	"indaba/generator/history"
	"indaba/generator/site"
)

// was is what a section of an original was when it was translated, and is now:
// the lines of either that the other does not have.
type was struct {
	Section string   `json:"section"`
	Before  []string `json:"before"`
	After   []string `json:"after"`
}

// older finds the texts that translations were made from, where git has them.
type older struct {
	build   *generator.Build
	content string // its folder, as the user gave it
}

// passage is a section of a text as its file has it.
type passage struct {
	freshness.Section
	lines []string
}

// passages splits a file at its headings of the second level, as far as they are
// written with signs. That is enough to know a section by its fingerprint: one
// that is split in another way is just not found.
func passages(file string, src []byte) []passage {
	_, body, _ := data.Front(file, src)
	heads, parts := []freshness.Head{}, []passage{{}}
	fenced, number, offset := false, 0, 0
	for line := range bytes.Lines(src) {
		number++
		text := strings.TrimRight(string(line), "\r\n")
		if offset >= body {
			if strings.HasPrefix(strings.TrimSpace(text), "```") {
				fenced = !fenced
			}
			if title, ok := strings.CutPrefix(text, "## "); ok && !fenced {
				heads = append(heads, freshness.Head{Line: number, Title: strings.TrimSpace(title)})
				parts = append(parts, passage{})
			}
			if strings.TrimSpace(text) != "" {
				last := &parts[len(parts)-1]
				last.lines = append(last.lines, text)
			}
		}
		offset += len(line)
	}
	for i, s := range freshness.Sections(nil, src, body, heads) {
		parts[i].Section = s
	}
	return parts
}

// of returns what became of the sections of an entry's original since it was
// translated. It is empty where git cannot tell, as in a shallow clone.
func (o *older) of(ctx context.Context, t site.Translation) []was {
	v := o.build.Site.Node(t.Entry).Versions[t.Lang]
	if t.State != site.Stale || v == nil {
		return nil
	}
	behind := o.build.Site.Behind(v)
	stamp, ok := freshness.ParseStamp(v.Entry.Front.Text("translated_from"))
	folder, err := history.Open(o.content)
	if behind == nil || !ok || err != nil {
		return nil
	}
	original := o.build.Site.Node(t.Entry).Versions[behind.From]
	now := passages(original.File, o.build.Source(original.File))
	var wanted []freshness.Print
	for _, i := range behind.Sections {
		if i > 0 { // the first has words of the front matter in it
			wanted = append(wanted, stamp.Prints[i])
		}
	}
	var out []was
	for text, err := range folder.Versions(ctx, original.Path) {
		if err != nil || len(wanted) == 0 {
			break
		}
		for _, old := range passages(original.File, text)[1:] {
			i := slices.Index(wanted, old.Print)
			if i < 0 {
				continue
			}
			wanted = slices.Delete(wanted, i, i+1)
			out = append(out, became(old, now))
		}
	}
	slices.SortStableFunc(out, func(a, b was) int {
		return slices.Index(behind.Changed, a.Section) - slices.Index(behind.Changed, b.Section)
	})
	return out
}

// became compares a section with the one of the same title in a text.
func became(old passage, now []passage) was {
	out := was{Section: old.Title, Before: old.lines, After: []string{}}
	i := slices.IndexFunc(now, func(p passage) bool { return p.Title == old.Title })
	if i < 0 {
		return out
	}
	out.Before, out.After = lacking(old.lines, now[i].lines), lacking(now[i].lines, old.lines)
	return out
}

// print writes what was there and what is there now.
func (w *was) print(b *strings.Builder) {
	for _, line := range w.Before {
		b.WriteString("             - " + line + "\n")
	}
	for _, line := range w.After {
		b.WriteString("             + " + line + "\n")
	}
}

// lacking returns the lines that others do not have.
func lacking(lines, others []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return slices.Contains(others, l) })
}
