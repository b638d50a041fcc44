package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
)

// Facet is one way to divide the members of a site.
type Facet struct {
	Name   FacetName
	Values []Value // by the number of members, the largest first
}

// FacetName says what a [Facet] divides by.
type FacetName string

// The facets of a directory.
const (
	ByArea     FacetName = "area"     // who knows it
	ByPlace    FacetName = "place"    // who lives there
	ByLanguage FacetName = "language" // who speaks it
	ByRole     FacetName = "role"     // who does it in the network
	ByType     FacetName = "type"     // person, city, organisation
)

// Value is one value of a facet and the members who have it.
type Value struct {
	Slug    string    // the same in every language
	Node    site.ID   // the area, or the profile of the town; None if there is none
	Member  site.ID   // of a place or role without a page: a member whose profile names it
	Tag     string    // of a language
	Members []site.ID // in the order of their keys
}

// FacetLimit is how many values of each facet there are at most: those that
// most members have.
const FacetLimit = 60

// Facets divides all members of the site. A facet with fewer than two values,
// which divides nothing, is left out, and so is a role that one member alone
// has: people say in their own words what they do.
func (x *Exchange) Facets() []Facet {
	gather := map[FacetName]*values{}
	add := func(name FacetName, key string, v Value, m *member) {
		if gather[name] == nil {
			gather[name] = &values{by: map[string]int{}}
		}
		gather[name].add(key, v, m.id)
	}
	towns, roles := x.townProfiles(), x.roles()
	for i := range x.members {
		m := &x.members[i]
		for _, k := range m.areas {
			if k.level != WantsToLearn {
				key := x.site.Node(k.area).Key
				add(ByArea, key, Value{Slug: lastOf(key), Node: k.area, Member: site.None}, m)
			}
		}
		if m.place >= 0 {
			v := Value{Node: site.None, Member: x.members[m.place].id}
			if town, ok := towns[m.place]; ok {
				v.Node, v.Slug = town, lastOf(x.site.Node(town).Key)
			} else {
				v.Slug = model.Slug(x.namesOfPlace(&x.members[m.place])[0])
			}
			add(ByPlace, strconv.Itoa(m.place), v, m)
		}
		for _, tag := range m.languages {
			add(ByLanguage, base(tag), Value{Slug: base(tag), Node: site.None, Member: site.None, Tag: base(tag)}, m)
		}
		if at := roles.of(i); at >= 0 {
			_, text, _ := strings.Cut(x.members[at].roles[0], " ")
			add(ByRole, strconv.Itoa(at), Value{Slug: model.Slug(text), Node: site.None, Member: x.members[at].id}, m)
		}
		if m.kind != "" {
			add(ByType, m.kind, Value{Slug: m.kind, Node: site.None, Member: site.None}, m)
		}
	}
	var out []Facet
	for _, name := range []FacetName{ByArea, ByPlace, ByLanguage, ByRole, ByType} {
		g := gather[name]
		if g != nil && name == ByRole {
			g.list = slices.DeleteFunc(g.list, func(v Value) bool { return len(v.Members) < 2 })
		}
		if g != nil && len(g.list) > 1 {
			out = append(out, Facet{name, g.largest()})
		}
	}
	return out
}

// townProfiles returns the profile of each town that has one.
func (x *Exchange) townProfiles() map[int]site.ID {
	out := map[int]site.ID{}
	for i := range x.members {
		m := &x.members[i]
		if _, ok := out[m.place]; !ok && m.kind == "city" && m.place >= 0 {
			out[m.place] = m.id
		}
	}
	return out
}

// roles puts together members who do the same in the network.
func (x *Exchange) roles() *sets {
	t := newSets(len(x.members))
	for i := range x.members {
		t.add(i, x.members[i].roles)
	}
	return t
}

// values gathers the values of one facet.
type values struct {
	list []Value
	by   map[string]int
}

func (g *values) add(key string, v Value, m site.ID) {
	at, ok := g.by[key]
	if !ok {
		at = len(g.list)
		g.by[key] = at
		g.list = append(g.list, v)
	}
	if of := &g.list[at]; !slices.Contains(of.Members[max(0, len(of.Members)-1):], m) {
		of.Members = append(of.Members, m)
	}
}

// largest returns the values that most members have, with slugs that differ.
func (g *values) largest() []Value {
	slices.SortStableFunc(g.list, func(a, b Value) int {
		return cmp.Or(len(b.Members)-len(a.Members), cmp.Compare(a.Slug, b.Slug))
	})
	used := map[string]int{}
	out := g.list[:min(FacetLimit, len(g.list))]
	for i := range out {
		used[out[i].Slug]++
		if n := used[out[i].Slug]; n > 1 {
			out[i].Slug += "--" + strconv.Itoa(n)
		}
	}
	return out
}

func lastOf(key string) string { return key[strings.LastIndexByte(key, '/')+1:] }
