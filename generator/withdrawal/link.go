package withdrawal

import (
	"bytes"

	"indaba/generator/markdown"
	"indaba/generator/model"
)

// former is what stands in a text for a link to the member.
const former = "[[" + model.FormerMember + "]]"

// dropLink rewrites a link, or takes out an image. A link whose destination is
// defined elsewhere is left to people.
func (e *edits) dropLink(l *markdown.Link) {
	start, end := markdown.Extent(e.src, e.lines, l)
	before, after := e.src[:start], e.src[end:]
	switch {
	case l.Kind == markdown.LinkImage:
		if bytes.HasSuffix(before, []byte("!")) {
			e.replace(start-1, end, "")
		}
	case e.src[start] == '[':
		e.replace(start, end, former)
	case bytes.HasSuffix(before, []byte("<")) && bytes.HasPrefix(after, []byte(">")):
		e.replace(start-1, end+1, former)
	case bytes.HasPrefix(e.src[start:], []byte("http")) && !bytes.HasSuffix(bytes.TrimRight(before, " "), []byte("]:")):
		e.replace(start, end, former)
	}
}
