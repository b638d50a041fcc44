package data

import (
	"strings"
	"testing"

	"indaba/generator/diag"
)

func TestYAML(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", "null"},
		{"comments", "# one\n\n# two\n", "null"},
		{"byte order mark", "\ufefftitle: A\n", "{title:A}"},
		{"null", "a:\nb: ~\nc: null\nd: 'null'\ne: \"\"\n", `{a:null b:null c:null d:"null" e:""}`},
		{"numbers and dates are text", "a: 2026\nb: 1.10\nc: 2026-03-01\nd: 012\ne: 12:30\n", "{a:2026 b:1.10 c:2026-03-01 d:012 e:12:30}"},
		{"yes and no", "a: yes\nb: NO\nc: on\n", "{a:yes b:NO c:on}"},
		{"quotes", "a: 'it''s'\nb: \"a\\tb\"\n", `{a:"it's" b:"a\tb"}`},
		{"tabs", "title:\tA\tB\t\n", "{title:A\tB}"},
		{"lines", "a: |\n  x\n  y\nb: one\n  two\n", "{a:\"x\\ny\\n\" b:one two}"},
		{"every script", "título: é\nعنوان: مرحبا\n名前: 🌍\n", "{título:é عنوان:مرحبا 名前:🌍}"},
		{"JSON", `{"a": [1, {"b": null}]}`, `{a:[1 {b:null}]}`},
		{"aliases", "a: &x {b: 1}\nc: *x\n", "{a:{b:1} c:{b:1}}"},
		{"an alias as key", "&k a: b\nc: {*k : d}\n", "{a:b c:{a:d}}"},
		{"separators of lines from a word processor", "a: x\u2028y\nb: 'x\u2029y'\nc: \"x\u0085y\"\n", `{a:x y b:"x y" c:"x y"}`},
		{"CR alone within CRLF", "c: d\r\na: x\ry\r\nb: z\r\n", "{c:d a:x y b:z}"},
	} {
		v, diags := YAML("a.yaml", []byte(c.src))
		if got := show(v); got != c.want || len(diags) > 0 {
			t.Errorf("%s: got %s, want %s\n%v", c.name, got, c.want, diags)
		}
	}
}

func TestYAMLMistakes(t *testing.T) {
	for _, marked := range []string{
		"a: b⟦: c\n",
		"مرحبا 🌍: b⟦: c\n",
		"a: b\n c⟦: d\n",
		"a: \"مرحبا 🌍\" ⟦y\n",
		"مرحبا: ⟦[1, 2\nb: c\nd: e\n",
		"مرحبا 🌍: ⟦\"abc\r\nb: c\r\n",
		"a: {x: ⟦[1, 2}\nb: c\n",
		"مرحبا 🌍: ⟦[\n",
		"a: [b⟦, , c]\n",
		"a: b\n⟦title\nc: d\n",
		"⟦\ttitle: x\n",
		"a: b\n⟦\tc: d\n",
		"مرحبا: ⟦@x\n",
		"a: مرحبا 🌍 ⟦\x01\n",
		"a: \"x⟦\uffff\"\n",
		"a: b\n⟦...\nc: d\n",
		"a: b\n⟦---\nc: d\n",
		"⟦*x : y\n",
		"a: x\u2028y\nb: ⟦*x\n",
		"a: {مرحبا: x, ⟦[b]: c}\n",
		"title⟦:\u00a0⟧A\n",
		"a: b\ntitle ⟦:\u00a0⟧A\nb: c\n",
		"title⟦：⟧題名\n",
	} {
		checkMarked(t, marked, "data-syntax", func(src []byte) diag.List {
			_, diags := YAML("a.yaml", src)
			for _, d := range diags {
				if d.File != "a.yaml" || strings.Contains(d.Message, "yaml:") {
					t.Errorf("%+v", d)
				}
			}
			return diags
		})
	}
}

// TestRanges compares the range of the first value that is a scalar and not
// a key with the marks.
func TestRanges(t *testing.T) {
	for _, c := range []struct{ name, marked string }{
		{"a.yaml", "a: ⟦b c⟧ # d\n"},
		{"a.yaml", "مرحبا 🌍: ⟦مرحبا 🌍⟧\r\n"},
		{"a.yaml", "a: ⟦'it''s'⟧\n"},
		{"a.yaml", "a: ⟦\"a \\\" b\\\\\"⟧ # \"\n"},
		{"a.yaml", "a: {日本: {b: ⟦x⟧}}\n"},
		{"a.yaml", "a: ⟦one\n  two\n"},
		{"a.yaml", "a: ⟦\"one\n  two\"\n"},
		{"a.yaml", "a: ⟦|\n  text\n"},
		{"a.yaml", "\ufeffa: ⟦b⟧\n"},
		{"a.toml", "'مرحبا 🌍' = ⟦'مرحبا 🌍'⟧\r\n"},
		{"a.toml", "# 🌍\n[a.b]\nc = {d = ⟦1_000⟧}\n"},
		{"a.toml", "a = [[⟦\"x\\n\"⟧]]\n"},
		{"a.toml", "a = ⟦\"\"\"one\ntwo\"\"\"⟧\n"},
		{"a.json", "{\"مرحبا\": [ {\"🌍\" :\r\n ⟦\"\\u00e9 🌍\"⟧ } ]}"},
		{"a.json", "{\"a\": ⟦-1.5e3⟧}"},
	} {
		text, want := unmark(c.marked)
		v, diags := File(c.name, []byte(text))
		for v.Kind == List || v.Kind == Map {
			if v.Kind == List {
				v = v.Items[0]
			} else {
				v = v.Pairs[0].Value
			}
		}
		if v.Range != want || len(diags) > 0 {
			t.Errorf("%q: got %v, want %v\n%v", c.marked, v.Range, want, diags)
		}
	}
}
