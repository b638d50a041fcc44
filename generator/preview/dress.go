package preview

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"html"
)

// dress adds to a page, before the end of its body, the element that makes it
// live: the panel of problems, if there are any, and the script.
func (b *build) dress(p string, page []byte) []byte {
	panel := b.panel(b.site.Problems(p))
	base := html.EscapeString(b.site.Base())

	// The script compares the sum to see whether the page has changed at all.
	sum := fnv.New64a()
	sum.Write(page)
	sum.Write([]byte(panel))

	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	var out bytes.Buffer
	out.Grow(len(page) + len(panel) + 512)
	out.Write(page[:at])
	out.WriteString("<indaba-preview>" + panel)
	// It runs before any script that waits for the end of the page, so that it
	// sees the page as it was sent.
	fmt.Fprintf(&out, `<script id="indaba-preview" src="%[1]s%[2]spreview.js" data-events="%[1]s%[2]sevents" data-build="%[3]s" data-page="%[4]x" data-key="%[5]s"></script>`,
		base, own, b.id, sum.Sum64(), html.EscapeString(b.site.Key(p)))
	out.WriteString("</indaba-preview>")
	out.Write(page[at:])
	return out.Bytes()
}
