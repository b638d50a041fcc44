package exchange

import (
	"cmp"
	"slices"

	"indaba/generator/site"
)

// Helpers returns at most n members who may meet an ask, the best first: those
// who know one of its areas, or a part of it, or offer something about it. Who
// asks is not among them, nor those who belong to it or to whom it belongs;
// nor anybody who is not active, or only wants to learn.
func (x *Exchange) Helpers(a *Ask, n int) []Proposal {
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	defer s.clear()
	reach := func(member, asked, weight int, offer bool) {
		b := &s.able[member]
		if b.areas == 0 {
			s.found = append(s.found, member)
		}
		if b.areas == 0 || b.last != int16(asked) {
			b.areas, b.last = b.areas+1, int16(asked)
		}
		b.best, b.offer = max(b.best, int16(weight)), b.offer || offer
	}
	lists := 0
	for _, area := range a.Areas {
		lists += 2 * (1 + len(x.narrower[area]))
	}
	most := share(lists)
	for asked, area := range a.Areas {
		for k := range near(x.known[area], a.member, most, knows.who) {
			reach(k.member, asked, k.level.weight(), false)
		}
		for _, part := range x.narrower[area] {
			for k := range near(x.known[part], a.member, most, knows.who) {
				reach(k.member, asked, k.level.weight()+weighPart, false)
			}
		}
		for _, in := range x.takenIn(area) {
			for o := range near(x.offered[in], a.member, most, (*Ask).who) {
				reach(o.member, asked, 0, true)
			}
		}
	}
	asker := &x.members[a.member]
	var found []int
	for _, m := range s.found {
		if m != a.member && !slices.Contains(asker.tied, x.members[m].id) {
			found = append(found, m)
			s.weight[m] = s.able[m].weight() + x.weighHelper(a, asker, &x.members[m])
		}
	}
	var out []Proposal
	for _, m := range best(found, s.weight, n) {
		helper := &x.members[m]
		out = append(out, Proposal{helper.id, x.beside(x.help(a, helper), a.Languages, asker, helper)})
	}
	return out
}

// ability is what a member brings to an ask.
type ability struct {
	best  int16 // weight of the best known area
	areas int16 // how many of the areas asked for
	last  int16 // the area that was counted last
	offer bool
}

func (b *ability) weight() int {
	w := int(b.best) + int(b.areas-1)*weighFurther
	if b.offer {
		w += weighOffer
	}
	return w
}

func (x *Exchange) weighHelper(a *Ask, asker, helper *member) int {
	w := 0
	if meet(a.tongues, helper.tongues) {
		w += weighLanguage
	}
	if x.similarSize(asker, helper) {
		w += weighSize
	}
	if sameRole(asker, helper) {
		w += weighRole
	}
	return w
}

// takenIn returns an area and all that are part of it.
func (x *Exchange) takenIn(area site.ID) []site.ID {
	return append([]site.ID{area}, x.narrower[area]...)
}

// help returns why a member may meet an ask, as far as it is about areas: of
// each area asked for, the one it knows best.
func (x *Exchange) help(a *Ask, m *member) []Reason {
	var out []Reason
	for _, area := range a.Areas {
		at, level := site.None, Level(0)
		for _, in := range x.takenIn(area) {
			for _, k := range m.areas {
				if k.area == in && k.level != WantsToLearn && (at == site.None || k.level.weight() > level.weight()) {
					at, level = k.area, k.level
				}
			}
		}
		if at != site.None && !slices.ContainsFunc(out, func(r Reason) bool { return r.Area == at }) {
			out = append(out, Reason{Why: Knows, Area: at, Level: level})
		}
	}
	slices.SortStableFunc(out, func(r, s Reason) int { return cmp.Compare(s.Level.weight(), r.Level.weight()) })
	for _, area := range a.Areas {
		for _, in := range x.takenIn(area) {
			for _, o := range m.asks {
				if o.Offer && slices.Contains(o.Areas, in) && !slices.ContainsFunc(out, func(r Reason) bool { return r.Offer == o }) {
					out = append(out, Reason{Why: Offers, Area: in, Offer: o})
				}
			}
		}
	}
	return out
}
