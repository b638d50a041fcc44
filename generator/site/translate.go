package site

import (
	"fmt"
	"math"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// translate finds the original of each entry, lets its translations inherit
// from it, and says which version stands where one is missing.
func (l *linker) translate() {
	for i := range l.Nodes {
		n := &l.Nodes[i]
		l.findOriginal(n)
		for lang := range n.shown {
			n.shown[lang] = l.standIn(n, lang)
		}
		if n.Original < 0 {
			continue
		}
		original := n.Versions[n.Original]
		original.Headings = original.Body.Headings
		if n.when = original.Front.Date("start"); n.when.IsZero() {
			n.when = original.Front.Date("date")
		}
		for lang, v := range n.Versions {
			if v != nil {
				v.original = n.Original
			}
			if v != nil && lang != n.Original {
				v.Headings = v.Body.Inherit(original.Body)
				v.Front = v.Front.Inherit(original.Front)
			}
		}
		if !math.IsNaN(original.Order) {
			n.Order = original.Order
		}
	}
}

// label gives folders what their description files say.
func (l *linker) label(folders []model.Category) {
	for _, f := range folders {
		id := l.Find(f.Key)
		if id == None {
			continue // nothing is in the folder
		}
		n := &l.Nodes[id]
		if n.Labels == nil {
			n.Labels = make([]Label, len(l.Languages))
		}
		n.Labels[f.Lang] = Label{f.Label, f.Description}
		if f.HasPosition && math.IsInf(n.Order, 1) {
			n.Order = f.Position
		}
	}
}

// findOriginal sets the language an entry was first written in: the only one
// it exists in, else the one that `original` names, else the site's first.
func (l *linker) findOriginal(n *Node) {
	for lang, v := range n.Versions {
		if v == nil {
			continue
		}
		if n.Original < 0 {
			n.Original = lang
		}
		code := v.Entry.Original
		if code == "" {
			continue
		}
		if named := l.languageOf(code); named >= 0 && n.Versions[named] != nil {
			n.Original = named
			return
		}
		l.report("original-unknown", v.Entry, v.Front.At("original"),
			fmt.Sprintf("this entry does not exist in `%s`", code), "name a language that the entry is written in, or take the line out")
	}
}

func (s *Site) languageOf(code string) int {
	for i := range s.Languages {
		if s.Languages[i].Code == code || s.Languages[i].Tag == code {
			return i
		}
	}
	return -1
}

// standIn returns the language whose version of n a reader of lang is shown:
// lang itself, the first of its fallbacks that has one, else the original.
func (l *linker) standIn(n *Node, lang int) int8 {
	if n.Versions[lang] != nil {
		return int8(lang)
	}
	for _, f := range l.fallback[lang] {
		if n.Versions[f] != nil {
			return f
		}
	}
	return int8(n.Original)
}

// entryRange is the place of a diagnostic about an entry as a whole.
var entryRange = diag.Range{Start: diag.Position{Line: 1, Column: 1}}
