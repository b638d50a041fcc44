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
		original := n.Versions[n.Original].Entry
		for lang, v := range n.Versions {
			if v != nil && v.original != original {
				n.Versions[lang] = newVersion(v.Entry, original)
			}
		}
		n.when = original.When
		if !math.IsNaN(original.Order) {
			n.Order = original.Order
		}
	}
}

// newVersion lets a translation inherit what is not text.
func newVersion(e, original *model.Entry) *Version {
	v := &Version{Entry: e, Front: e.Front, Headings: e.Body.Headings, original: original}
	if e != original {
		v.Front, v.Headings = e.Front.Inherit(original.Front), e.Body.Inherit(original.Body)
	}
	return v
}

// former returns the version of an entry in the site before; one without an
// original, if there is none.
func (l *linker) former(e *model.Entry) *Version {
	if l.before != nil {
		if id := l.before.at(e.Symbol); id != None && e.Lang < len(l.before.Languages) {
			if v := l.before.Nodes[id].Versions[e.Lang]; v != nil && v.Entry == e && !v.joined {
				return v
			}
		}
	}
	return &Version{Entry: e}
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
		if n.Original < 0 || v.announces() && !n.Versions[n.Original].announces() {
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
		l.report("original-unknown", v.Entry, v.Entry.Front.At("original"),
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
