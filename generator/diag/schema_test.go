package diag

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// schema is a JSON Schema, draft 4, as far as that of SARIF needs it; what it
// holds beyond that fails the test.
type schema struct {
	t    *testing.T
	root map[string]any
}

// validate reports, by path, what of v is not as the schema s has it.
func (c schema) validate(s map[string]any, v any, path string) (wrong []string) {
	say := func(format string, args ...any) {
		wrong = append(wrong, path+": "+fmt.Sprintf(format, args...))
	}
	list, isList := v.([]any)
	object, isObject := v.(map[string]any)
	number, isNumber := v.(float64)
	text, isText := v.(string)
	for key, rule := range s {
		switch key {
		case "$schema", "title", "id", "description", "default", "definitions", "properties":
		case "$ref":
			return c.validate(c.root["definitions"].(map[string]any)[strings.TrimPrefix(rule.(string), "#/definitions/")].(map[string]any), v, path)
		case "type":
			if !isOfType(v, rule) {
				say("%v is no %v", v, rule)
			}
		case "enum":
			if !slices.ContainsFunc(rule.([]any), func(e any) bool { return reflect.DeepEqual(e, v) }) {
				say("%v is none of %v", v, rule)
			}
		case "required":
			for _, name := range rule.([]any) {
				if _, there := object[name.(string)]; isObject && !there {
					say("%v is missing", name)
				}
			}
		case "additionalProperties":
			known, _ := s["properties"].(map[string]any)
			for name, value := range object {
				if _, there := known[name]; there {
					continue
				}
				if more, ok := rule.(map[string]any); ok {
					wrong = append(wrong, c.validate(more, value, path+"/"+name)...)
				} else if rule == false {
					say("%s is not known", name)
				}
			}
		case "minItems":
			if isList && len(list) < int(rule.(float64)) {
				say("fewer than %v", rule)
			}
		case "uniqueItems":
			for i := range list {
				if slices.ContainsFunc(list[:i], func(e any) bool { return reflect.DeepEqual(e, list[i]) }) {
					say("item %d is there twice", i)
				}
			}
		case "items":
			for i := range list {
				wrong = append(wrong, c.validate(rule.(map[string]any), list[i], fmt.Sprintf("%s/%d", path, i))...)
			}
		case "minimum":
			if isNumber && number < rule.(float64) {
				say("%v is less than %v", v, rule)
			}
		case "maximum":
			if isNumber && number > rule.(float64) {
				say("%v is more than %v", v, rule)
			}
		case "pattern":
			if isText && !regexp.MustCompile(rule.(string)).MatchString(text) {
				say("%q does not match %v", text, rule)
			}
		case "format":
			if isText && !hasFormat(text, rule.(string)) {
				say("%q is no %v", text, rule)
			}
		case "anyOf", "oneOf":
			fits := 0
			for _, each := range rule.([]any) {
				if len(c.validate(each.(map[string]any), v, path)) == 0 {
					fits++
				}
			}
			if fits == 0 || key == "oneOf" && fits > 1 {
				say("%d of %s fit", fits, key)
			}
		default:
			c.t.Fatalf("%s: the test does not know the keyword %s", path, key)
		}
	}
	if known, ok := s["properties"].(map[string]any); ok {
		for name, value := range object {
			if rule, there := known[name]; there {
				wrong = append(wrong, c.validate(rule.(map[string]any), value, path+"/"+name)...)
			}
		}
	}
	return wrong
}

func isOfType(v, want any) bool {
	if several, ok := want.([]any); ok {
		return slices.ContainsFunc(several, func(one any) bool { return isOfType(v, one) })
	}
	switch v := v.(type) {
	case map[string]any:
		return want == "object"
	case []any:
		return want == "array"
	case string:
		return want == "string"
	case bool:
		return want == "boolean"
	case float64:
		return want == "number" || want == "integer" && v == float64(int64(v))
	}
	return want == "null"
}

func hasFormat(text, format string) bool {
	switch format {
	case "uri":
		u, err := url.Parse(text)
		return err == nil && u.IsAbs()
	case "uri-reference":
		_, err := url.Parse(text)
		return err == nil && !strings.ContainsAny(text, " \\<>\"")
	case "date-time":
		_, err := time.Parse(time.RFC3339, text)
		return err == nil
	}
	return false
}

// The test of the test: a schema that finds nothing would prove nothing.
func TestSchemaFindsMistakes(t *testing.T) {
	c := sarifSchema(t)
	for _, log := range []string{
		`[]`, `{}`, `{"version": "2.2.0", "runs": []}`, `{"version": "2.1.0", "runs": [{}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "columnKind": "bytes"}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"level": "bad", "message": {"text": "x"}}]}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a b"}, "region": {"startLine": 0}}}]}]}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "wrong": 1}]}]}`,
	} {
		var v any
		if err := json.Unmarshal([]byte(log), &v); err != nil {
			t.Fatal(err)
		}
		if len(c.validate(c.root, v, "")) == 0 {
			t.Errorf("%s is valid", log)
		}
	}
}
