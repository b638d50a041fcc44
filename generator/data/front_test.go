package data

import (
	"strings"
	"testing"

	"indaba/generator/diag"
)

func TestFront(t *testing.T) {
	for _, c := range []struct{ name, src, want, body, found string }{
		{"empty file", "", "null", "", ""},
		{"blank file", " \n\t\r\n", "null", " \n\t\r\n", ""},
		{"only a byte order mark", "\ufeff", "null", "", ""},
		{"no front matter", "# Title\n\n---\n", "null", "# Title\n\n---\n", ""},
		{"plain", "---\ntitle: A\n---\nbody\n", "{title:A}", "body\n", ""},
		{"byte order mark", "\ufeff---\ntitle: A\n---\nbody\n", "{title:A}", "body\n", ""},
		{"byte order mark without front matter", "\ufeff# A\n", "null", "# A\n", ""},
		{"CRLF", "---\r\ntitle: A\r\ntags: [x]\r\n---\r\nbody\r\n", "{title:A tags:[x]}", "body\r\n", ""},
		{"CRLF made twice", "---\r\r\ntitle: A\r\r\n---\r\r\nbody", "{title:A}", "body", ""},
		{"CR alone", "---\rtitle: A\r---\rbody\r", "null", "", "file-line-ends 1:4"},
		{"CR in the body", "---\ntitle: A\n---\na\rb\n", "{title:A}", "a\rb\n", ""},
		{"leading blank lines", "\n \n\r\n---\ntitle: A\n---\nbody", "{title:A}", "body", ""},
		{"spaces after the dashes", "--- \t\ntitle: A\n---  \r\nbody", "{title:A}", "body", ""},
		{"indented opening", " ---\ntitle: A\n---\nbody", "null", "", "front-matter-place 1:1"},
		{"indented closing", "---\ntitle: A\n  ---\nbody", "null", "", "front-matter-open 1:1"},
		{"indented line before the closing one", "---\ntitle: A\n  ---\nx: y\n---\nbody", "null", "body", "front-matter-place 3:3"},
		{"never closed", "\n---\ntitle: A\nbody\n", "null", "", "front-matter-open 2:1"},
		{"four dashes", "----\ntitle: A\n----\n", "null", "----\ntitle: A\n----\n", ""},
		{"four dashes do not close", "---\ntitle: A\n----\nbody\n", "null", "", "front-matter-open 1:1"},
		{"dots do not close", "---\ntitle: A\n...\nbody\n", "null", "", "front-matter-open 1:1"},
		{"empty front matter", "---\n---\nbody\n", "null", "body\n", ""},
		{"blank front matter", "---\n\n  \n---\nbody\n", "null", "body\n", ""},
		{"only comments", "---\n# title: A\n---\nbody\n", "null", "body\n", ""},
		{"only the opening line", "---", "null", "", "front-matter-open 1:1"},
		{"closed by the end of the file", "---\ntitle: A\n---", "{title:A}", "", ""},
		{"dashes in a text of several lines", "---\nx: |\n  one\n  ---\n  two\n---\nbody", "null", "body", "front-matter-place 4:3"},
		{"dashes in the body", "---\ntitle: A\n---\nb\n---\nc\n", "{title:A}", "b\n---\nc\n", ""},
		{"a line across the page", "---\n\nHello\n\n---\n\nmore\n", "null", "\nmore\n", "data-syntax 3:1"},
		{"a list", "---\n- a\n---\n", "null", "", "data-syntax 2:1"},
		{"NUL", "---\ntitle: a\x00b\n---\nx", "null", "", "file-encoding 2:9"},
		{"not UTF-8", "---\ntitle: \u0639\xff\n---\nx", "null", "", "file-encoding 2:9"},
		{"not UTF-8 in the body", "\ufeffab\xe9", "null", "", "file-encoding 1:3"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00\n\x00", "null", "", "file-encoding 1:1"},
		{"a key twice", "---\na: 1\nb: 2\na: 3\n---\n", "{a:1 b:2}", "", "data-duplicate-key 4:1"},
		{"TOML", "+++\ntitle = 'A'\n+++\nbody\n", `{title:"A"}`, "body\n", ""},
		{"TOML, CRLF", "\ufeff+++\r\ntitle = \"A\"\r\n+++\r\nbody", `{title:"A"}`, "body", ""},
		{"TOML, never closed", "+++\ntitle = 'A'\n---\n", "null", "", "front-matter-open 1:1"},
		{"TOML, empty", "+++\n# x\n+++\nbody", "null", "body", ""},
		{"TOML, indented", " +++\n+++\nbody", "null", "", "front-matter-place 1:1"},
		{"JSON", "{\n  \"title\": \"A\"\n}\n\nbody\n", `{title:"A"}`, "\nbody\n", ""},
		{"JSON, no empty line after it", "{\n\"a\": {\n\"b\": [1]\n}\n}\nbody\n", `{a:{b:[1]}}`, "body\n", ""},
		{"JSON, objects closed in lines of their own", "{\n  \"a\": {\n    \"b\": {\n    }\n  }\n}\n", `{a:{b:{}}}`, "", ""},
		{"JSON, braces in text", "{\n\"a\": \"}{\\\"{\"\n}\nbody", `{a:"}{\"{"}`, "body", ""},
		{"JSON, an empty line after an inner brace", "{\n  \"a\": {\n  }\n\n}\nbody", "null", "body", "front-matter-place 3:3"},
		{"JSON, empty", "{\n}\nbody", "{}", "body", ""},
		{"JSON, never closed", "{\n\"a\": [\n}\nbody", "null", "", "front-matter-open 1:1"},
		{"JSON, a quote that is not closed", "{\n\"a\": \"x\n}\nbody", "{}", "body", "data-syntax 2:6"},
		{"JSON on one line", "{ \"title\": \"A\" }\nbody", "null", "", "front-matter-place 1:1"},
		{"JSON, CRLF", "\r\n{\r\n\"a\": null\r\n}\r\nbody", "{a:null}", "body", ""},
		{"a shortcode", "{{< toc >}}\n", "null", "{{< toc >}}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, body, diags := Front("a.md", []byte(c.src))
			if got := show(v); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if got := c.src[body:]; got != c.body {
				t.Errorf("got the body %q, want %q", got, c.body)
			}
			if got := found(diags); got != c.found {
				t.Errorf("got the diagnostics %q, want %q\n%v", got, c.found, diags)
			}
		})
	}
}

func TestFrontNamesTheFile(t *testing.T) {
	for _, src := range []string{"---\n", "\xff", "---\na: [\n---\n", "+++\n=\n+++\n"} {
		_, _, diags := Front("en/a.md", []byte(src))
		for _, d := range diags {
			if d.File != "en/a.md" || d.Message == "" {
				t.Errorf("%q: %+v", src, d)
			}
		}
	}
}

// TestFrontPlaces has a mistake of each format behind a byte order mark, lines
// that end in CRLF, Arabic and emoji.
func TestFrontPlaces(t *testing.T) {
	for _, marked := range []string{
		"\ufeff\r\n---\r\nx: {مرحبا 🌍: 1, a: 2, ⟦a⟧: 3}\r\n---\r\n",
		"\ufeff\r\n+++\r\nx = {'مرحبا 🌍' = 1, a = 2, ⟦a⟧ = 3}\r\n+++\r\n",
		"\ufeff\r\n{\r\n\"مرحبا 🌍\": 1, \"a\": 2, ⟦\"a\"⟧: 3\r\n}\r\n",
	} {
		checkMarked(t, marked, "data-duplicate-key", func(src []byte) diag.List {
			_, _, diags := Front("a.md", src)
			return diags
		})
	}
}

func TestFrontIsBounded(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ",") + "]\n"
	}
	deep := strings.Repeat("[", 9000) + strings.Repeat("]", 9000)
	for name, src := range map[string]string{
		"aliases":         "---\n" + bomb + "---\n",
		"alias of itself": "---\na: &a [*a, *a]\n---\n",
		"deep YAML":       "---\na: " + deep + "\n---\n",
		"deeper YAML":     "---\na: " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "\n---\n",
		"unclosed YAML":   "---\na: " + strings.Repeat("[a: {", 20000) + "\n---\n",
		"many keys":       "---\n" + strings.Repeat("a: b\n", 50_000) + "---\n",
		"4 MiB":           "---\n" + strings.Repeat("a: b\n", 800_000) + "---\n",
		"deep TOML":       "+++\na = " + deep + "\n+++\n",
		"dotted TOML":     "+++\na" + strings.Repeat(".a", 9000) + " = 1\n+++\n",
		"tables of TOML":  "+++\n" + strings.Repeat("[[a]]\n", 30_000) + "+++\n",
		"deep JSON":       "{\n\"a\": " + deep + "\n}\n",
	} {
		v, body, diags := Front("a.md", []byte(src))
		if got := diags.Count(diag.Error); got == 0 || body != len(src) {
			t.Errorf("%s: no mistake is found in %.40v", name, v)
		}
		tooDeep := 0
		for _, d := range diags {
			if d.Code == "data-too-deep" {
				tooDeep++
			}
		}
		if tooDeep != 1 {
			t.Errorf("%s: reported %d times as too deep: %s", name, tooDeep, found(diags))
		}
	}
}
