package site

import "indaba/generator/model"

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
