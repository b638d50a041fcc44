package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// TestShippedContentIsValid holds every file of content/ to the schemas that
// are written for editors, as an editor reads it.
func TestShippedContentIsValid(t *testing.T) {
	dir := t.TempDir()
	if status, _, stderr := invoke(t, "schema", "--content", "../../content", "--lang", "fr", "--editor", dir); status != 0 {
		t.Fatal(stderr)
	}
	seen := map[string]int{}
	check := func(kind, file string, text []byte) {
		t.Helper()
		var v any
		if err := yaml.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		// Through JSON, so that a date is text, as it is for editors.
		if err := schemaIn(t, dir, kind).Validate(asJSON(t, v)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		seen[kind]++
	}
	err := filepath.WalkDir("../../content", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".md" {
			return err
		}
		text, err := os.ReadFile(file)
		rest, ok := bytes.CutPrefix(text, []byte("---\n"))
		front, _, closed := bytes.Cut(rest, []byte("\n---\n"))
		if !ok || !closed {
			return err
		}
		kind := strings.Split(filepath.ToSlash(strings.TrimPrefix(file, "../../content")), "/")[2]
		if _, err := os.Stat(filepath.Join(dir, "schemas", kind+".json")); err != nil {
			kind = "pages"
		}
		check(kind, file, front)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../content/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	check("site", "site.yaml", text)
	for _, kind := range []string{"members", "events", "playbooks", "principles", "expertise", "pages", "case-studies", "tools"} {
		if seen[kind] == 0 {
			t.Errorf("no file of %s was looked at", kind)
		}
	}
}

var compiledSchemas = map[string]*jsonschema.Schema{}

func schemaIn(t *testing.T, dir, kind string) *jsonschema.Schema {
	t.Helper()
	if compiledSchemas[kind] == nil {
		s, err := jsonschema.NewCompiler().Compile(filepath.Join(dir, "schemas", kind+".json"))
		if err != nil {
			t.Fatal(err)
		}
		compiledSchemas[kind] = s
	}
	return compiledSchemas[kind]
}

func asJSON(t *testing.T, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
