package exchange

import (
	"cmp"
	"slices"

	"indaba/generator/site"
)

// Counterparts returns at most n members elsewhere who know areas that a
// member names, the best first: people for a person, towns for a town. Nobody
// of the same town or organisation is among them, nor anybody who is not
// active or only wants to learn.
func (x *Exchange) Counterparts(id site.ID, n int) []Proposal {
	self, ok := x.index[id]
	if !ok {
		return nil
	}
	m := &x.members[self]
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	defer s.clear()
	most := share(len(m.areas))
	for _, mine := range m.areas {
		who := x.known[mine.area]
		rare := weighShared * rarity(x.experts, len(who))
		for k := range near(who, self, most, knows.who) {
			if s.weight[k.member] == 0 {
				s.found = append(s.found, k.member)
			}
			s.weight[k.member] += rare
		}
	}
	var found []int
	for _, other := range s.found {
		if other != self && x.elsewhere(m, &x.members[other]) {
			found = append(found, other)
			s.weight[other] += x.weighCounterpart(m, &x.members[other])
		}
	}
	var out []Proposal
	for _, other := range best(found, s.weight, n) {
		o := &x.members[other]
		out = append(out, Proposal{o.id, x.beside(x.common(m, o), m.languages, m, o)})
	}
	return out
}

// elsewhere reports whether b may be a counterpart of a: of the same kind, and
// neither of the same town nor belonging to each other or to the same
// member.
func (x *Exchange) elsewhere(a, b *member) bool {
	if a.kind != b.kind || a.place >= 0 && a.place == b.place || slices.Contains(a.tied, b.id) {
		return false
	}
	return !slices.ContainsFunc(a.belongs, func(t site.ID) bool { return slices.Contains(b.belongs, t) })
}

func (x *Exchange) weighCounterpart(a, b *member) int {
	w := 0
	if meet(a.tongues, b.tongues) {
		w += weighSameLanguage
	}
	if x.similarSize(a, b) {
		w += weighSameSize
	}
	if sameRole(a, b) {
		w += weighSameRole
	}
	return w
}

// common returns the areas of a that b knows, the rarest first, each with how
// well b does.
func (x *Exchange) common(a, b *member) []Reason {
	var out []Reason
	for _, mine := range a.areas {
		for _, theirs := range b.areas {
			if mine.area == theirs.area && theirs.level != WantsToLearn {
				out = append(out, Reason{Why: Knows, Area: theirs.area, Level: theirs.level})
			}
		}
	}
	slices.SortStableFunc(out, func(r, s Reason) int {
		return cmp.Or(cmp.Compare(len(x.known[r.Area]), len(x.known[s.Area])), cmp.Compare(s.Level, r.Level))
	})
	return out
}
