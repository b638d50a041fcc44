package generator_test

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// growth is a way in which a network becomes larger.
type growth struct {
	name  string
	files func(n int) map[string]string
}

// join is all files of several.
func join(all ...func(int) map[string]string) func(int) map[string]string {
	return func(n int) map[string]string {
		files := map[string]string{}
		for _, some := range all {
			for name, text := range some(n) {
				files[name] = text
			}
		}
		return files
	}
}

// fixed are files however large the rest is.
func fixed(files map[string]string) func(int) map[string]string {
	return func(int) map[string]string { return files }
}

// listing is a page with a line of front matter for each of n.
func listing(path, head string, line string) func(int) map[string]string {
	return func(n int) map[string]string {
		var b strings.Builder
		b.WriteString("---\n" + head)
		for i := range n {
			b.WriteString(strings.ReplaceAll(line, "N", fmt.Sprint(i)))
		}
		return map[string]string{path: b.String() + "---\nText.\n"}
	}
}

const person = "---\ntitle: M N\ntype: person\nconsent: 2026-01-01\nlanguages: [en]\n"

// line is n areas or playbooks, each related to the one before.
func line(path, text string) func(int) map[string]string {
	return func(n int) map[string]string {
		files := many(path, text)(n)
		delete(files, strings.ReplaceAll(path, "N", fmt.Sprint(n-1))) // where the circle would close
		return files
	}
}

var (
	people    = many("en/members/mN.md", person+"---\nText.\n")
	areas     = many("en/expertise/eN.md", "---\ntitle: E N\n---\nText.\n")
	playbooks = many("en/playbooks/pN.md", "---\ntitle: P N\n---\nText.\n")
	anArea    = fixed(map[string]string{"en/expertise/a.md": "---\ntitle: A\n---\nText.\n"})
)

var growths = []growth{
	{"pages at the top", many("en/pages/pN.md", "---\ntitle: P N\n---\nText.\n")},
	{"pages in a folder", join(many("en/pages/f/pN.md", "---\ntitle: P N\n---\nText.\n"), fixed(map[string]string{"en/pages/f/index.md": "# F\n"}))},
	{"folders of pages", many("en/pages/fN/a.md", "---\ntitle: P N\n---\nText.\n")},
	{"folders of members", many("en/members/fN/a.md", person+"---\nText.\n")},
	{"chapters", join(many("en/playbooks/p/cN.md", "---\ntitle: C N\n---\nText.\n"), fixed(map[string]string{"en/playbooks/p/index.md": "# P\n"}))},
	{"chapters in parts", join(many("en/playbooks/p/fN/c.md", "---\ntitle: C N\n---\nText.\n"), many("en/playbooks/p/fN/index.md", "---\ntitle: F N\n---\nText.\n"), fixed(map[string]string{"en/playbooks/p/index.md": "# P\n"}))},
	{"chapters in a part", join(many("en/playbooks/p/f/cN.md", "---\ntitle: C N\n---\nText.\n"), fixed(map[string]string{"en/playbooks/p/index.md": "# P\n", "en/playbooks/p/f/index.md": "# F\n", "en/playbooks/p/g.md": "# G\n"}))},
	{"playbooks", playbooks},
	{"principles", many("en/principles/pN.md", "---\ntitle: P N\n---\nText.\n")},
	{"members", people},
	{"areas that one knows", join(areas, listing("en/members/m.md", "title: M\ntype: person\nconsent: 2026-01-01\nlanguages: [en]\nexpertise:\n", "  - eN\n"))},
	{"areas", areas},
	{"towns", many("en/members/mN.md", "---\ntitle: M N\ntype: city\nplace: Town N\n---\nText.\n")},
	{"areas and who knows each", join(areas, many("en/members/mN.md", person+"expertise: [{area: eN, level: can-help}]\n---\nText.\n"))},
	{"areas and playbooks of each", join(areas, many("en/playbooks/pN.md", "---\ntitle: P N\nexpertise: [eN]\n---\nText.\n"))},
	{"areas below one", join(many("en/expertise/eN.md", "---\ntitle: E N\nbroader: [a]\n---\nText.\n"), anArea)},
	{"areas above one", join(areas, listing("en/expertise/a.md", "title: A\nbroader:\n", "  - eN\n"))},
	{"areas each below the next", line("en/expertise/eN.md", "---\ntitle: E N\nbroader: [eNEXT]\n---\nText.\n")},
	{"members who know an area", join(anArea, many("en/members/mN.md", person+"expertise: [{area: a, level: can-help}]\n---\nText.\n"))},
	{"members in places", many("en/members/mN.md", person+"place: Place N\n---\nText.\n")},
	{"members with roles", many("en/members/mN.md", person+"role: Role N\nnetwork_role: Part N\n---\nText.\n")},
	{"members of a town", join(many("en/members/mN.md", person+"affiliations: [t]\n---\nText.\n"), fixed(map[string]string{"en/members/t.md": "---\ntitle: T\ntype: city\n---\nText.\n"}))},
	{"members of towns", join(many("en/members/mN.md", person+"affiliations: [tN]\n---\nText.\n"), many("en/members/tN.md", "---\ntitle: T N\ntype: city\nplace: T N\n---\nText.\n"))},
	{"asks about an area", join(anArea, many("en/members/mN.md", person+"asks: [{what: Ask N, expertise: [a]}]\n---\nText.\n"))},
	{"offers about an area", join(anArea, many("en/members/mN.md", person+"offers: [{what: Offer N, expertise: [a]}]\n---\nText.\n"))},
	{"asks and offers about an area", join(anArea, many("en/members/mN.md", person+"expertise: [{area: a, level: can-help}]\noffers: [{what: Offer N, expertise: [a]}]\nasks: [{what: Ask N, expertise: [a]}]\n---\nText.\n"))},
	{"asks about areas", join(areas, many("en/members/mN.md", person+"offers: [{what: Offer N, expertise: [eN]}]\nasks: [{what: Ask N, expertise: [eNEXT]}]\n---\nText.\n"))},
	{"an ask about all areas", join(areas, listing("en/members/m.md", "title: M\ntype: person\nconsent: 2026-01-01\nasks:\n  - what: Ask\n    expertise:\n", "      - eN\n"))},
	{"a playbook about all areas", join(areas, listing("en/playbooks/p.md", "title: P\ndate: 2026-11-01\nexpertise:\n", "  - eN\n"))},
	{"an event about all areas", join(areas, listing("en/events/e.md", "title: E\ndate: 2026-11-01\nstart: 2026-12-01T10:00\ntimezone: Africa/Cairo\nexpertise:\n", "  - eN\n"))},
	{"an event of all members", join(people, listing("en/events/e.md", "title: E\ndate: 2026-11-01\nstart: 2026-12-01T10:00\ntimezone: Africa/Cairo\nspeakers:\n", "  - mN\n"))},
	{"a playbook that all practise", join(people, listing("en/playbooks/p.md", "title: P\ndate: 2026-11-01\nknown_instances:\n", "  - mN\n"))},
	{"languages of a member", join(many("en/playbooks/pN.md", "---\ntitle: P N\nauthors: [m]\n---\nText.\n"), listing("en/members/m.md", "title: M\ntype: person\nconsent: 2026-01-01\nlanguages:\n", "  - en\n"))},
	{"asks of one", join(anArea, listing("en/members/m.md", "title: M\ntype: person\nconsent: 2026-01-01\nasks:\n", "  - {what: Ask N, expertise: [a]}\n"))},
	{"tags", many("en/principles/pN.md", "---\ntitle: P N\ntags: [tag N]\n---\nText.\n")},
	{"entries with a tag", many("en/principles/pN.md", "---\ntitle: P N\ntags: [tag]\n---\nText.\n")},
	{"tags of an entry", listing("en/principles/p.md", "title: P\ntags:\n", "  - tag N\n")},
	{"events", many("en/events/eN.md", "---\ntitle: E N\nstart: 2027-01-01\n---\nText.\n")},
	{"events that are over", many("en/events/eN.md", "---\ntitle: E N\nstart: 2020-01-01\n---\nText.\n")},
	{"events about an area", join(anArea, many("en/events/eN.md", "---\ntitle: E N\nstart: 2027-01-01T10:00\ntimezone: Africa/Cairo\nexpertise: [a]\n---\nText.\n"))},
	{"times of a series", join(many("en/events/s/eN.md", "---\ntitle: E N\nstart: 2020-01-01\n---\nText.\n"), fixed(map[string]string{"en/events/s/index.md": "---\ntitle: S\nstart: 2020-01-01\nrecurrence: FREQ=WEEKLY\n---\nText.\n"}))},
	{"events of a host", join(many("en/events/eN.md", "---\ntitle: E N\nstart: 2020-01-01\nhosts: [m]\n---\nText.\n"), fixed(map[string]string{"en/members/m.md": strings.ReplaceAll(person, "N", "") + "---\nText.\n"}))},
	{"participants of an event", join(people, listing("en/events/e.md", "title: E\nstart: 2020-01-01\nparticipants:\n", "  - mN\n"))},
	{"participants without a profile", listing("en/events/e.md", "title: E\nstart: 2020-01-01\nparticipants:\n", "  - {name: Somebody N}\n")},
	{"old addresses", listing("en/pages/p.md", "title: P\naliases:\n", "  - /old/N/\n")},
	{"adaptations of one", join(many("en/playbooks/pN.md", "---\ntitle: P N\nadapted_from: [a]\n---\nText.\n"), fixed(map[string]string{"en/playbooks/a.md": "# A\n"}))},
	{"adaptations in a line", line("en/playbooks/pN.md", "---\ntitle: P N\nadapted_from: [pNEXT]\n---\nText.\n")},
	{"adaptations in a line, each practised", join(people, line("en/playbooks/pN.md", "---\ntitle: P N\nadapted_from: [pNEXT]\nknown_instances: [mN]\n---\nText.\n"))},
	{"playbooks that one practises", join(many("en/playbooks/pN.md", "---\ntitle: P N\nknown_instances: [{member: m, outcome: Good.}]\n---\nText.\n"), fixed(map[string]string{"en/members/m.md": strings.ReplaceAll(person, "N", "") + "---\nText.\n"}))},
	{"pages related to one", join(many("en/principles/pN.md", "---\ntitle: P N\nrelated: [a]\n---\n[a](a.md)\n"), fixed(map[string]string{"en/principles/a.md": "# A\n"}))},
	{"pages related in a circle", many("en/principles/pN.md", "---\ntitle: P N\nrelated: [pNEXT]\n---\n[a](pNEXT.md)\n")},
	{"authors", join(people, many("en/playbooks/pN.md", "---\ntitle: P N\nauthors: [mN, mNEXT]\n---\nText.\n"))},
	{"headings", one(func(n int) string { return strings.Repeat("## A heading\n\nText.\n\n", n) })},
	{"files", join(many("assets/fN.txt", "text"), fixed(map[string]string{"en/a.md": "# A\n"}))},
}

// TestGrowth makes networks twice as large: what comes out, and what that takes,
// may become about twice as large. A menu or list on every page that names all
// pages would make it four times as large.
func TestGrowth(t *testing.T) {
	const n, most = 400, 2.6
	output(t, nil) // loads the theme
	bytes0, took0 := output(t, nil)
	for i, g := range growths {
		if i%6 != 0 && os.Getenv("INDABA_LONG") == "" {
			continue
		}
		t.Run(g.name, func(t *testing.T) {
			bytes1, took1 := output(t, g.files(n))
			bytes2, took2 := output(t, g.files(2*n))
			inBytes, inMemory := float64(bytes2-bytes0)/float64(bytes1-bytes0), float64(took2-took0)/float64(took1-took0)
			t.Logf("%d: %.1f MB, %d MB allocated; %d: %.1f MB, %d MB allocated: × %.2f, × %.2f", n, float64(bytes1)/1e6, took1/1e6, 2*n, float64(bytes2)/1e6, took2/1e6, inBytes, inMemory)
			// What is kept between pages differs from run to run.
			if inBytes > most || inMemory > most+0.6 {
				t.Errorf("twice as much content makes %.1f times as much output and takes %.1f times as much memory", inBytes, inMemory)
			}
		})
	}
}

// output returns how many bytes a site has, and how many making them takes.
func output(t *testing.T, files map[string]string) (size, allocated int) {
	t.Helper()
	content := fstest.MapFS{"site.yaml": file([]byte("languages: [en]\n"))}
	for name, text := range files {
		content[name] = file([]byte(text))
	}
	b := builderFor(soundOptions(content, "https://example.org/net/"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	build, err := b.Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range build.Paths() {
		size += len(render(t, build, p))
	}
	runtime.ReadMemStats(&after)
	return size, int(after.TotalAlloc - before.TotalAlloc)
}
