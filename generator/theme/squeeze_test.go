package theme

import "testing"

func TestSqueezeKeepsMeaning(t *testing.T) {
	for css, want := range map[string]string{
		"a { color: red;\n  margin: 0 auto }":                 "a{color:red;margin:0 auto}",
		"/* x */ a :hover > b, c { --x: \"a: b\" }":           "a :hover > b,c{--x:\"a: b\"}",
		"@media (min-width: 2rem) and (hover) { a { b: c } }": "@media (min-width:2rem) and (hover){a{b:c}}",
	} {
		if got := squeeze(css); got != want {
			t.Errorf("%q becomes %q, want %q", css, got, want)
		}
	}
	for script, want := range map[string]string{
		"// What it does.\n(() => {\n  // why\n  const a = \"//\" // not this\n\n  b()\n})()\n": "(() => {\nconst a = \"//\" // not this\nb()\n})()\n",
		"const a = `\n  // text\n`\n": "const a = `\n  // text\n`\n",
		"const a = `x`\n  b()\n":      "const a = `x`\nb()\n",
		"const a = \"x \\\n  y\"\n":   "const a = \"x \\\n  y\"\n",
	} {
		if got := Bare(script); got != want {
			t.Errorf("%q becomes %q, want %q", script, got, want)
		}
	}
}
