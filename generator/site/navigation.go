package site

import (
	"fmt"
	"iter"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// checkTitles reports pages of one kind that lie side by side and have the same
// title in the same language: in a list, nobody can tell them apart. People may
// share a name, and events a title if they are not on the same day.
func (l *linker) checkTitles() {
	count := make([]int32, len(l.symbols)) // by title: how many pages have it, wherever they lie
	for _, v := range l.titled() {
		count[v.Called]++
	}
	type place struct {
		parent ID
		lang   int
		title  model.Symbol
		when   int64
	}
	seen := map[place]*model.Entry{}
	for id, v := range l.titled() {
		if count[v.Called] == 1 {
			continue
		}
		n := &l.Nodes[id]
		at := place{parent: n.Parent, lang: v.Lang, title: v.Called}
		if n.Kind.Name == model.Events {
			at.when = l.When(id).Day().Unix()
		}
		other := seen[at]
		if other == nil {
			seen[at] = v.Entry
			continue
		}
		d := diag.New("title-duplicate", v.File, v.TitleRange(), fmt.Sprintf("%s has the same title, `%s`", other.File, v.Title), "say in each what it has of its own: the place, the year, for whom")
		d.Related = []diag.Related{{File: other.File, Range: other.TitleRange(), Message: "the other page"}}
		l.diags = append(l.diags, d)
	}
}

// titled yields all that is to be told apart by its title, in the order of the
// keys.
func (l *linker) titled() iter.Seq2[ID, *Version] {
	return func(yield func(ID, *Version) bool) {
		for i := range l.Nodes {
			n := &l.Nodes[i]
			if n.Role != Entry || n.Parent == None {
				continue
			}
			for _, v := range n.Versions {
				if v == nil || v.Unreadable || n.Kind.Name == model.Members && isPerson([]*model.Entry{v.Entry, v.original}) {
					continue
				}
				if !yield(ID(i), v) {
					return
				}
			}
		}
	}
}

// checkOrphans reports pages to which nothing leads. Those of a kind are found
// in its list, chapters in their playbook, and pages that lie at the top at the
// foot of every page; not those in a folder that has no page of its own.
func (l *linker) checkOrphans() {
	alone := map[ID]bool{}
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if n.Role == Entry && n.Parent != None && n.Kind != nil && n.Kind.Name == model.Pages && n.Original >= 0 &&
			l.Nodes[n.Parent].Role == Folder && len(n.in) == 0 && len(n.out) == 0 {
			alone[ID(i)] = true
		}
	}
	if len(alone) == 0 {
		return
	}
	for i := range l.Nodes {
		for _, v := range l.Nodes[i].Versions {
			if v == nil {
				continue
			}
			for k := range v.Targets {
				if d := l.Destination(v, k); d.Kind == ToNode && d.To != ID(i) {
					delete(alone, d.To)
				}
			}
		}
	}
	for i := range l.Nodes {
		if n := &l.Nodes[i]; alone[ID(i)] {
			l.report("page-orphan", n.Versions[n.Original].Entry, entryRange, "no page leads to this one",
				"link to it from a page where its readers are, or write an index.md for its folder")
		}
	}
}
