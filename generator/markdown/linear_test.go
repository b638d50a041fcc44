package markdown

import (
	"strings"
	"testing"
	"time"
)

// TestLinear renders what is known to make renderers slow. What goldmark takes
// the square of its size for is refused, see bounds.go.
func TestLinear(t *testing.T) {
	const size = 100_000 // bytes
	p := newFullParser()
	for _, unit := range []string{
		"[a](b) ", "[![a](b)](c) ", "[[a]]", "[[a", "[[", "[", "](", "![", "*a ", "*a _b ", "`a ", "<b>", "<b>a", "<div>\n\n", "<div><p>", "<ul><li>", "<svg>",
		"<a>", "<b a=b c=d ", "</b>", "<!--", "&amp;", "&a", "\\", ":::note\n", ":::note\n:::\n", ":::a\n\n", ":::", "::::", "- ", "- a\n",
		"> [!NOTE]\n\n", "> ", ">", "1. ", "[a](", "[](", "[a](<b", "[a](b (", "[a]\n", "[a]: b\n", "[a]: b\n\n", "# a\n", "# a {#b}\n", "# {", "a {#", "[^1]", "[^1]: a\n", "|", "|a", "a\n: b\n", "\r", "é", "中", "中\n", "<x>", "\n<script>\n",
		"\"a ", "\"", "'a ", "'", "\"a\" ", "'a \"b' ", "--", "-- ", "...", "](a b", "![a](b c.png) ", "```mdx-code-block\n", "```mdx-code-block\na\n```\n", "```js\nx\n```\n", "```js\n",
		"{#a} ", "http://a.b ", "a@b.c ", "~", "a\n\n", "  \n", "\t",
	} {
		// Clocks lie on a busy machine, so only what is slow as a whole is looked
		// at closer, three times: four times the text may not take ten times as
		// long, and takes sixteen times where work is quadratic.
		slow := timed(p, unit, size) > 3*time.Second
		for try := 0; slow && try < 3; try++ {
			slow = timed(p, unit, size) > 10*timed(p, unit, size/4)
		}
		if slow {
			t.Errorf("%q is quadratic", unit)
		}
	}
}

func timed(p *Parser, unit string, size int) time.Duration {
	src := []byte(strings.Repeat(unit, size/len(unit)))
	start := time.Now()
	p.Parse("x.md", src, 0)
	return time.Since(start)
}
