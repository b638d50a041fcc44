package exchange

import (
	"slices"

	"indaba/generator/model"
)

// settle finds out which members live in the same town, and how many people
// live there. Towns are told by what members call them in any language: the
// title of a town's own profile, and what profiles give as their place. Who
// says no place lives where the town or organisation does that they belong to.
func (x *Exchange) settle() {
	towns := newSets(len(x.members))
	for i := range x.members {
		towns.add(i, x.namesOfPlace(&x.members[i]))
	}
	for i := range x.members {
		x.members[i].place = towns.of(i)
	}
	population := map[int]float64{}
	for i := range x.members {
		m := &x.members[i]
		for _, id := range m.belongs {
			if m.place < 0 {
				m.place = towns.of(x.index[id])
			}
		}
		if m.kind == "city" && population[m.place] == 0 {
			population[m.place] = m.population
		}
	}
	for i := range x.members {
		m := &x.members[i]
		for _, id := range m.belongs {
			if t := &x.members[x.index[id]]; m.population == 0 && t.kind == "city" {
				m.population = t.population
			}
		}
		if m.population == 0 {
			m.population = population[m.place]
		}
	}
}

// sets puts together members who share a name of something, such as of their
// town.
type sets struct {
	first map[string]int // by name: the first member who uses it
	up    []int          // by member: one of the same set, in the end the first; -1: none
}

func newSets(members int) *sets {
	t := &sets{map[string]int{}, make([]int, members)}
	for i := range t.up {
		t.up[i] = -1
	}
	return t
}

func (t *sets) add(member int, names []string) {
	for _, name := range names {
		if t.up[member] < 0 {
			t.up[member] = member
		}
		other, ok := t.first[name]
		if !ok {
			t.first[name] = member
			continue
		}
		a, b := t.of(member), t.of(other)
		t.up[max(a, b)] = min(a, b)
	}
}

// of returns the number of a member's set, which is that of its first member;
// -1 without a name.
func (t *sets) of(member int) int {
	for t.up[member] >= 0 && t.up[member] != member {
		member = t.up[member]
	}
	return t.up[member]
}

// namesOfPlace returns what a member's town is called in all its languages.
func (x *Exchange) namesOfPlace(m *member) []string {
	var out []string
	for _, v := range x.site.Node(m.id).Versions {
		if v == nil {
			continue
		}
		texts := []string{v.Front.Text("place")}
		if m.kind == "city" {
			texts = append(texts, v.Title)
		}
		for _, text := range texts {
			if name := model.Fold(text); name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
