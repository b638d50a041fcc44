package data

import (
	"testing"

	"indaba/generator/diag"
)

func TestTOML(t *testing.T) {
	for _, c := range []struct{ name, src, want, found string }{
		{"empty", "", "null", ""},
		{"comments", "# one\n\n# two\n", "null", ""},
		{"values", "a = 'x'\nb = 2026-03-01\nc = 1_000\nd = true\ne = 1.5\nf = 2026-03-01T09:00:00Z\n", `{a:"x" b:2026-03-01 c:1_000 d:true e:1.5 f:2026-03-01T09:00:00Z}`, ""},
		{"lists and tables", "a = [1, [2], {b = 3, c.d = 4}]\n", "{a:[1 [2] {b:3 c:{d:4}}]}", ""},
		{"dotted keys", "a.b = 1\na.c = 2\n\"a\".\"d e\" = 3\n", "{a:{b:1 c:2 d e:3}}", ""},
		{"headers", "x = 1\n[a]\nb = 2\n[a.c]\nd = 3\n[e.f]\ng = 4\n[e]\nh = 5\n", "{x:1 a:{b:2 c:{d:3}} e:{f:{g:4} h:5}}", ""},
		{"lists of tables", "[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\nb = 3\n[a.c]\nd = 4\n[[a.e]]\n[[a.e]]\n", "{a:[{b:1 c:{d:2}} {b:3 c:{d:4} e:[{} {}]}]}", ""},
		{"texts of several lines", "a = \"\"\"\nx\ny\"\"\"\nb = '''z'''\n", `{a:"x\ny" b:"z"}`, ""},
		{"escapes", `a = "\u00e9 \U0001F30D\t"`, `{a:"é 🌍\t"}`, ""},
		{"a key twice", "a = 1\nb = {c = 1, c = 2}\na = 3\n", "{a:1 b:{c:1}}", "data-duplicate-key 2:13, data-duplicate-key 3:1"},
		{"a table twice", "[a]\nb = 1\n[c]\n[a]\nb = 2\nd = 3\n", "{a:{b:1 d:3} c:{}}", "data-duplicate-key 4:2, data-duplicate-key 5:1"},
		{"a value that is also a table", "a = 1\n[a]\nb = 2\n[a.c]\n[[a]]\nd = 3\n", "{a:1}", "data-duplicate-key 2:2, data-duplicate-key 4:2, data-duplicate-key 5:3"},
		{"a value that is also a list of tables", "a = 1\n[[a]]\nb = 1\n", "{a:1}", "data-duplicate-key 2:3"},
		{"a table that is also a list of tables", "[a]\n[[a]]\nb = 1\n", "{a:{}}", "data-duplicate-key 2:3"},
		{"a key below a value", "a = 1\na.b = 2\n", "{a:1}", "data-duplicate-key 2:1"},
		{"an inline table that goes on", "a = {b = 1}\n[a]\nc = 2\n", "{a:{b:1 c:2}}", "data-duplicate-key 2:2"},
		{"all mistakes", "a = x\nb = 1\nc: 2\n# d\n\nd = 3 4\n= 5\ne = 6\nf =\ng = 7\n", "{b:1 e:6 g:7}",
			"data-syntax 1:5, data-syntax 3:2, data-syntax 6:7, data-syntax 7:1, data-syntax 9:4"},
		{"keys after a header that cannot be read", "a = 1\n[b c]\na = 2\nd = 3\n[e]\nf = 4\n", "{a:1 e:{f:4}}", "data-syntax 2:4"},
		{"a list that is never closed hides the rest", "a = 1\nb = [\n1,\nc = 2\nd = x\n", "{a:1}", "data-syntax 4:1"},
		{"a list of one line that is never closed", "a = [1, 2\nb = 3\n", "null", "data-syntax 2:1"},
		{"not UTF-8", "a = 1\nb = '\xff'\n", "null", "file-encoding 2:6"},
	} {
		v, diags := TOML("a.toml", []byte(c.src))
		if got := show(v); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if got := found(diags); got != c.found {
			t.Errorf("%s: got %q, want %q\n%v", c.name, got, c.found, diags)
		}
	}
}

func TestTOMLMistakes(t *testing.T) {
	for _, marked := range []string{
		"'مرحبا 🌍' = ⟦Hello\r\n",
		"'مرحبا 🌍' = ⟦\r\n",
		"a = 'مرحبا 🌍' ⟦b\r\n",
		"a = ⟦مرحبا\n",
		"⟦مرحبا = 1\n",
		"t⟦ítulo = 'x'\n",
		"title⟦: x\n",
		"a = \"مرحبا 🌍⟦\r\nb = 1\r\n",
		"a = 12⟦h\n",
		"a = ⟦tru\n",
		"a = {'🌍' = 1 ⟦b = 2}\n",
		"a = [1 ⟦2]\n",
		"a = 1\n⟦b = [",
		"a = 1\n⟦b = [\n1,\n2\n",
		"a = 1\n⟦b = '''\nx\n",
		"⟦a",
	} {
		checkMarked(t, marked, "data-syntax", func(src []byte) diag.List {
			_, diags := TOML("a.toml", src)
			return diags
		})
	}
}
