package model

import (
	"maps"
	"slices"
	"strings"

	"indaba/generator/locale"
)

// SchemaOfConfig returns the JSON Schema of site.yaml, for a site with these
// kinds.
func SchemaOfConfig(kinds Kinds, known Known, words *locale.Localizer) *JSONSchema {
	s := &schemas{known, words}
	localized := &JSONSchema{Ref: "#/definitions/localized"}
	names := kindNames(kinds)
	out := s.keys("config", map[string]*JSONSchema{
		"title":                  localized,
		"description":            localized,
		"languages":              list(s.languageKeys()),
		"base_url":               {Type: types{"string"}, Pattern: `^\s*[Hh][Tt][Tt][Pp][Ss]?://[^/\s]`},
		"first_language_at_root": flagSchema(),
		"repository":             s.keys("config.repository", map[string]*JSONSchema{"url": anyText(), "branch": anyText()}),
		"contact":                s.keys("config.contact", map[string]*JSONSchema{"email": anyText(), "form": {Type: types{"string"}, Pattern: address}}),
		"channels":               s.channels(localized),
		"theme":                  anyText(),
		"brand": s.keys("config.brand", map[string]*JSONSchema{
			"logo": anyText(), "colour": {Type: types{"string"}, Pattern: `^\s*#[0-9A-Fa-f]{6}\s*$`}, "licence": anyText(), "image": anyText(),
		}),
		"budget": {Type: types{"object"}, Additional: &JSONSchema{Type: types{"string", "number"}, Pattern: `^\s*[0-9.]+\s*([Kk][Bb])?\s*$`}},
		"people": s.keys("config.people", map[string]*JSONSchema{
			"consent": {Enum: []any{"required", "optional"}}, "index": flagSchema(),
			"consent_lasts": {Type: types{"string"}, Pattern: `^\s*[0-9]+\s+(` + strings.Join(slices.Sorted(maps.Keys(periodUnits)), "|") + `)\s*$`},
		}),
		"redirects": {Type: types{"object"}, Additional: anyText()},
		"kinds":     {Type: types{"object"}, Properties: map[string]*JSONSchema{}, Additional: &JSONSchema{Ref: "#/definitions/kind"}},
	})
	for _, name := range names {
		out.Properties["kinds"].AnyOf[0].Properties[name] = &JSONSchema{Ref: "#/definitions/kind"}
	}
	out.Draft, out.Title = draft, ConfigFile
	out.Definitions = s.definitions(nil)
	out.Definitions["localized"] = &JSONSchema{AnyOf: []*JSONSchema{anyText(), {Type: types{"object"}, Properties: s.perLanguage(), Additional: anyText()}}}
	out.Definitions["kind"] = orNothing(s.keys("config.kinds", map[string]*JSONSchema{
		"label": localized, "slug": localized, "sections": list(localized),
		"fields": {Type: types{"object"}, Additional: &JSONSchema{Ref: "#/definitions/field"}},
	}))
	out.Definitions["field"] = orNothing(s.fieldKeys(localized, names))
	return out
}

func kindNames(kinds Kinds) (names []string) {
	for _, kind := range kinds {
		names = append(names, kind.Name)
	}
	return names
}

// keys describes a group of keys, each explained by the message of its name
// after a prefix, where there is one. Nothing may stand for any of them.
func (s *schemas) keys(prefix string, keys map[string]*JSONSchema) *JSONSchema {
	out := &JSONSchema{Type: types{"object"}, Properties: map[string]*JSONSchema{}, Additional: false}
	for name, value := range keys {
		key := orNothing(value)
		if id := prefix + "." + name; s.words.T(id) != id {
			key.Description = s.words.T(id)
		}
		out.Properties[name] = key
	}
	return out
}

func (s *schemas) languageKeys() *JSONSchema {
	tag := &JSONSchema{Ref: "#/definitions/language"}
	group := s.keys("config.languages", map[string]*JSONSchema{
		"code": tag, "name": anyText(), "dir": {Enum: []any{"ltr", "rtl"}}, "locale": tag, "fallback": list(tag),
	})
	group.Required = []string{"code"}
	return &JSONSchema{AnyOf: []*JSONSchema{tag, group}}
}

// channels describes what [Config.decodeChannels] reads.
func (s *schemas) channels(localized *JSONSchema) *JSONSchema {
	f := channels()
	group := s.object(f.Fields)
	for _, name := range []string{"name", "join"} {
		group.Properties[name].AnyOf = []*JSONSchema{localized, {Type: types{"null"}}}
	}
	return list(&JSONSchema{AnyOf: append(s.value(&f.Fields[index(f.Fields, f.Short)]), group)})
}

// fieldKeys describes what declareField reads.
func (s *schemas) fieldKeys(localized *JSONSchema, kinds []string) *JSONSchema {
	out := s.keys("config.field", map[string]*JSONSchema{
		"type": {Enum: anys(slices.Sorted(maps.Keys(typeNames)))},
		"many": flagSchema(), "required": flagSchema(), "inherited": flagSchema(),
		"choices": {AnyOf: []*JSONSchema{list(anyText()), {Type: types{"object"}, Additional: localized}}},
		"to":      list(proposed(kinds, nil, "")),
		"label":   localized, "doc": localized, "short": anyText(),
		"inverse": s.keys("config.field.inverse", map[string]*JSONSchema{"name": anyText(), "label": localized}),
		"fields":  {Type: types{"object"}, Additional: &JSONSchema{Ref: "#/definitions/field"}},
	})
	out.Properties["label"].Description = s.words.T("config.kinds.label")
	out.Properties["fields"].Description = s.words.T("config.kinds.fields")
	return out
}

// perLanguage proposes the languages of the site as keys.
func (s *schemas) perLanguage() map[string]*JSONSchema {
	out := map[string]*JSONSchema{}
	for _, code := range s.known.Languages {
		out[code] = anyText()
	}
	return out
}

func anyText() *JSONSchema { return &JSONSchema{Type: types{"string", "number", "boolean", "null"}} }

func flagSchema() *JSONSchema {
	return &JSONSchema{AnyOf: []*JSONSchema{{Type: types{"boolean"}}, {Type: types{"string"}, Pattern: flag}}}
}

// list takes a list, or one value for a list of one.
func list(item *JSONSchema) *JSONSchema {
	return &JSONSchema{AnyOf: []*JSONSchema{item, {Type: types{"array"}, Items: item}}}
}

// orNothing takes what s takes, and nothing.
func orNothing(s *JSONSchema) *JSONSchema {
	return &JSONSchema{AnyOf: []*JSONSchema{s, {Type: types{"null"}}}}
}
