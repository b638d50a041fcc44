package generator_test

import (
	"bytes"
	"encoding/json"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/i18n"
)

// TestSchemasAgreeWithDecoding holds the JSON Schemas to the decoder on every
// site in testdata: both find fault with the same front matter.
func TestSchemasAgreeWithDecoding(t *testing.T) {
	files, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	valid, faulty := 0, 0
	compiled := map[string]*jsonschema.Schema{} // by their text: most sites have the same
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b := buildSite(t, builderFor(optionsFor(t, archive)), nil)
		schemas := map[string]*jsonschema.Schema{}
		for _, f := range archive.Files {
			kind, v, ok := kindAndData(b.Site.Config, f)
			if !ok || bytes.ContainsRune(f.Data, '⟦') { // a mark of TestPlaces
				continue
			}
			if schemas[kind] == nil {
				schemas[kind] = compileSchema(t, compiled, schemaOf(b.Site.Config, kind))
			}
			schema := schemas[kind]
			wrong := mistakesIn(b.Diagnostics, "content/"+f.Name)
			err := schema.Validate(plain(v))
			switch {
			case err == nil && len(wrong) > 0:
				t.Errorf("%s: %s: valid, though %s", file, f.Name, describe(wrong))
			case err != nil && len(wrong) == 0:
				t.Errorf("%s: %s: %v", file, f.Name, err)
			case err == nil:
				valid++
			default:
				faulty++
			}
		}
	}
	if valid < 100 || faulty < 10 {
		t.Errorf("only %d valid and %d faulty files", valid, faulty)
	}
}

// schemaOf returns the schema of a kind, or of site.yaml.
func schemaOf(c *model.Config, kind string) *model.JSONSchema {
	words := model.Explanations(i18n.Fields, c.Languages, c.Languages[0].Code)
	if kind == model.ConfigFile {
		return model.SchemaOfConfig(c.Kinds, model.Known{}, words)
	}
	return model.SchemaOf(c.Kinds.Named(kind), model.Known{}, words)
}

func compileSchema(t *testing.T, compiled map[string]*jsonschema.Schema, schema *model.JSONSchema) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	if known := compiled[string(text)]; known != nil {
		return known
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	out, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	compiled[string(text)] = out
	return out
}

// kindAndData returns the kind of a file of a site, or [model.ConfigFile], and
// what it says; ok is false for files that have neither, or that cannot be read.
func kindAndData(c *model.Config, f txtar.File) (kind string, v data.Value, ok bool) {
	var diags diag.List
	if f.Name == model.ConfigFile {
		v, diags = data.YAML(f.Name, f.Data)
		return f.Name, v, v.Kind == data.Map && len(diags) == 0
	}
	place, placed := c.Place(f.Name)
	if !placed || strings.HasPrefix(f.Name, "want") || path.Ext(f.Name) != ".md" && path.Ext(f.Name) != ".mdx" {
		return "", v, false
	}
	v, _, diags = data.Front(f.Name, f.Data)
	return place.Kind.Name, v, v.Kind == data.Map && len(diags) == 0
}

// mistakesIn returns what was found wrong with the fields of a file, one by one.
func mistakesIn(all diag.List, file string) (out diag.List) {
	codes := []diag.Code{"field-choice", "field-type", "field-unknown", "kind-field", "config-base-url", "config-colour", "fill-in", "language-unknown"}
	for _, d := range all {
		// What a page must have, its original may have for it.
		asked := d.Code == "field-required" && strings.HasSuffix(file, model.ConfigFile)
		body := d.Code == "fill-in" && strings.HasPrefix(d.Message, "this paragraph")
		if d.File == file && (slices.Contains(codes, d.Code) || asked) && !body {
			out = append(out, d)
		}
	}
	return out
}

// plain returns data as a reader of YAML 1.2 has it.
func plain(v data.Value) any {
	switch v.Kind {
	case data.List:
		out := []any{}
		for _, item := range v.Items {
			out = append(out, plain(item))
		}
		return out
	case data.Map:
		out := map[string]any{}
		for _, p := range v.Pairs {
			out[p.Key] = plain(p.Value)
		}
		return out
	case data.Scalar:
		if n, err := strconv.ParseFloat(v.Text, 64); v.Plain && err == nil {
			return n
		}
		if v.Plain && (v.Text == "true" || v.Text == "false") {
			return v.Text == "true"
		}
		return v.Text
	}
	return nil
}
