package main

import (
	"cmp"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/preview"
	"indaba/generator/site"
)

// mostElsewhere is how many problems of other pages a page lists.
const mostElsewhere = 20

// problems are the diagnostics that pages show. Notes are for the terminal:
// they would stand over a page for nothing.
type problems struct {
	all    diag.List            // errors first
	byFile map[string]diag.List // those that belong to one file's pages
	wide   diag.List            // those that belong to every page
}

func (p *previewed) findProblems() *problems {
	found := &problems{byFile: map[string]diag.List{}}
	for _, d := range p.diags {
		switch {
		case d.Severity == diag.Note:
			continue
		case p.isWide(d.File):
			found.wide = append(found.wide, d)
		default:
			found.byFile[d.File] = append(found.byFile[d.File], d)
		}
		found.all = append(found.all, d)
	}
	slices.SortStableFunc(found.all, func(a, b diag.Diagnostic) int { return cmp.Compare(b.Severity, a.Severity) })
	return found
}

// isWide reports whether all pages are made from a file: site.yaml, messages,
// layouts and whatever else does not lie among the entries.
func (p *previewed) isWide(file string) bool {
	path, below := p.below(file)
	return !below || file == p.Config.File || strings.HasPrefix(path, "theme/") || strings.HasPrefix(path, "i18n/")
}

// below returns the path of a file below content/.
func (p *previewed) below(file string) (string, bool) {
	if p.content == "." {
		return file, true
	}
	return strings.CutPrefix(file, p.content+"/")
}

// Problems implements [preview.Site].
func (p *previewed) Problems(path string) preview.Problems {
	found := p.found()
	var out preview.Problems
	if len(found.all) == 0 {
		return out
	}
	here := ""
	if id, lang := p.node(path); id != site.None {
		if v, _ := p.Site.Shown(id, lang); v != nil {
			here = v.File
		}
	}
	for _, d := range slices.Concat(found.byFile[here], found.wide) {
		out.Here = append(out.Here, p.problem(d))
	}
	for _, d := range found.all {
		if d.File == here || p.isWide(d.File) {
			continue
		}
		if d.Severity == diag.Error {
			out.Errors++
		} else {
			out.Warnings++
		}
		if len(out.Elsewhere) < mostElsewhere {
			out.Elsewhere = append(out.Elsewhere, p.problem(d))
		}
	}
	return out
}

func (p *previewed) problem(d diag.Diagnostic) preview.Problem {
	out := preview.Problem{
		Severity: d.Severity.String(), Message: d.Message, Place: d.Place(), Hint: d.Hint,
		Editor: p.editor.link(d.File, d.Range.Start), Page: p.page(d.File),
	}
	if line := d.Range.Start.Line; line > 0 {
		out.Line = underlined(diag.Line(p.Source(d.File), line), d.Range)
	}
	return out
}

// page returns the output path of the page that a file of content/ is shown
// on; "" if it is on none.
func (p *previewed) page(file string) string {
	path, _ := p.below(file)
	place, ok := p.Config.Place(path)
	if !ok {
		return ""
	}
	id := p.Site.Find(place.Key)
	if id == site.None {
		return ""
	}
	return p.Site.URL(id, place.Lang) + "index.html"
}

// How much of a line stands before a place and from there on, in characters: a
// paragraph is often one line.
const (
	beforePlace = 60
	fromPlace   = 140
)

// underlined returns a line in three parts: before a range, in it, after it.
func underlined(line string, at diag.Range) [3]string {
	text := []rune(line)
	from := min(max(at.Start.Column-1, 0), len(text))
	to := from
	switch {
	case at.End.Line > at.Start.Line:
		to = len(text)
	case at.End.Line == at.Start.Line:
		to = min(max(at.End.Column-1, from), len(text))
	}
	if to == from && from < len(text) && at.Start.Column > 0 {
		to++
	}
	before, after := "", ""
	first, last := 0, len(text)
	if from > beforePlace {
		before, first = "…", from-beforePlace
	}
	if last-from > fromPlace {
		after, last = "…", from+fromPlace
	}
	to = min(to, last)
	return [3]string{
		strings.TrimLeft(before+string(text[first:from]), " \t"),
		string(text[from:to]),
		strings.TrimRight(string(text[to:last])+after, " \t\r"),
	}
}
