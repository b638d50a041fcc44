package site

import (
	"cmp"
	"slices"

	"indaba/generator/model"
)

// Practised reports whether anybody puts a principle into practice: a playbook
// or an event names it.
func (s *Site) Practised(principle ID) bool {
	for range s.Mentions(principle, "principles") {
		return true
	}
	return false
}

// Evidence is how much is known of what came of a playbook.
type Evidence uint8

// The grades of evidence.
const (
	Unpractised Evidence = iota // nobody is named who practises it
	Unproven                    // somebody is, but not where that can be read
	Proven
)

// Evidence returns how much is known of what came of a playbook and the
// chapters in it: the most that is known of one of them.
func (s *Site) Evidence(playbook ID) Evidence {
	best := Unpractised
	n := &s.Nodes[playbook]
	if n.Original >= 0 {
		front := n.Versions[n.Original].Front
		if front.Has("known_instances") {
			best = Unproven
		}
		for o := range front.Objects("known_instances") {
			if o.Text("evidence") != "" {
				return Proven
			}
		}
	}
	for _, c := range n.children[0] {
		best = max(best, s.Evidence(c))
	}
	return best
}

// Known reports whether a member who is here has done what an area is about,
// or can help with it.
func (s *Site) Known(area ID) bool {
	for e := range s.Mentions(area, "expertise") {
		if s.Active(e.From) && e.Mention.Object.Text("level") != model.Levels[0] {
			return true
		}
	}
	return false
}

// Playbooks returns the playbooks of the site, without their chapters, in the
// order of lists of a language.
func (s *Site) Playbooks(lang int) []ID {
	list := s.Find(model.Playbooks)
	if list == None {
		return nil
	}
	return slices.Clone(s.Children(list, lang))
}

// recorded says what a network has begun to record. Where it has not, it is not
// asked for each entry.
type recorded struct{ practice, evidence, knowledge bool }

func (s *Site) recorded() recorded {
	var out recorded
	for i := range s.Nodes {
		switch n := &s.Nodes[i]; {
		case n.Original < 0 || n.Role != Entry:
		case n.Kind.Name == model.Principles:
			out.practice = out.practice || s.Practised(ID(i))
		case n.Kind.Name == model.Playbooks:
			out.evidence = out.evidence || n.Versions[n.Original].Front.Has("known_instances")
		case n.Kind.Name == model.Expertise:
			out.knowledge = out.knowledge || s.Known(ID(i))
		}
	}
	return out
}

// checkEvidence reports a principle that nobody practises, and a playbook of
// which it is not known what came of it.
func (l *linker) checkEvidence(id ID, on recorded) {
	n := &l.Nodes[id]
	v := n.Versions[n.Original]
	if n.Kind.Name == model.Principles {
		if on.practice && !l.Practised(id) {
			l.report("principle-unpractised", v.Entry, entryRange, "no playbook and no event puts this principle into practice",
				"name it under `principles:` where it is lived, or ask whether it still holds")
		}
		return
	}
	if l.Nodes[n.Parent].Role != List || l.Evidence(id) == Proven {
		return
	}
	const hint = "write under `known_instances:` who practises it, since when, what came of it and where that can be read"
	switch evidence := l.Evidence(id); {
	case v.Front.Text("maturity") == "validated":
		l.report("practice-claimed", v.Entry, v.Front.At("maturity"), "the playbook says that it is proven in use, and not where that can be read", hint)
	case evidence == Unproven:
		l.report("practice-unproven", v.Entry, cmp.Or(v.Front.At("known_instances"), entryRange), "the playbook says who practises it, and not where that can be read", "write an `evidence:` for one of them, such as a report or a page of photographs")
	case on.evidence:
		l.report("practice-unproven", v.Entry, entryRange, "nobody is known to practise this playbook", hint)
	}
}

// checkArea reports an area that nobody knows, nor anything that is part of it.
func (l *linker) checkArea(id ID, on recorded) {
	if !on.knowledge || l.held(id, map[ID]bool{}) {
		return
	}
	n := &l.Nodes[id]
	l.report("expertise-unheld", n.Versions[n.Original].Entry, entryRange, "nobody in the network knows this area",
		"name it under `expertise:` in the profile of somebody who does, or under `asks:` of whoever looks for help with it")
}

// held reports whether a member knows an area, or one that is part of it. Areas
// may be part of each other in a circle, which is reported elsewhere.
func (s *Site) held(area ID, seen map[ID]bool) bool {
	if s.Known(area) {
		return true
	}
	seen[area] = true
	for e := range s.Mentions(area, "broader") {
		if !seen[e.From] && s.held(e.From, seen) {
			return true
		}
	}
	return false
}
