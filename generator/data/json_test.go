package data

import (
	"testing"

	"indaba/generator/diag"
)

func TestJSON(t *testing.T) {
	for _, c := range []struct{ name, src, want, found string }{
		{"empty", " \n", "null", ""},
		{"values", `{"a": "x", "b": 1.10, "c": true, "d": null, "e": [1, [], {}]}`, `{a:"x" b:1.10 c:true d:null e:[1 [] {}]}`, ""},
		{"byte order mark", "\ufeff[1]", "[1]", ""},
		{"escapes", `["\ud83c\udf0d\n\/"]`, `["🌍\n/"]`, ""},
		{"large numbers as written", `[12345678901234567890]`, "[12345678901234567890]", ""},
		{"_category_.json of Docusaurus", "{\n  \"label\": \"Guides\",\n  \"position\": 2.5,\n  \"link\": {\"type\": \"generated-index\"}\n}\n", `{label:"Guides" position:2.5 link:{type:"generated-index"}}`, ""},
		{"keys twice", "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2},\n\"a\": 3}", "{a:1 b:{c:1}}", "data-duplicate-key 1:24, data-duplicate-key 2:1"},
		{"what stands before a mistake", "{\"a\": 1, \"b\": [2, x]}", "{a:1}", "data-syntax 1:19"},
		{"something after the end", "{}\n{}", "{}", "data-syntax 2:1"},
		{"not UTF-8", "{\"a\xff\": 1}", "null", "file-encoding 1:4"},
	} {
		v, diags := JSON("a.json", []byte(c.src))
		if got := show(v); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if got := found(diags); got != c.found {
			t.Errorf("%s: got %q, want %q\n%v", c.name, got, c.found, diags)
		}
	}
}

func TestJSONMistakes(t *testing.T) {
	for _, marked := range []string{
		"{\"مرحبا 🌍\": ⟦Hello}",
		"{\"مرحبا 🌍\": ⟦مرحبا}",
		"{\"🌍\": 1\r\n⟦\"b\": 2}",
		"{\"🌍\": 1,\r\n⟦}",
		"{\"🌍\": [1, ⟦]}",
		"{\"🌍\": [1 ⟦2]}",
		"{\"🌍\" ⟦1}",
		"{⟦é: 1}",
		"{\"🌍\": ⟦\"\\x\"}",
		"{\"🌍\": ⟦\"a\nb\"}",
		"{\"🌍\": 0⟦1}",
		"{\"🌍\": ⟦tru}",
		"{\"a\": 1⟦",
		"[1, 2]\r\n⟦]",
		"{\"a\": 1, ⟦// comment\n\"b\": 2}",
	} {
		checkMarked(t, marked, "data-syntax", func(src []byte) diag.List {
			_, diags := JSON("a.json", src)
			return diags
		})
	}
}

func TestFileGoesByItsName(t *testing.T) {
	for _, c := range []struct{ name, src string }{
		{"a.yaml", "a: x"}, {"a.yml", "a: x"}, {"_category_.json", `{"a": "x"}`}, {"A.JSON", `{"a": "x"}`}, {"a.toml", "a = 'x'"},
	} {
		if v, diags := File(c.name, []byte(c.src)); v.Get("a").Text != "x" || len(diags) > 0 {
			t.Errorf("%s: %v %v", c.name, v, diags)
		}
	}
}
