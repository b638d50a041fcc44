package corpus

import (
	"fmt"
	"strings"
)

// front writes the front matter. A translation has texts only: the rest it
// inherits from the original.
func (t *text) front() {
	t.line("---")
	t.line("title: %q", capital(t.words(3+t.IntN(3))))
	t.line("description: %q", capital(t.words(10+t.IntN(8)))+".")
	if t.entry.original != 0 {
		t.line("original: %s", Languages[t.entry.original])
	}
	if t.lang == t.entry.original {
		t.references()
	}
	if t.IntN(3) == 0 && t.entry.kind != home {
		t.line("tags: [%q]", word(t.lang, uint64(t.IntN(40))))
	}
	if t.entry.kind == member {
		t.exchange()
	}
	t.line("---\n")
}

func (t *text) line(format string, args ...any) { fmt.Fprintf(&t.out, format+"\n", args...) }

// references writes what is the same in every language.
func (t *text) references() {
	switch t.entry.kind {
	case area:
		// Areas are written in order, so a broader one that comes before
		// cannot lead in a circle.
		if i := t.place(area); i > 5 && t.IntN(2) == 0 {
			t.line("broader: %s", t.plan.by[area][t.IntN(6)].name)
		}
	case member:
		t.line("type: person")
		t.line("consent: 2026-03-01")
		t.line("languages: [%s, %s]", Languages[t.lang], Languages[(t.lang+1)%len(Languages)])
		t.line("place: %q", capital(t.words(1)))
		for i, e := range t.plan.some(t.Rand, area, 3, -1) {
			if i == 0 {
				t.line("expertise:")
			}
			t.line("  - {area: %s, level: %s}", e.name, []string{"wants-to-learn", "has-done", "can-help"}[t.IntN(3)])
		}
	case principle:
		t.refs("upheld_by", member, 4)
		t.line("agreed_at: %s", t.plan.some(t.Rand, event, 1, -1)[0].name)
	case event:
		year, month, day := 2020+t.IntN(8), 1+t.IntN(12), 1+t.IntN(27)
		t.line("start: %d-%02d-%02dT18:00\nend: %d-%02d-%02dT20:30", year, month, day, year, month, day)
		t.line("timezone: Africa/Tunis\nmode: online\ntype: call")
		t.refs("hosts", member, 1)
		t.refs("speakers", member, 2)
		t.refs("playbooks", playbook, 2)
		t.refs("expertise", area, 2)
	case playbook:
		t.line("date: %d-%02d-%02d\norder: %d", 2020+t.IntN(7), 1+t.IntN(12), 1+t.IntN(28), t.entry.order)
		t.refs("authors", member, 2)
		t.refs("principles", principle, 2)
		t.refs("expertise", area, 2)
		for i, e := range t.plan.some(t.Rand, member, 2, -1) {
			if i == 0 {
				t.line("known_instances:")
			}
			t.line("  - {member: %s, since: 2024, outcome: %q}", e.name, capital(t.words(8)))
		}
	}
}

// refs writes a list of references to entries of a kind.
func (t *text) refs(field string, kind, n int) {
	var names []string
	for _, e := range t.plan.some(t.Rand, kind, n, -1) {
		names = append(names, e.name)
	}
	if len(names) > 0 {
		t.line("%s: [%s]", field, strings.Join(names, ", "))
	}
}

// exchange writes what a member offers and asks, which is text and so stands
// in every language.
func (t *text) exchange() {
	about := t.plan.some(t.Rand, area, 2, -1)
	t.line("role: %q", capital(t.words(4)))
	t.line("offers:\n  - {what: %q, expertise: %s, until: 2027-12-31}", capital(t.words(9)), about[0].name)
	if t.IntN(2) == 0 {
		t.line("asks:\n  - {what: %q, expertise: %s, until: 2027-12-31}", capital(t.words(9)), about[1].name)
	}
}

// place returns where the entry stands among those of a kind.
func (t *text) place(kind int) int {
	for i, e := range t.plan.by[kind] {
		if e == t.entry {
			return i
		}
	}
	return -1
}
