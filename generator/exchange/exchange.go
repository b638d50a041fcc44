// Package exchange finds who can help whom in a linked site: what members ask
// for and offer on the day the site is built for, who may meet an ask, who
// has a similar task elsewhere, and by what members can be told apart in a
// directory.
//
// Every proposal comes with its reasons as data, so that a page can say them
// in the reader's language and a test can find them in the front matter.
// Results depend on the site alone: proposals of equal weight are in the order
// of their keys. [New] looks at every member once; what it returns does not
// change and is safe for concurrent use.
package exchange

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"indaba/generator/model"
	"indaba/generator/site"
)

// Exchange is what the members of a site know, ask for and offer.
type Exchange struct {
	site     *site.Site
	members  []member              // in the order of their keys
	index    map[site.ID]int       // into members
	known    map[site.ID][]knows   // by area: who knows it, in the order of members
	offered  map[site.ID][]*Ask    // by area
	narrower map[site.ID][]site.ID // by area: all that it takes in, at any depth
	open     []*Ask                // asks and offers, in the order of [Exchange.Open]
	about    map[site.ID][]*Ask    // those, by area
	scratch  *sync.Pool            // of *scratch
	experts  int                   // active members who know an area
	numbers  map[string]int        // of languages and roles, which are quicker to compare than texts
	areas    map[string]site.ID    // by what references call them
}

// member is what matching asks of a member.
type member struct {
	id         site.ID
	kind       string // "person", "city", "organisation"
	active     bool   // may be proposed to others
	areas      []knowledge
	languages  []string  // as written
	tongues    []int     // numbers of those languages
	place      int       // number of the town; -1 where it is not known
	population float64   // of that town; 0 where it is not known
	roles      []string  // what it does in the network, by language and folded
	tasks      []int     // numbers of those roles
	belongs    []site.ID // the towns and organisations it belongs to
	tied       []site.ID // those, and the people who belong to it
	asks       []*Ask    // and offers, as written
}

// Level is how well a member knows an area.
type Level uint8

// The levels, which are those of [model.Levels] and one for "not said".
const (
	Unsaid Level = iota
	WantsToLearn
	HasDone
	CanHelp
)

// knowledge is one area that a member names.
type knowledge struct {
	area  site.ID
	level Level
}

// knows is one member who knows an area.
type knows struct {
	member int
	level  Level
}

func (k knows) who() int { return k.member }

// New reads the members of a site.
func New(s *site.Site) *Exchange {
	x := &Exchange{site: s, index: map[site.ID]int{}, known: map[site.ID][]knows{}, offered: map[site.ID][]*Ask{}, narrower: map[site.ID][]site.ID{},
		numbers: map[string]int{}, areas: map[string]site.ID{}}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Role == site.Entry && n.Kind.Name == model.Members && n.Original >= 0 {
			x.index[site.ID(i)] = len(x.members)
			x.members = append(x.members, x.newMember(site.ID(i)))
		}
	}
	x.addAreas()
	x.addTies()
	x.settle()
	x.addAsks()
	x.scratch = newScratch(len(x.members))
	return x
}

// newMember reads what a profile says of itself. What is no text is that of
// the original.
func (x *Exchange) newMember(id site.ID) member {
	n := x.site.Node(id)
	front := n.Versions[n.Original].Front
	m := member{id: id, kind: front.Text("type"), place: -1, languages: front.Texts("languages")}
	m.tongues = x.tongues(m.languages)
	m.population, _ = front.Number("population")
	m.active = x.site.Active(id)
	for lang, v := range n.Versions {
		if v == nil {
			continue
		}
		if role := model.Fold(v.Entry.Front.Text("network_role")); role != "" {
			role = x.site.Languages[lang].Code + " " + role
			m.roles, m.tasks = append(m.roles, role), append(m.tasks, x.number(role))
		}
	}
	if status := front.Text("status"); status != "in-memoriam" && status != "withdrawn" {
		m.asks = x.asksOf(id)
	}
	return m
}

// addAreas notes who knows each area, and what each area takes in.
func (x *Exchange) addAreas() {
	for i := range x.site.Nodes {
		area := site.ID(i)
		if n := x.site.Node(area); n.Role != site.Entry || n.Kind.Name != model.Expertise {
			continue
		}
		for e := range x.site.Mentions(area, "expertise") {
			at, ok := x.index[e.From]
			if !ok {
				continue
			}
			level := Level(1 + slices.Index(model.Levels, e.Mention.Object.Text("level")))
			m := &x.members[at]
			m.areas = append(m.areas, knowledge{area, level})
			if m.active && level != WantsToLearn {
				x.known[area] = append(x.known[area], knows{at, level})
			}
		}
		slices.SortFunc(x.known[area], func(a, b knows) int { return a.member - b.member })
		x.narrower[area] = x.below(area)
	}
	for i := range x.members {
		if m := &x.members[i]; m.active && slices.ContainsFunc(m.areas, func(k knowledge) bool { return k.level != WantsToLearn }) {
			x.experts++
		}
	}
}

// addTies notes who belongs to which town or organisation: a member and its
// own people know of each other.
func (x *Exchange) addTies() {
	for i := range x.members {
		for e := range x.site.Mentions(x.members[i].id, "affiliations") {
			if from, ok := x.index[e.From]; ok {
				m, town := &x.members[from], &x.members[i]
				m.belongs = append(m.belongs, town.id)
				m.tied, town.tied = append(m.tied, town.id), append(town.tied, m.id)
			}
		}
	}
}

// addAsks puts the asks and offers that stand in order.
func (x *Exchange) addAsks() {
	for i := range x.members {
		m := &x.members[i]
		for _, a := range m.asks {
			if len(a.Languages) == 0 {
				a.Languages = m.languages
			}
			a.id, a.tongues, a.member = a.newID(), x.tongues(a.Languages), i
			if a.Offer && m.active {
				for _, area := range a.Areas {
					x.offered[area] = append(x.offered[area], a)
				}
			}
		}
		x.open = append(x.open, m.asks...)
	}
	slices.SortStableFunc(x.open, func(a, b *Ask) int {
		return cmp.Or(b.Date.Time.Compare(a.Date.Time), sooner(a, b))
	})
	x.about = map[site.ID][]*Ask{}
	for i, a := range x.open {
		a.rank = i
		for _, area := range a.Areas {
			x.about[area] = append(x.about[area], a)
		}
	}
}

// shared returns the languages of wanted that are among those somebody speaks.
// A language is the same in every country: "pt-MZ" is "pt".
func shared(wanted, spoken []string) []string {
	var out []string
	for _, w := range wanted {
		if slices.ContainsFunc(spoken, func(s string) bool { return base(w) == base(s) }) &&
			!slices.ContainsFunc(out, func(s string) bool { return base(w) == base(s) }) {
			out = append(out, w)
		}
	}
	return out
}

// base returns the language of a tag without script and region.
func base(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(language)
}

// number returns the same number for the same text.
func (x *Exchange) number(text string) int {
	n, ok := x.numbers[text]
	if !ok {
		n = len(x.numbers)
		x.numbers[text] = n
	}
	return n
}

// tongues returns the numbers of languages.
func (x *Exchange) tongues(tags []string) []int {
	var out []int
	for _, tag := range tags {
		out = append(out, x.number(base(tag)))
	}
	return out
}

// meet reports whether two have a number in common.
func meet(a, b []int) bool {
	for _, n := range a {
		if slices.Contains(b, n) {
			return true
		}
	}
	return false
}
