package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// slips finds addresses with a space in them, such as ![A plan](./the plan.png),
// which Markdown reads as text. It parses nothing: it notes where they stand,
// and goldmark's parser of links, which comes next, makes text of them.
type slips struct{}

func (slips) Trigger() []byte { return []byte{']'} }

func (slips) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	n := spacedAddress(line)
	if n == 0 {
		return nil
	}
	opener := openingBracket(block.Source()[:seg.Start])
	if opener < 0 {
		return nil
	}
	s := slip{start: seg.Start + 2, end: seg.Start + 2 + n}
	s.image = opener > 0 && block.Source()[opener-1] == '!'
	if address := line[2 : 2+n]; holdsTemplate(address) || !s.image && !looksLikeAddress(address) {
		return nil
	}
	found, _ := pc.Get(slipsKey).([]slip)
	pc.Set(slipsKey, append(found, s))
	return nil
}

// slip is where an address with a space in it stands in the body.
type slip struct {
	start, end int
	image      bool
}

var slipsKey = parser.NewContextKey()

// spacedAddress returns the length of the address in a line that starts with
// `](`, if the address has a space in it and could be one but for that; else 0.
func spacedAddress(line []byte) int {
	line, ok := bytes.CutPrefix(line[:min(len(line), longestSlip)], []byte("]("))
	depth := 1
	for i, c := range line {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case '"': // starts a title
			if bytes.HasSuffix(line[:i], []byte{' '}) && bytes.Contains(line[i+1:], []byte("\")")) {
				return spaced(bytes.TrimRight(line[:i], " "))
			}
			return 0
		case '<', '>', '\\', '[', ']', '\n':
			return 0
		}
		if depth == 0 {
			return keepIf(ok && !bytes.HasSuffix(line[:i], []byte{'\''}), spaced(line[:i]))
		}
	}
	return 0
}

// longestSlip is how many bytes on both sides are looked at.
const longestSlip = 300

// spaced returns the length of address if there is a space within it, else 0.
func spaced(address []byte) int {
	within := bytes.IndexByte(address, ' ') > 0 && address[len(address)-1] != ' '
	return keepIf(within, len(address))
}

// openingBracket returns the index of the `[` that the bracket behind src
// closes, on the same line; -1 if there is none.
func openingBracket(src []byte) int {
	depth := 1
	for i := len(src) - 1; i >= max(0, len(src)-longestSlip) && src[i] != '\n'; i-- {
		switch src[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// looksLikeAddress tells the address of a page from a remark in brackets, as in
// [Ama](who wrote it).
func looksLikeAddress(b []byte) bool {
	for _, start := range []string{"./", "../", "/", "http:", "https:", "@site/"} {
		if bytes.HasPrefix(b, []byte(start)) {
			return true
		}
	}
	b, _, _ = bytes.Cut(b, []byte{'#'})
	for _, end := range []string{".md", ".mdx", ".markdown", ".pdf", ".html", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".docx", ".xlsx", ".zip"} {
		if bytes.HasSuffix(bytes.ToLower(b), []byte(end)) {
			return true
		}
	}
	return false
}

// reportSlips reports what slips noted.
func (r *renderer) reportSlips(pc parser.Context) {
	found, _ := pc.Get(slipsKey).([]slip)
	for _, s := range found {
		address := r.src[s.start:s.end]
		what := "link"
		if s.image {
			what = "image"
		}
		r.report("markdown-address-space", span(s.start, s.end), "the address "+quote(string(address))+" has a space in it, so the "+what+" is read as text",
			"write (<"+clip(string(address))+">) or "+clip(string(bytes.ReplaceAll(address, []byte{' '}, []byte("%20")))))
	}
}
