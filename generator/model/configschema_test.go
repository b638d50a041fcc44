package model

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"indaba/i18n"
)

// TestSchemaOfConfigHasEveryKey keeps the schema of site.yaml and what reads it
// together, and its keys explained.
func TestSchemaOfConfigHasEveryKey(t *testing.T) {
	schema := SchemaOfConfig(BuiltIn(), Known{}, Explanations(i18n.Fields, nil, "en"))
	if diff := cmp.Diff(slices.Sorted(maps.Keys(configKeys)), slices.Sorted(maps.Keys(schema.Properties))); diff != "" {
		t.Errorf("keys (-read +described):\n%s", diff)
	}
	walkSchema("", schema, func(path string, s *JSONSchema) {
		for name, key := range s.Properties {
			// Labels by language, names of kinds and the parts of an inverse speak for themselves.
			if key.Description == "" && !strings.HasSuffix(path, ".kinds") && !strings.HasSuffix(path, ".inverse") && !strings.HasSuffix(path, ".localized") {
				t.Errorf("%s.%s is not explained", path, name)
			}
		}
	})
}

func walkSchema(path string, s *JSONSchema, visit func(string, *JSONSchema)) {
	visit(path, s)
	for _, part := range s.AnyOf {
		walkSchema(path, part, visit)
	}
	if s.Items != nil {
		walkSchema(path, s.Items, visit)
	}
	for _, parts := range []map[string]*JSONSchema{s.Properties, s.Definitions} {
		for name, part := range parts {
			walkSchema(path+"."+name, part, visit)
		}
	}
}
