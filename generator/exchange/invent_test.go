package exchange_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// invent makes up a network in two languages: a town for each eight people,
// some with translations that leave out what they inherit, others whose asks
// come in another order.
func invent(r *rand.Rand, people int) fstest.MapFS {
	out := fstest.MapFS{"site.yaml": {Data: []byte("title: Invented\nlanguages: [en, fr]\n")}}
	areas := max(14, people/50)
	for i := range areas {
		broader := ""
		if i > 4 && i%2 == 0 {
			broader = fmt.Sprintf("broader: area-%d\n", i/3)
		}
		out[fmt.Sprintf("en/expertise/area-%d.md", i)] = page("title: Area %d\nalso_known_as: [Field %d]\n%s", i, i, broader)
	}
	towns := max(2, people/8)
	for i := range towns {
		out[fmt.Sprintf("en/members/town-%d.md", i)] = page("title: Town %d\ntype: city\npopulation: %d\nlanguages: [%s]\nexpertise: [area-%d]\nasks:\n  - {what: Town %d asks, expertise: area-%d, until: 2027-01-31}\n",
			i, 1000<<r.IntN(6), spoken(r), r.IntN(areas), i, r.IntN(areas))
		out[fmt.Sprintf("fr/members/town-%d.md", i)] = page("title: Ville %d\n", i)
	}
	for i := range people {
		var b, translated strings.Builder
		fmt.Fprintf(&b, "title: Person %d\ntype: person\nlanguages: [%s]\n", i, spoken(r))
		fmt.Fprintf(&translated, "title: Personne %d\n", i)
		switch r.IntN(4) {
		case 0:
			fmt.Fprintf(&b, "place: Town %d\n", r.IntN(towns))
		case 1:
			fmt.Fprintf(&b, "place: Ville %d\n", r.IntN(towns))
		case 2:
			fmt.Fprintf(&b, "affiliations: [town-%d]\n", r.IntN(towns))
		case 3:
			fmt.Fprintf(&b, "place: Elsewhere %d\nnetwork_role: Role %d\n", r.IntN(9), r.IntN(5))
			fmt.Fprintf(&translated, "network_role: Fonction %d\n", r.IntN(5))
		}
		if r.IntN(5) == 0 {
			fmt.Fprintf(&b, "status: %s\n", []string{"active", "silent", "alumni", "in-memoriam"}[r.IntN(4)])
		}
		b.WriteString("expertise:\n")
		for _, k := range r.Perm(areas)[:1+r.IntN(4)] {
			fmt.Fprintf(&b, "  - "+[]string{"area-%d", "{area: Field %d, level: can-help}", "{area: area-%d, level: has-done}", "{area: Area %d, level: wants-to-learn}"}[r.IntN(4)]+"\n", k)
		}
		for _, field := range []string{"asks", "offers"} {
			if r.IntN(2) == 0 {
				continue
			}
			fmt.Fprintf(&b, "%s:\n", field)
			fmt.Fprintf(&translated, "%s:\n", field)
			for k := range 1 + r.IntN(2) {
				fmt.Fprintf(&b, "  - {what: %s %d of %d, expertise: [area-%d, area-%d], until: 202%d-01-31, languages: [%s]}\n", field, k, i, r.IntN(areas), r.IntN(areas), 6+r.IntN(3), spoken(r))
				fmt.Fprintf(&translated, "  - {what: %s %d de %d}\n", field, k, i)
			}
		}
		out[fmt.Sprintf("en/members/person-%d.md", i)] = page("%s", b.String())
		if i%3 == 0 {
			out[fmt.Sprintf("fr/members/person-%d.md", i)] = page("%s", translated.String())
		}
	}
	return out
}

func spoken(r *rand.Rand) string {
	all := []string{"en", "fr", "ar", "pt-MZ", "pt", "sw"}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return strings.Join(all[:1+r.IntN(2)], ", ")
}

func page(format string, args ...any) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\n" + fmt.Sprintf(format, args...) + "---\n\nWords.\n")}
}
