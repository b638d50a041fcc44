package main

import (
	"net/url"
	"path"
	"strings"
	"sync"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/preview"
	"indaba/generator/site"
)

// previewed is a build as [preview.Server] shows it.
type previewed struct {
	*generator.Build
	base     string
	diags    diag.List
	problems func() map[string][]preview.Problem // by output path
}

var _ preview.Site = (*previewed)(nil)

// newPreviewed returns b with diagnostics. They are sought out for the pages
// they belong to when someone looks at one.
func newPreviewed(b *generator.Build, diags diag.List) *previewed {
	p := &previewed{Build: b, base: b.Base(), diags: diags}
	if base, err := url.PathUnescape(p.base); err == nil {
		p.base = base // requests come unescaped
	}
	p.problems = sync.OnceValue(p.findProblems)
	return p
}

// Base implements [preview.Site].
func (p *previewed) Base() string { return p.base }

// Render implements [preview.Site].
func (p *previewed) Render(path string) ([]byte, bool, error) {
	if !p.Has(path) {
		return nil, false, nil
	}
	data, err := p.Build.Render(path)
	return data, err == nil, err
}

// NotFound implements [preview.Site]: the page of the language whose folder
// path is in, else that of the whole site.
func (p *previewed) NotFound(path string) string {
	for lang := range p.Site.Languages {
		if root := p.Site.Root(lang); root != "" && strings.HasPrefix(path+"/", root) {
			return root + "404.html"
		}
	}
	return "404.html"
}

// Problems implements [preview.Site].
func (p *previewed) Problems(path string) []preview.Problem { return p.problems()[path] }

// Count implements [preview.Site].
func (p *previewed) Count() (errors, warnings int) {
	return p.diags.Count(diag.Error), p.diags.Count(diag.Warning)
}

// findProblems finds the pages that are made from a file with problems: in all
// languages that borrow it, and the home pages for site.yaml. Notes are for
// the terminal: they would stand over a page for nothing.
func (p *previewed) findProblems() map[string][]preview.Problem {
	byFile := map[string][]preview.Problem{}
	for _, d := range p.diags {
		if d.Severity > diag.Note {
			byFile[d.File] = append(byFile[d.File], p.problem(d))
		}
	}
	pages := map[string][]preview.Problem{}
	if len(byFile) == 0 {
		return pages
	}
	for i := range p.Site.Nodes {
		for lang := range p.Site.Languages {
			id := site.ID(i)
			var found []preview.Problem
			if v, _ := p.Site.Shown(id, lang); v != nil {
				found = byFile[v.File]
			}
			if id == p.Site.Home() {
				found = append(found[:len(found):len(found)], byFile[p.Config.File]...)
			}
			if len(found) > 0 {
				pages[path.Join(p.Site.URL(id, lang), "index.html")] = found
			}
		}
	}
	return pages
}

func (p *previewed) problem(d diag.Diagnostic) preview.Problem {
	out := preview.Problem{Severity: d.Severity.String(), Message: d.Message, Place: d.Place(), Hint: d.Hint}
	if line := d.Range.Start.Line; line > 0 {
		out.Line = strings.TrimSpace(diag.Line(p.Source(d.File), line))
	}
	return out
}
