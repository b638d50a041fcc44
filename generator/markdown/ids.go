package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"
)

// ids hands out the ids of one document. It is a parser.IDs so that the parsers
// of attributes can Put what authors chose before any id is made: a made id
// never takes a chosen one.
type ids struct {
	chosen map[string]bool // by authors, anywhere in the document
	used   map[string]bool
	next   map[string]int // last number tried behind a made id
}

func newIDs() ids {
	return ids{chosen: map[string]bool{}, used: map[string]bool{}, next: map[string]int{}}
}

func (s *ids) reset() {
	clear(s.chosen)
	clear(s.used)
	clear(s.next)
}

// Put notes an id that an author chose.
func (s *ids) Put(id []byte) { s.chosen[string(id)] = true }

// Generate is part of parser.IDs; no parser of ours asks for it.
func (s *ids) Generate([]byte, ast.NodeKind) []byte { return nil }

// take uses an id that an author chose, and says whether it was free.
func (s *ids) take(id string) bool {
	if id == "" || s.used[id] || reserved(id) {
		return false
	}
	s.used[id] = true
	return true
}

// reserved says whether id has the form of the ids of footnotes, or of those
// that themes give to parts of a page.
func reserved(id string) bool {
	return strings.HasPrefix(id, "fn:") || strings.HasPrefix(id, "fnref:") || strings.HasPrefix(id, "page.")
}

// create makes a new id from the text of a heading, numbered as GitHub does
// where the same text comes again.
func (s *ids) create(text string) string {
	base := slug(text)
	id := base
	for s.used[id] || s.chosen[id] {
		s.next[base]++
		id = base + "-" + strconv.Itoa(s.next[base])
	}
	s.used[id] = true
	return id
}

// slug makes an id of text in any script: lower-cased and in normal form C, its
// letters, marks, digits and underscores, joined by single hyphens.
func slug(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(text)) {
		if !(r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
