package generator_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/model"
)

// TestHandbook keeps docs/fields.md what the table of fields says.
func TestHandbook(t *testing.T) {
	const file = "../docs/fields.md"
	want := model.Handbook(model.BuiltIn())
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/fields.md is not what generator/model/kinds.go says; run go test ./generator -run Handbook -update\n%s", diff)
	}
}

// TestSkeletonsAreSound parses what `new` writes.
func TestSkeletonsAreSound(t *testing.T) {
	content := fstest.MapFS{"site.yaml": file([]byte("base_url: https://example.org/\nlanguages: [en]\n"))}
	for _, k := range model.BuiltIn() {
		content["en/"+k.Name+"/new.md"] = file(model.Skeleton(k, `A "new" \ one: ومنه`, "en"))
	}
	b := buildSite(t, generator.NewBuilder(plainOptions(content)), nil)
	if n := b.Diagnostics.Count(diag.Error) + b.Diagnostics.Count(diag.Warning); n > 0 {
		t.Error(describe(b.Diagnostics))
	}
}
