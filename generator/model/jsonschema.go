package model

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"indaba/generator/locale"
)

// draft is the version of JSON Schema that editors understand: the YAML
// language server that most of them use reads draft 7 and older ones.
const draft = "http://json-schema.org/draft-07/schema#"

// JSONSchema is a schema, or a part of one, as it is written. Keys that are not
// set are left out.
type JSONSchema struct {
	Draft             string                 `json:"$schema,omitempty"`
	Comment           string                 `json:"$comment,omitempty"`
	Ref               string                 `json:"$ref,omitempty"`
	Title             string                 `json:"title,omitempty"`
	Description       string                 `json:"description,omitempty"`
	Type              types                  `json:"type,omitempty"`
	Enum              []any                  `json:"enum,omitempty"`
	EnumDescriptions  []string               `json:"enumDescriptions,omitempty"` // shown by VS Code
	Pattern           string                 `json:"pattern,omitempty"`
	AnyOf             []*JSONSchema          `json:"anyOf,omitempty"`
	Items             *JSONSchema            `json:"items,omitempty"`
	Properties        map[string]*JSONSchema `json:"properties,omitempty"`
	PatternProperties map[string]*JSONSchema `json:"patternProperties,omitempty"`
	Additional        any                    `json:"additionalProperties,omitempty"` // a *JSONSchema, or false
	Required          []string               `json:"required,omitempty"`
	Definitions       map[string]*JSONSchema `json:"definitions,omitempty"`
}

// types are the types that a value may have.
type types []string

// MarshalJSON writes a single type as such.
func (t types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// Named is an entry that a reference may name.
type Named struct{ Name, Title string }

// Known is what there is in the content of a site, which editors propose. What
// is not among it is not wrong for a schema: it may have been written since.
type Known struct {
	Entries   map[string][]Named // by kind, sorted by name
	Languages []string           // of the site and of those in it, sorted
	Zones     []string           // time zones in use, sorted
}

// SchemaOf returns the JSON Schema of the front matter of a kind. What it
// describes is what decoding takes: text may be any single value, a list may be
// left out around one, nothing may stand for what is not written. Required
// fields are not asked for, because a translation inherits them.
func SchemaOf(k *Kind, known Known, words *locale.Localizer) *JSONSchema {
	s := &schemas{known, words}
	out := s.object(k.Fields)
	out.Draft, out.Title, out.Definitions = draft, k.Name, s.definitions(k.Fields)
	return out
}

// schemas makes the parts of a schema.
type schemas struct {
	known Known
	words *locale.Localizer
}

// definitions are the parts that fields refer to.
func (s *schemas) definitions(fields []Field) map[string]*JSONSchema {
	out := map[string]*JSONSchema{
		"language": proposed(s.known.Languages, nil, `^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$`),
		"zone":     proposed(s.known.Zones, nil, `^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$`),
	}
	for _, to := range targets(nil, fields) {
		var names, titles []string
		for _, n := range s.known.Entries[to] {
			names, titles = append(names, n.Name), append(titles, n.Title)
		}
		out["to-"+to] = proposed(names, titles, "")
	}
	return out
}

// targets appends the kinds that references in fields lead to.
func targets(out []string, fields []Field) []string {
	for i := range fields {
		out = targets(append(out, fields[i].To...), fields[i].Fields)
	}
	return out
}

// proposed takes any text of a pattern, and proposes some.
func proposed(values, titles []string, pattern string) *JSONSchema {
	text := &JSONSchema{Type: types{"string"}, Pattern: pattern}
	if len(values) == 0 {
		return text
	}
	return &JSONSchema{AnyOf: []*JSONSchema{{Enum: anys(values), EnumDescriptions: titles}, text}}
}

func anys(values []string) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}

// object describes a group of keys.
func (s *schemas) object(fields []Field) *JSONSchema {
	out := &JSONSchema{Type: types{"object"}, Properties: map[string]*JSONSchema{}, Additional: false}
	out.PatternProperties = map[string]*JSONSchema{foreignKeys: {}}
	for i := range fields {
		f := &fields[i]
		for _, name := range slices.Concat([]string{f.Name}, f.Aliases, f.Negated) {
			out.Properties[name] = s.field(f)
		}
	}
	return out
}

// field describes what may stand after a key.
func (s *schemas) field(f *Field) *JSONSchema {
	one := append(s.value(f), &JSONSchema{Type: types{"null"}})
	all := one
	if f.Many {
		all = append(slices.Clone(one), &JSONSchema{Type: types{"array"}, Items: &JSONSchema{AnyOf: one}})
	}
	return &JSONSchema{Description: f.Explain(s.words), AnyOf: all}
}

var (
	scalars = types{"string", "number", "boolean"}
	// Numbers and flags may be in quotes; see data.Reader.
	numeral = `^\s*[-+]?[0-9_]*\.?[0-9_]+([eE][-+]?[0-9]+)?\s*$`
	flag    = `^\s*(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff])\s*$`
	// The forms that data.ParseDate takes.
	date = `^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?(Z|[-+][0-9]{2}:?[0-9]{2}))?)?\s*$`
	// What publicAddress takes.
	address = `^\s*([Hh][Tt][Tt][Pp][Ss]?://[^/\s]|[Mm][Aa][Ii][Ll][Tt][Oo]:|/([^/]|$))`
)

// value describes one value of a field: it is any of these.
func (s *schemas) value(f *Field) []*JSONSchema {
	switch f.Type {
	case Flag:
		return []*JSONSchema{{Type: types{"boolean"}}, {Type: types{"string"}, Pattern: flag}}
	case Number:
		return []*JSONSchema{{Type: types{"number"}}, {Type: types{"string"}, Pattern: numeral}}
	case Date:
		return []*JSONSchema{{Type: types{"string"}, Pattern: date}}
	case Choice:
		return []*JSONSchema{{Enum: choiceValues(f.Choices)}}
	case Language:
		return []*JSONSchema{{Ref: "#/definitions/language"}}
	case Zone:
		return []*JSONSchema{{Ref: "#/definitions/zone"}}
	case Address:
		return []*JSONSchema{{Type: types{"string"}, Pattern: address}}
	case Reference:
		var out []*JSONSchema
		for _, to := range f.To {
			out = append(out, &JSONSchema{Ref: "#/definitions/to-" + to})
		}
		if out == nil {
			out = []*JSONSchema{{Type: types{"string"}}}
		}
		return out
	case Object:
		out := []*JSONSchema{s.object(f.Fields)}
		if f.Short != "" {
			out = append(s.value(&f.Fields[index(f.Fields, f.Short)]), out...)
		}
		return out
	}
	out := []*JSONSchema{{Type: scalars}}
	if f.Many { // Docusaurus writes a tag as a group with a label
		out = append(out, &JSONSchema{Type: types{"object"}, Required: []string{"label"}})
	}
	return out
}

// choiceValues are choices as YAML reads them: a year without quotes is a
// number.
func choiceValues(choices []string) []any {
	out := anys(choices)
	for _, c := range choices {
		if n, err := strconv.ParseFloat(c, 64); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// foreignKeys matches the keys that mean something to other generators.
var foreignKeys = foreignPattern()

func foreignPattern() string {
	var keys []string
	for _, f := range foreign {
		for key := range strings.FieldsSeq(f.keys) {
			keys = append(keys, regexp.QuoteMeta(key))
		}
	}
	return "^(" + strings.Join(keys, "|") + ")$"
}

// Sort puts what is known in order.
func (k *Known) Sort() {
	for _, list := range k.Entries {
		slices.SortFunc(list, func(a, b Named) int { return cmp.Compare(a.Name, b.Name) })
	}
	sorted := func(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }
	k.Languages, k.Zones = sorted(k.Languages), sorted(k.Zones)
}
