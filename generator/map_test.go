package generator_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"indaba/generator"
)

// TestMapGathersMembersByTown builds networks below and above the number of
// members that the map shows one by one.
func TestMapGathersMembersByTown(t *testing.T) {
	for _, test := range []struct {
		members int
		want    string
	}{
		{3, "People: Member 000; Member 001; Member 002;\n" +
			"Water: [Member 000: Water, can help] [Member 001: Water, wants to learn] [Member 002: Water, wants to learn]\n"},
		{90, "Towns: Upper Town; Lower Town;\n" +
			"Water: [Upper Town: Water, can help] [Lower Town: Water, wants to learn]\n"},
	} {
		archive := &txtar.Archive{Files: []txtar.File{
			{Name: "site.yaml", Data: []byte("title: A network\nlanguages: [en]\n")},
			{Name: "en/expertise/water.md", Data: []byte("# Water\n")},
			{Name: "en/members/upper.md", Data: []byte("---\ntype: city\n---\n# Upper Town\n")},
			{Name: "en/members/lower.md", Data: []byte("---\ntype: city\n---\n# Lower Town\n")},
		}}
		for i := range test.members {
			town, level := "lower", "wants-to-learn"
			if i%3 == 0 {
				town, level = "upper", "can-help"
			}
			archive.Files = append(archive.Files, txtar.File{
				Name: fmt.Sprintf("en/members/m%03d.md", i),
				Data: fmt.Appendf(nil, "---\ntype: person\naffiliations: [%s]\nexpertise: [{area: water, level: %s}]\n---\n# Member %03d\n", town, level, i),
			})
		}
		b, err := generator.NewBuilder(optionsFor(t, archive)).Build(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		page, err := b.Render("en/map/index.html")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), test.want) {
			t.Errorf("the map of %d members lacks %q:\n%s", test.members, test.want, page)
		}
	}
}
