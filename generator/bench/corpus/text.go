package corpus

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
)

// text writes the page of one entry in one language.
type text struct {
	*rand.Rand
	plan    *plan
	entry   *entry
	lang    int
	ranks   *rand.Zipf
	out     strings.Builder
	written int // words so far
	notes   int // footnotes so far
	links   int // links still to be written
}

func newText(p *plan, e *entry, lang int) *text {
	r := source(Languages[lang] + "/" + e.path)
	return &text{Rand: r, plan: p, entry: e, lang: lang, ranks: zipf(r), links: 5}
}

// page returns the whole file.
func (t *text) page() string {
	t.front()
	goal := 350 + t.IntN(350)
	switch t.entry.kind {
	case area, folder, home:
		goal = 120
	}
	t.body(goal)
	return t.out.String()
}

func (t *text) words(n int) string {
	t.written += n
	w := make([]string, n)
	for i := range w {
		w[i] = word(t.lang, t.ranks.Uint64())
	}
	return strings.Join(w, " ")
}

func (t *text) sentence() string {
	s := capital(t.words(7 + t.IntN(13)))
	switch t.IntN(9) {
	case 0:
		s += ", *" + t.words(2) + "*, " + t.words(3)
	case 1:
		s += " **" + t.words(2) + "** " + t.words(4)
	case 2:
		s += " `" + t.words(1) + "` " + t.words(2)
	}
	return s + "."
}

func (t *text) sentences(n int) string {
	s := make([]string, n)
	for i := range s {
		s[i] = t.sentence()
	}
	return strings.Join(s, " ")
}

// body writes sections until there are goal words.
func (t *text) body(goal int) {
	t.paragraph()
	if t.IntN(3) == 0 {
		name := []string{"note", "tip", "caution"}[t.IntN(3)]
		fmt.Fprintf(&t.out, ":::%s[%s]\n%s\n:::\n\n", name, capital(t.words(2)), t.sentences(2))
	}
	for t.written < goal {
		fmt.Fprintf(&t.out, "## %s\n\n", capital(t.words(2+t.IntN(4))))
		t.paragraph()
		for range 1 + t.IntN(3) {
			t.block()
		}
		if t.IntN(2) == 0 {
			fmt.Fprintf(&t.out, "### %s\n\n", capital(t.words(2+t.IntN(3))))
			t.block()
		}
	}
}

func (t *text) block() {
	switch n := t.IntN(20); {
	case n < 11:
		t.paragraph()
	case n < 15:
		t.list()
	case n < 17:
		t.table()
	case n < 19:
		fmt.Fprintf(&t.out, "> %s\n\n", t.sentences(2))
	default:
		fmt.Fprintf(&t.out, "```yaml\nname: %s\nowner: %s\ndays: %d\n```\n\n", t.words(1), t.words(1), t.IntN(30))
	}
}

// paragraph writes some sentences, a link among them while there are links
// left, and now and then a footnote.
func (t *text) paragraph() {
	t.out.WriteString(t.sentences(2 + t.IntN(3)))
	if t.links > 0 {
		t.links--
		fmt.Fprintf(&t.out, " %s %s %s.", capital(t.words(3)), t.link(), t.words(3))
	}
	if t.notes == 0 && t.IntN(20) == 0 {
		t.notes++
		fmt.Fprintf(&t.out, "[^a]\n\n[^a]: %s", t.sentence())
	}
	t.out.WriteString("\n\n")
}

// link is a wiki link to an entry, or a relative one to a file of the same
// language.
func (t *text) link() string {
	kinds := []int{playbook, playbook, member, event, principle, area}
	kind := kinds[t.IntN(len(kinds))]
	to := t.plan.some(t.Rand, kind, 1, t.lang)
	if len(to) == 0 {
		to = t.plan.by[home]
	}
	if t.IntN(4) == 0 && to[0].kind != home {
		return "[[" + to[0].name + "]]"
	}
	up := strings.Repeat("../", strings.Count(t.entry.path, "/"))
	return fmt.Sprintf("[%s](%s)", t.words(2), path.Join(".", up, to[0].path)+".md")
}

func (t *text) list() {
	ordered := t.IntN(3) == 0
	for i := range 3 + t.IntN(4) {
		mark, indent := "-", "  "
		if ordered {
			mark, indent = fmt.Sprintf("%d.", i+1), "   "
		}
		fmt.Fprintf(&t.out, "%s **%s:** %s\n", mark, capital(t.words(2)), t.words(6+t.IntN(8)))
		if t.IntN(4) == 0 {
			fmt.Fprintf(&t.out, "%s- %s\n%s- %s\n", indent, capital(t.words(5)), indent, capital(t.words(6)))
		}
	}
	t.out.WriteByte('\n')
}

func (t *text) table() {
	fmt.Fprintf(&t.out, "| %s | %s | %s |\n| --- | :---: | ---: |\n", capital(t.words(1)), capital(t.words(1)), capital(t.words(1)))
	for range 3 + t.IntN(4) {
		fmt.Fprintf(&t.out, "| %s | %s | %d |\n", t.words(2), t.words(3), 5*t.IntN(24))
	}
	t.out.WriteByte('\n')
}
