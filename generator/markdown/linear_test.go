package markdown

import (
	"strings"
	"testing"
	"time"
)

// TestLinear renders what is known to make renderers slow. Only nested block
// quotes are missing, in which goldmark itself is quadratic.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const size = 100_000 // bytes: what is quadratic takes several seconds
	p := newFullParser()
	for _, unit := range []string{
		"[a](b) ", "[![a](b)](c) ", "[[a]]", "[[a", "[[", "[", "](", "![", "*a ", "*a _b ", "`a ", "<b>", "<b>a", "<div>\n\n", "<div><p>", "<ul><li>", "<svg>",
		"<a>", "<b a=b c=d ", "</b>", "<!--", "&amp;", "&a", "\\", ":::note\n", ":::note\n:::\n", ":::a\n\n", ":::", "::::", "- ", "- a\n",
		"> [!NOTE]\n\n", "# a\n", "# a {#b}\n", "# {", "a {#", "[^1]", "[^1]: a\n", "|", "|a", "a\n: b\n", "\r", "é", "中", "中\n", "<x>", "\n<script>\n",
		"\"a ", "\"", "'a ", "'", "\"a\" ", "'a \"b' ", "--", "-- ", "...", "](a b", "![a](b c.png) ", "```mdx-code-block\n", "```mdx-code-block\na\n```\n", "```js\nx\n```\n", "```js\n",
		"{#a} ", "[a]: b\n", "http://a.b ", "a@b.c ", "~", "a\n\n", "  \n", "\t",
	} {
		src := []byte(strings.Repeat(unit, size/len(unit)))
		start := time.Now()
		p.Parse("x.md", src, 0)
		took := time.Since(start)
		if took > 3*time.Second {
			t.Errorf("%q: %v", unit, took)
		}
	}
}
