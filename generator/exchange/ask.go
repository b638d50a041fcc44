package exchange

import (
	"fmt"
	"hash/fnv"
	"slices"

	"indaba/generator/data"
	"indaba/generator/model"
	"indaba/generator/site"
)

// Ask is something that a member asks for, or offers, and that has not run
// out.
type Ask struct {
	By        site.ID
	Offer     bool
	Areas     []site.ID // as written, distinct
	Languages []string  // those it can happen in; else those the member speaks
	Until     data.Date // the last day; zero: no end
	Date      data.Date // when it was written down; zero: not said

	id      string
	site    *site.Site
	what    []string // by language; "" where it is not written
	from    int      // the language it was written in first
	tongues []int    // numbers of Languages
	member  int      // the number of By
	rank    int      // in Exchange.open
}

// What returns the words of an ask for a reader of a language, and the
// language they are in: as the profile is shown there, else as first written.
func (a *Ask) What(lang int) (text string, from int) {
	if a.what[lang] != "" {
		return a.what[lang], lang
	}
	if _, shown := a.site.Shown(a.By, lang); shown >= 0 && a.what[shown] != "" {
		return a.what[shown], shown
	}
	return a.what[a.from], a.from
}

func (a *Ask) who() int { return a.member }

// ID returns a name for the ask that stays the same while its first words do:
// the key of the member's profile, and a number made of the words.
func (a *Ask) ID() string { return a.id }

func (a *Ask) newID() string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%t %s", a.Offer, a.what[a.from])
	key := a.site.Node(a.By).Key
	return fmt.Sprintf("%s-%08x", key[len(model.Members)+1:], h.Sum32())
}

// Open returns the asks, or the offers, that stand: the latest written down
// first, then those that run out soonest, then by member. The caller must not
// change them.
func (x *Exchange) Open(offer bool) []*Ask {
	var out []*Ask
	for _, a := range x.open {
		if a.Offer == offer {
			out = append(out, a)
		}
	}
	return out
}

// About returns those of Open that are about an area or about a part of it.
func (x *Exchange) About(area site.ID, offer bool) []*Ask {
	var out []*Ask
	for _, in := range x.takenIn(area) {
		for _, a := range x.about[in] {
			if a.Offer == offer {
				out = append(out, a)
			}
		}
	}
	slices.SortFunc(out, func(a, b *Ask) int { return a.rank - b.rank })
	return slices.Compact(out)
}

// Of returns what a member asks for, then what it offers, as written.
func (x *Exchange) Of(id site.ID) []*Ask {
	if at, ok := x.index[id]; ok {
		return x.members[at].asks
	}
	return nil
}

// sooner orders by the last day; what has none comes last.
func sooner(a, b *Ask) int {
	switch {
	case a.Until.IsZero() && b.Until.IsZero():
		return 0
	case a.Until.IsZero():
		return 1
	case b.Until.IsZero():
		return -1
	}
	return a.Until.Time.Compare(b.Until.Time)
}

// asksOf reads what a profile asks for and offers in all its languages. An ask
// belongs to the member whichever language writes it: what a translation says
// is the same ask where it names the same areas and day, or stands at the same
// place of a list of the same length; it need then only give the words.
func (x *Exchange) asksOf(id site.ID) []*Ask {
	n := x.site.Node(id)
	var out []*Ask
	for _, field := range []string{"asks", "offers"} {
		var all []*Ask
		for _, lang := range x.byOriginal(n) {
			all = merge(all, x.read(id, field, lang))
		}
		out = append(out, slices.DeleteFunc(all, func(a *Ask) bool {
			return !a.Until.IsZero() && a.Until.Day().Before(x.site.Today)
		})...)
	}
	return out
}

// byOriginal returns the languages a node is written in, the original first.
func (x *Exchange) byOriginal(n *site.Node) []int {
	out := []int{n.Original}
	for lang, v := range n.Versions {
		if v != nil && lang != n.Original {
			out = append(out, lang)
		}
	}
	return out
}

// read returns what one language of a profile asks for or offers.
func (x *Exchange) read(id site.ID, field string, lang int) []*Ask {
	var out []*Ask
	for o := range x.site.Node(id).Versions[lang].Entry.Front.Objects(field) {
		a := &Ask{By: id, Offer: field == "offers", Languages: o.Texts("languages"), Until: o.Date("until"), Date: o.Date("date"),
			site: x.site, what: make([]string, len(x.site.Languages)), from: lang}
		if a.what[lang] = o.Text("what"); a.what[lang] == "" {
			continue
		}
		for _, name := range o.Texts("expertise") {
			if area := x.area(name); area != site.None && !slices.Contains(a.Areas, area) {
				a.Areas = append(a.Areas, area)
			}
		}
		out = append(out, a)
	}
	return out
}

// area is [site.Site.Area], looked up once.
func (x *Exchange) area(name string) site.ID {
	id, ok := x.areas[name]
	if !ok {
		id = x.site.Area(name)
		x.areas[name] = id
	}
	return id
}

// merge adds to the asks of a profile what a further language says of them.
func merge(all, more []*Ask) []*Ask {
	if len(all) == 0 {
		return more
	}
	taken, first := make([]bool, len(all)), len(all)
	join := func(i int, a *Ask) {
		taken[i] = true
		all[i].add(a)
	}
	var rest []*Ask
	for _, a := range more {
		i := slices.IndexFunc(all[:first], func(b *Ask) bool { return a.same(b) })
		for ; i >= 0 && i < first && taken[i]; i++ {
		}
		if i >= 0 && i < first && a.same(all[i]) {
			join(i, a)
		} else {
			rest = append(rest, a)
		}
	}
	for _, a := range rest {
		i := slices.Index(taken, false)
		if i >= 0 && (len(more) == first || a.bare()) {
			join(i, a)
		} else {
			all = append(all, a)
		}
	}
	return all
}

// same reports whether two languages tell of the same ask.
func (a *Ask) same(b *Ask) bool {
	return !a.bare() && slices.Equal(a.Areas, b.Areas) && a.Until.Time.Equal(b.Until.Time)
}

// bare reports whether an ask is words alone.
func (a *Ask) bare() bool { return len(a.Areas) == 0 && a.Until.IsZero() }

// add takes the words of another language, and what was not said yet.
func (a *Ask) add(b *Ask) {
	a.what[b.from] = b.what[b.from]
	if len(a.Areas) == 0 {
		a.Areas = b.Areas
	}
	if len(a.Languages) == 0 {
		a.Languages = b.Languages
	}
	if a.Until.IsZero() {
		a.Until = b.Until
	}
	if a.Date.IsZero() {
		a.Date = b.Date
	}
}

// Languages returns the languages that the asks and offers that stand can
// happen in, in alphabetical order, without script and region.
func (x *Exchange) Languages() []string {
	var out []string
	for _, a := range x.open {
		for _, tag := range a.Languages {
			if at, found := slices.BinarySearch(out, base(tag)); !found {
				out = slices.Insert(out, at, base(tag))
			}
		}
	}
	return out
}

// In returns those of Open that can happen in a language.
func (x *Exchange) In(tag string, offer bool) []*Ask {
	return slices.DeleteFunc(x.Open(offer), func(a *Ask) bool { return len(shared([]string{tag}, a.Languages)) == 0 })
}
