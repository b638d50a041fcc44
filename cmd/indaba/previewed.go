package main

import (
	"net/url"
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
	base    string
	content string // what users call the folder
	diags   diag.List
	moves   moves
	changed []string
	editor  editor
	found   func() *problems // sought when someone looks at a page
}

var _ preview.Site = (*previewed)(nil)

// newPreviewed returns the newest build of l as it is shown after the build
// was.
func newPreviewed(l *live, was *generator.Build) *previewed {
	p := &previewed{
		Build: l.shown, base: l.shown.Base(), content: l.opened.content.name, diags: l.diags,
		moves: l.moves, changed: changedAssets(was, l.shown), editor: l.editor,
	}
	if base, err := url.PathUnescape(p.base); err == nil {
		p.base = base // requests come unescaped
	}
	p.found = sync.OnceValue(p.findProblems)
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
	if lang := p.language(path); lang >= 0 {
		return p.Site.Root(lang) + "404.html"
	}
	return "404.html"
}

// language returns the language of an output path; -1 for none.
func (p *previewed) language(path string) int {
	at := -1
	for lang := range p.Site.Languages {
		root := p.Site.Root(lang)
		if root == "" {
			at = lang // unless it is in another's folder
		} else if strings.HasPrefix(path+"/", root) {
			return lang
		}
	}
	return at
}

// node returns the node whose page is at an output path, and its language;
// None and -1 if it is no node's.
func (p *previewed) node(path string) (site.ID, int) {
	if url, ok := strings.CutSuffix(path, "index.html"); ok {
		if a, ok := p.Site.At(url); ok {
			return a.ID, int(a.Lang)
		}
	}
	return site.None, -1
}

// Key implements [preview.Site]: "fr/" and the key of the node.
func (p *previewed) Key(path string) string {
	id, lang := p.node(path)
	if id == site.None {
		return ""
	}
	return p.Site.Languages[lang].Code + "/" + p.Site.Node(id).Key
}

// Where implements [preview.Site].
func (p *previewed) Where(key string) string {
	code, key, _ := strings.Cut(key, "/")
	id, lang := p.moves.find(p.Site, key, code)
	if id == site.None || lang < 0 {
		return ""
	}
	return p.Site.URL(id, lang) + "index.html"
}

// Changed implements [preview.Site].
func (p *previewed) Changed() []string { return p.changed }
