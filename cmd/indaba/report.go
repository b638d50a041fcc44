package main

import (
	"fmt"
	"strings"
	"time"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/output"
	"indaba/generator/site"
)

// report is what build --format json prints.
type report struct {
	Pages       int                 `json:"pages"` // in all languages
	Files       int                 `json:"files"` // of the site, pages and others
	Written     int                 `json:"written"`
	Unchanged   int                 `json:"unchanged"`
	Removed     int                 `json:"removed"`
	Bytes       int64               `json:"bytes"` // of all files; 0 if nothing was to be written
	DurationMs  int64               `json:"durationMs"`
	Languages   map[string]language `json:"languages"`
	Diagnostics diag.List           `json:"diagnostics"`

	Order []string      `json:"-"` // the codes of the languages
	Took  time.Duration `json:"-"`
}

// language is what a report says of one. Every entry, list and home page has a
// page in every language; Borrowed are those whose text is another one's.
type language struct {
	Pages    int `json:"pages"`
	Borrowed int `json:"borrowed"`
}

func newReport(b *generator.Build, more diag.List) *report {
	r := &report{
		Files: len(b.Paths()), Languages: map[string]language{},
		Diagnostics: append(more, b.Diagnostics...).Sorted(),
	}
	for lang, l := range b.Site.Languages {
		var n language
		for id := range b.Site.Nodes {
			if b.Site.Nodes[id].Role == site.Service {
				continue // nobody wrote it
			}
			n.Pages++
			if !b.Site.Written(site.ID(id), lang) {
				n.Borrowed++
			}
		}
		r.Pages += n.Pages
		r.Languages[l.Code] = n
		r.Order = append(r.Order, l.Code)
	}
	return r
}

func (r *report) add(s output.Stats) {
	r.Files, r.Written, r.Unchanged, r.Removed, r.Bytes = s.Files, s.Written, s.Unchanged, s.Removed, s.Bytes
}

// sentence says what a build wrote, such as "wrote 12 of 239 files to public in
// 0.18 s: 57 pages in en, 57 in fr (12 borrowed)".
func (r *report) sentence(output string) string {
	removed := ""
	if r.Removed > 0 {
		removed = ", removed " + fmt.Sprint(r.Removed)
	}
	return fmt.Sprintf("wrote %d of %s to %s%s in %.2f s: %s", r.Written, count(r.Files, "file"), output, removed, r.Took.Seconds(), r.inLanguages())
}

func (r *report) inLanguages() string {
	var parts []string
	for i, code := range r.Order {
		l := r.Languages[code]
		part := fmt.Sprintf("%d in %s", l.Pages, code)
		if i == 0 {
			part = count(l.Pages, "page") + " in " + code
		}
		if l.Borrowed > 0 {
			part += fmt.Sprintf(" (%d borrowed)", l.Borrowed)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
