package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// sought is a name that no text is to hold.
type sought struct {
	words []string // folded, see [fold]
	text  string   // as it is written
	kind  string   // what it is, for the diagnostic
	dense bool     // it is of a script that writes no spaces
}

func newSought(text, kind string) sought {
	n := sought{text: text, kind: kind, dense: isDense(text)}
	for _, w := range read(text).words {
		n.words = append(n.words, w.word)
	}
	return n
}

// mentions reports every place of a text that names a member who is withheld,
// or gives an address that the consent does not cover, and where no link or
// reference marks it: only people can find other words there. What is published
// is searched for one word of each name, which is quick; a source is read only
// where that is found.
func (s *shield) mentions() {
	names := s.sought
	if len(names) == 0 || s.in.Source == nil {
		return
	}
	s.searched = newSearched(names, s.in.Before, s.in.Clean)
	f := s.searched.finder
	for i, e := range s.in.Entries {
		if s.isPublic(e) && !s.searched.without(e) {
			s.mentionsIn(names, e, s.raw[i])
		}
	}
	s.searched.old = nil
	for _, path := range s.in.Beside() {
		if s.files.isHidden(path) {
			continue
		}
		if src := s.in.Source(path); f.in(string(src)) {
			s.reportMentions(names, s.in.Name(path), src, s.markedBeside(path, src))
		}
	}
}

// seek lists the names to be searched for.
func (s *shield) seek() []sought {
	var out []sought
	seen := map[string]bool{}
	add := func(text, kind string) {
		n := newSought(text, kind)
		key := strings.Join(n.words, " ")
		if utf8.RuneCountInString(key) < 2 || seen[key] {
			return
		}
		seen[key] = true
		out = append(out, n)
	}
	for _, name := range s.in.Seek {
		add(name, "somebody who was taken out")
	}
	for _, m := range s.order {
		if len(m.versions) == 0 { // stands for others, see addFormer
			continue
		}
		if m.fate != published && m.fate != unread {
			const kind = "a member who is not published"
			for _, e := range m.versions {
				add(e.Title, kind)
			}
			add(s.symbols[s.symbols[m.symbol].Last].Text, kind)
			for _, e := range m.versions {
				add(e.Label(), kind)
				add(e.OwnSlug, kind)
			}
		}
		if m.fate == published && m.email {
			continue
		}
		for _, e := range m.versions {
			add(e.Front.Text("email"), "an address that is not published")
		}
	}
	return out
}

// searched remembers from build to build which entries hold none of the names.
// Entries never change, so this depends on nothing but the names.
type searched struct {
	Clean
	finder *finder
	old    []*model.Entry // Entries of the build before, from the entry on that is looked at
}

// Clean are entries that publish none of the names that are to be kept out.
type Clean struct {
	Names   string         // all of them, written out
	Entries []*model.Entry // in the order of their paths
}

// Clean returns the entries of s in which no name was found.
func (s *Site) Clean() Clean { return s.searched.Clean }

func newSearched(names []sought, before *Site, known Clean) searched {
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "%q %q", n.text, n.words)
	}
	s := searched{Clean: Clean{Names: b.String()}}
	if before != nil {
		known, s.finder = before.searched.Clean, before.searched.finder
	}
	if known.Names == s.Names {
		s.old = known.Entries
	} else {
		s.finder = nil
	}
	if s.finder == nil {
		s.finder = newFinder(names)
	}
	s.Entries = make([]*model.Entry, 0, len(s.old))
	return s
}

// without reports whether an entry publishes none of the names. It is asked for
// one after the other in the order of their paths.
func (s *searched) without(e *model.Entry) bool {
	for len(s.old) > 0 && s.old[0] != e && s.old[0].Path < e.Path {
		s.old = s.old[1:]
	}
	clean := len(s.old) > 0 && s.old[0] == e || !publishes(e, s.finder)
	if clean {
		s.Entries = append(s.Entries, e)
	}
	return clean
}

// publishes reports whether what an entry publishes may hold a name.
func publishes(e *model.Entry, f *finder) bool {
	if f.in(e.Body.HTML().Text) || f.in(e.Title) || f.in(e.Path) || recordHolds(e.Front, f) {
		return true
	}
	for i := range e.Body.Links {
		if l := &e.Body.Links[i]; f.in(l.Dest) || f.in(l.Title) || f.in(l.Alt) {
			return true
		}
	}
	return false
}

func recordHolds(r model.Record, f *finder) bool {
	for i := range r {
		for k := range r[i].Values {
			if v := &r[i].Values[k]; f.in(v.Text) || v.Object != nil && recordHolds(v.Object, f) {
				return true
			}
		}
	}
	return false
}

// mentionsIn reports the mentions in the source of an entry, and in its name.
func (s *shield) mentionsIn(names []sought, e, raw *model.Entry) {
	src := s.in.Source(e.Path)
	found := s.reportMentions(names, e.File, src, s.marked(raw, src))
	plain, key := read(withoutTags(e.Body.HTML().Text)), read(e.Key)
	for _, n := range names {
		switch {
		case len(n.find(key)) > 0:
			s.diags = append(s.diags, diag.New("consent-mention", e.File, entryRange, fmt.Sprintf("`%s` is %s, and stands in the name of the file", n.text, n.kind),
				"give the file another name in every language, and leave no old address"))
		case found == 0 && len(n.find(plain)) > 0: // written in a way that the source does not show
			s.diags = append(s.diags, mention(n, e.File, entryRange))
		}
	}
}

// reportMentions reports the names in a text outside of what is marked, and
// returns how many there are.
func (s *shield) reportMentions(names []sought, file string, src []byte, marked []stretch) int {
	count := 0
	text := read(string(src))
	for _, n := range names {
		for _, at := range n.find(text) {
			if slices.ContainsFunc(marked, func(m stretch) bool { return m.start <= at.start && at.end <= m.end }) {
				continue
			}
			s.diags = append(s.diags, mention(n, file, diag.Range{Start: positionAt(src, at.start), End: positionAt(src, at.end)}))
			count++
		}
	}
	return count
}

func mention(n sought, file string, at diag.Range) diag.Diagnostic {
	return diag.New("consent-mention", file, at, fmt.Sprintf("`%s` is %s, and stands in this text", n.text, n.kind),
		"say it in other words; a name that links to the profile becomes other words by itself")
}

// positionAt returns the place of a byte offset.
func positionAt(src []byte, offset int) diag.Position {
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	if start == 0 && bytes.HasPrefix(src, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	return diag.Position{Line: 1 + bytes.Count(src[:offset], []byte{'\n'}), Column: 1 + utf8.RuneCount(src[start:max(start, offset)])}
}
