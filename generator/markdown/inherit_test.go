package markdown

import (
	"strings"
	"testing"
)

func TestInherit(t *testing.T) {
	for _, test := range []struct{ name, original, translation, want string }{
		{"by position", "## Ask first\n\n### Then plan", "## Demander d’abord\n\n### Puis planifier", "ask-first then-plan"},
		{"explicit ids of the original", "## A {#x}\n\n## B", "## C\n\n## D", "x b"},
		{"explicit ids of the translation stay", "## A\n\n## B", "## C {#c}\n\n## D", "c b"},
		{"other levels", "## A\n\n### B", "## C\n\n## D", "c d"},
		{"other number", "## A\n\n## B", "## C", "c"},
		{"the title is no heading", "# T\n\n## A", "## B", "a"},
		{"numbered", "## A\n\n## A", "## B\n\n## C", "a a-1"},
		{"an id that the translator gave to another", "## A\n\n## B", "## C {#b}\n\n## D", "b d"},
		{"an id that the translator gave to a part", "## A", ":::note{#a}\n:::\n\n## C", "c"},
		{"a clash of clashes", "## C\n\n## B\n\n## D", "## X\n\n## C\n\n## Y {#b}", "c c-1 b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newTestParser()
			d := p.Parse("fr.md", []byte(test.translation), 0)
			headings := d.Inherit(p.Parse("en.md", []byte(test.original), 0))
			var ids []string
			for _, h := range headings {
				ids = append(ids, h.ID)
			}
			if got := strings.Join(ids, " "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			page := string(d.HTML().Append(nil, plainFiller{d.Links, headings}))
			checkIDs(t, page)
			for _, id := range ids {
				if !strings.Contains(page, ` id="`+id+`"`) {
					t.Errorf("no id %s in %s", id, page)
				}
			}
		})
	}
}

func TestInheritLeavesTheDocument(t *testing.T) {
	p := newTestParser()
	d := p.Parse("fr.md", []byte("## B"), 0)
	d.Inherit(p.Parse("en.md", []byte("## A"), 0))
	if d.Headings[0].ID != "b" {
		t.Errorf("got %s", d.Headings[0].ID)
	}
}
