package exchange_test

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"indaba/generator"
	"indaba/generator/exchange"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/i18n"
	"indaba/themes"
)

var today = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

func build(t testing.TB, content fs.FS) *site.Site {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	b, err := generator.NewBuilder(generator.Options{Content: content, ContentName: "content", Theme: theme, ThemeName: "theme", Messages: i18n.FS, Today: today}).Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return b.Site
}

// network is a site, and what the oracle reads of the same files.
type network struct {
	name string
	*site.Site
	*oracle
}

func networks(t *testing.T) []network {
	shipped := os.DirFS("../../content")
	invented := invent(rand.New(rand.NewPCG(7, 11)), 120)
	return []network{
		{"content", build(t, shipped), newOracle(t, shipped, today, "en", "fr", "ar", "pt")},
		{"invented", build(t, invented), newOracle(t, invented, today, "en", "fr")},
	}
}

func (n *network) nameOf(id site.ID) string {
	key := n.Node(id).Key
	return key[strings.LastIndexByte(key, '/')+1:]
}

func (n *network) memberIDs() []site.ID {
	var out []site.ID
	for i := range n.Nodes {
		if node := &n.Nodes[i]; node.Role == site.Entry && node.Kind.Name == model.Members {
			out = append(out, site.ID(i))
		}
	}
	return out
}

const everybody = 1 << 20

// TestReasonsAreTrue finds each reason of each proposal in the front matter,
// and finds nobody in the front matter who should have been proposed.
func TestReasonsAreTrue(t *testing.T) {
	for _, n := range networks(t) {
		t.Run(n.name, func(t *testing.T) {
			x := exchange.New(n.Site)
			asks, helpers, counterparts, told := 0, 0, 0, map[exchange.Why]int{}
			for _, id := range n.memberIDs() {
				for _, p := range x.Counterparts(id, everybody) {
					counterparts++
					n.checkCounterpart(t, id, p, told)
				}
				n.checkNobodyForgotten(t, id, x.Counterparts(id, everybody))
			}
			for _, a := range x.Open(false) {
				asks++
				found := x.Helpers(a, everybody)
				for _, p := range found {
					helpers++
					n.checkHelper(t, a, p, told)
				}
				n.checkNoHelperForgotten(t, a, found)
			}
			t.Log(asks, "asks,", helpers, "helpers,", counterparts, "counterparts; reasons:", told)
			for why := exchange.Knows; why <= exchange.SameRole; why++ {
				if told[why] == 0 {
					t.Errorf("no proposal has a reason of kind %d, so nothing was tested of it", why)
				}
			}
		})
	}
}

// checkReasons checks what may be a reason between any two members.
func (n *network) checkReasons(t *testing.T, a, b *profile, languages []string, reasons []exchange.Reason, told map[exchange.Why]int) {
	t.Helper()
	has := map[exchange.Why]bool{}
	for _, r := range reasons {
		told[r.Why]++
		has[r.Why] = true
		switch r.Why {
		case exchange.Knows:
			want := map[exchange.Level]string{exchange.Unsaid: "", exchange.HasDone: "has-done", exchange.CanHelp: "can-help"}[r.Level]
			if got := n.level(b, n.nameOf(r.Area)); got != want || r.Level == exchange.WantsToLearn {
				t.Errorf("%s for %s: the level of %s is %q, not %d", b.name, a.name, n.nameOf(r.Area), got, r.Level)
			}
		case exchange.Offers:
			if !slices.ContainsFunc(b.Offers, func(w wish) bool {
				return n.stands(w) && slices.ContainsFunc(w.Expertise, func(e string) bool { return n.area(e) == n.nameOf(r.Area) })
			}) {
				t.Errorf("%s for %s: offers nothing on %s", b.name, a.name, n.nameOf(r.Area))
			}
		case exchange.Speaks:
			for _, l := range r.Languages {
				if !slices.Contains(bases(languages), bases([]string{l})[0]) || !slices.Contains(bases(b.Languages), bases([]string{l})[0]) {
					t.Errorf("%s for %s: they do not share %s", b.name, a.name, l)
				}
			}
		}
	}
	for why, want := range map[exchange.Why]bool{
		exchange.Speaks: meet(bases(languages), bases(b.Languages)), exchange.SimilarSize: n.similarSize(a, b), exchange.SameRole: n.sameRole(a, b),
	} {
		if has[why] != want {
			t.Errorf("%s for %s: reason %d is told: %t, holds: %t", b.name, a.name, why, has[why], want)
		}
	}
}

func (n *network) checkCounterpart(t *testing.T, id site.ID, p exchange.Proposal, told map[exchange.Why]int) {
	t.Helper()
	a, b := n.members[n.nameOf(id)], n.members[n.nameOf(p.Member)]
	if !n.isCounterpart(a, b) {
		t.Errorf("%s is proposed to %s", b.name, a.name)
	}
	for _, r := range p.Reasons {
		if r.Why == exchange.Knows && n.level(a, n.nameOf(r.Area)) == "no" {
			t.Errorf("%s for %s: %s is none of their areas", b.name, a.name, n.nameOf(r.Area))
		}
	}
	n.checkReasons(t, a, b, a.Languages, p.Reasons, told)
}

func (n *network) isCounterpart(a, b *profile) bool {
	return a != b && n.active(b) && a.Type == b.Type && !n.sameTown(a, b) &&
		!slices.Contains(a.Affiliations, b.name) && !slices.Contains(b.Affiliations, a.name) && !meet(a.Affiliations, b.Affiliations) &&
		slices.ContainsFunc(a.Expertise, func(s skill) bool {
			level := n.level(b, n.area(s.Area))
			return level != "no" && level != "wants-to-learn"
		})
}

func (n *network) checkNobodyForgotten(t *testing.T, id site.ID, found []exchange.Proposal) {
	t.Helper()
	a, want := n.members[n.nameOf(id)], 0
	for _, b := range n.members {
		if n.isCounterpart(a, b) {
			want++
		}
	}
	if len(found) != want {
		t.Errorf("%s has %d counterparts, want %d", a.name, len(found), want)
	}
}

// ask finds in the front matter what an ask was read from.
func (n *network) ask(t *testing.T, a *exchange.Ask) (*profile, wish) {
	t.Helper()
	m := n.members[n.nameOf(a.By)]
	for lang := range n.Languages {
		what, _ := a.What(lang)
		for _, p := range m.texts {
			for _, w := range p.Asks {
				if w.What == what {
					if len(w.Languages) == 0 {
						w.Languages = m.Languages
					}
					return m, w
				}
			}
		}
	}
	t.Fatalf("nobody asks for %q", a.ID())
	return nil, wish{}
}

func (n *network) checkHelper(t *testing.T, a *exchange.Ask, p exchange.Proposal, told map[exchange.Why]int) {
	t.Helper()
	asker, w := n.ask(t, a)
	if !n.stands(w) {
		t.Errorf("%q has run out", w.What)
	}
	helper := n.members[n.nameOf(p.Member)]
	if !n.mayHelp(asker, w, helper) {
		t.Errorf("%s is proposed to %s for %q", helper.name, asker.name, w.What)
	}
	for _, r := range p.Reasons {
		if (r.Why == exchange.Knows || r.Why == exchange.Offers) && !slices.ContainsFunc(w.Expertise, func(e string) bool { return n.within(n.nameOf(r.Area), n.area(e)) }) {
			t.Errorf("%s for %q: nobody asked about %s", helper.name, w.What, n.nameOf(r.Area))
		}
	}
	n.checkReasons(t, asker, helper, w.Languages, p.Reasons, told)
}

func (n *network) mayHelp(asker *profile, w wish, m *profile) bool {
	if m == asker || !n.active(m) || slices.Contains(asker.Affiliations, m.name) || slices.Contains(m.Affiliations, asker.name) {
		return false
	}
	meets := func(areas []string) bool {
		return slices.ContainsFunc(areas, func(part string) bool {
			return slices.ContainsFunc(w.Expertise, func(e string) bool { return n.within(n.area(part), n.area(e)) })
		})
	}
	for _, s := range m.Expertise {
		if s.Level != "wants-to-learn" && meets([]string{s.Area}) {
			return true
		}
	}
	return slices.ContainsFunc(m.Offers, func(o wish) bool { return n.stands(o) && meets(o.Expertise) })
}

func (n *network) checkNoHelperForgotten(t *testing.T, a *exchange.Ask, found []exchange.Proposal) {
	t.Helper()
	asker, w := n.ask(t, a)
	want := 0
	for _, m := range n.members {
		if n.mayHelp(asker, w, m) {
			want++
		}
	}
	if len(found) != want {
		t.Errorf("%q has %d who may help, want %d", w.What, len(found), want)
	}
}

// summary writes all proposals of a site in words that no file's order is in.
func summary(s *site.Site) []string {
	x := exchange.New(s)
	var out []string
	write := func(head string, proposals []exchange.Proposal) {
		for _, p := range proposals {
			head += " " + s.Node(p.Member).Key
			for _, r := range p.Reasons {
				head += "," + string(rune('a'+r.Why))
				if r.Area != site.None {
					head += s.Node(r.Area).Key
				}
				head += strings.Join(r.Languages, "+")
			}
		}
		out = append(out, head)
	}
	for _, a := range slices.Concat(x.Open(false), x.Open(true)) {
		what, _ := a.What(0)
		write(a.ID()+" "+what, x.Helpers(a, 5))
	}
	for i := range s.Nodes {
		write(s.Nodes[i].Key, x.Counterparts(site.ID(i), 5))
	}
	for _, f := range x.Facets() {
		for _, v := range f.Values {
			line := string(f.Name) + " " + v.Slug
			for _, m := range v.Members {
				line += " " + s.Node(m).Key
			}
			out = append(out, line)
		}
	}
	return out
}

// TestOrderOfFilesDoesNotMatter links the same entries in other orders.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	for _, n := range networks(t) {
		want := summary(n.Site)
		var entries []*model.Entry
		for i := range n.Nodes {
			for _, v := range n.Nodes[i].Versions {
				if v != nil {
					entries = append(entries, v.Entry)
				}
			}
		}
		for seed := range uint64(5) {
			rand.New(rand.NewPCG(seed, 1)).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
			shuffled, _ := site.Link(site.Input{Config: n.Config, Entries: entries, Today: today})
			if diff := cmp.Diff(want, summary(shuffled)); diff != "" {
				t.Fatalf("%s: in another order of files (-want +got):\n%s", n.name, diff)
			}
		}
	}
}

// TestBestAreTheFirstOfAll holds the choice of a few to the order of all.
func TestBestAreTheFirstOfAll(t *testing.T) {
	for _, n := range networks(t) {
		x := exchange.New(n.Site)
		for _, a := range x.Open(false) {
			all := x.Helpers(a, everybody)
			for k := range min(6, len(all)) {
				if diff := cmp.Diff(all[:k], x.Helpers(a, k), cmp.AllowUnexported(exchange.Ask{}), cmp.Comparer(func(a, b *exchange.Ask) bool { return a == b })); k > 0 && diff != "" {
					t.Fatalf("%s: the best %d of %d differ:\n%s", a.ID(), k, len(all), diff)
				}
			}
		}
	}
}
