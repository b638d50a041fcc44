package site

import (
	"strings"

	"indaba/generator/model"
)

// Area returns the area of expertise that a reference names; None if there is
// none or several, which [Link] has reported.
func (s *Site) Area(ref string) ID {
	lookup := s.Config.Symbols.Lookup(ref)
	id, _ := s.find(&lookup, []string{model.Expertise})
	return id
}

// Member returns the member that a reference names, as [Site.Area] does.
func (s *Site) Member(ref string) ID {
	lookup := s.Config.Symbols.Lookup(ref)
	id, _ := s.find(&lookup, []string{model.Members})
	return id
}

// Means returns the node that a reference leads to; None if there is none or
// several.
func (s *Site) Means(m *model.Mention) ID {
	id, _ := s.find(&m.Name, m.Ref.To)
	return id
}

// Refer returns the node that a name leads to, or a path, which may start with
// a language; None if there is none or several.
func (s *Site) Refer(ref string) ID {
	if top, rest, ok := strings.Cut(strings.Trim(ref, "/"), "/"); ok && s.Config.IsLanguage(top) {
		ref = rest
	}
	lookup := s.Config.Symbols.Lookup(ref)
	id, _ := s.find(&lookup, nil)
	return id
}
