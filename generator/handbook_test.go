package generator_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/source"
	"indaba/i18n"
)

// TestHandbook keeps docs/fields.md what the table of fields says.
func TestHandbook(t *testing.T) {
	const file = "../docs/fields.md"
	english := model.Explanations(i18n.Fields, nil, "en")
	want := model.Handbook(model.BuiltIn(), english)
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

// TestSkeletonsAreSound checks what `new` writes: in each language of the
// interface, for each kind, nothing is wrong but what is to be filled in.
func TestSkeletonsAreSound(t *testing.T) {
	const config = "base_url: https://example.org/\npeople: {consent: required}\nlanguages: [en, fr, ar, pt, es, sw, de]\n" +
		"kinds: {tales: {fields: {outcome: {required: true}, shown: {type: date, doc: {fr: le jour}}}, sections: [{en: Why, fr: Pourquoi}]}}\n"
	content := fstest.MapFS{"site.yaml": file([]byte(config))}
	tree, err := source.Load(t.Context(), content, "content", 1, source.Empty(), nil)
	if err != nil {
		t.Fatal(err)
	}
	site, _ := model.LoadConfig(tree, "")
	for _, l := range site.Languages {
		words := model.Explanations(i18n.Fields, site.Languages, l.Code)
		for _, k := range site.Kinds {
			name := "new-" + k.Name + "-" + l.Code
			content[l.Code+"/"+k.Name+"/"+name+".md"] = file(model.Skeleton(k, `A "\": ومنه `+name, words))
		}
	}
	b := buildSite(t, generator.NewBuilder(plainOptions(content)), nil)
	blanks := map[string]bool{}
	for _, d := range b.Diagnostics {
		switch {
		case d.Code == "fill-in":
			blanks[d.File] = true
		case d.Severity != diag.Note && d.Code != "message-missing": // of German
			t.Errorf("%s:%d: %s", d.File, d.Range.Start.Line, d.Message)
		}
	}
	if got, want := len(blanks), len(site.Languages)*len(site.Kinds); got != want {
		t.Errorf("%d skeletons ask for something, want %d", got, want)
	}
}

// TestExplanations finds a description of every built-in field in each language
// of the interface, and no description of anything else.
func TestExplanations(t *testing.T) {
	names, err := fs.Glob(i18n.Fields, "*.yaml")
	if err != nil || len(names) != 6 {
		t.Fatal(names, err)
	}
	var files []locale.Messages
	for _, name := range names {
		data, err := fs.ReadFile(i18n.Fields, name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, locale.Messages{Name: name, Code: strings.TrimSuffix(name, ".yaml"), Data: data})
	}
	for _, f := range files {
		l, _ := locale.Language{Code: f.Code}.Complete()
		catalog, diags := locale.Load([]locale.Language{l}, files)
		if len(diags) > 0 {
			t.Errorf("%s: %s", f.Name, describe(diags))
		}
		words := catalog.Localizer(f.Code)
		used := map[string]bool{}
		for _, k := range model.BuiltIn() {
			for _, id := range k.Explanations() {
				used[id] = true
				if words.T(id) == id || words.T(id) == "" {
					t.Errorf("%s: %s has no words", f.Name, id)
				}
			}
		}
		for _, id := range catalog.IDs() {
			if !used[id] && !strings.HasPrefix(id, "skeleton.") && !strings.HasPrefix(id, "config.") {
				t.Errorf("%s: %s explains nothing", f.Name, id)
			}
		}
	}
}
