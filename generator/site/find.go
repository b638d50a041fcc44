package site

import "indaba/generator/model"

// Area returns the area of expertise that a reference names; None if there is
// none or several, which [Link] has reported.
func (s *Site) Area(ref string) ID {
	if found := s.names.find(s, ref, []string{model.Expertise}); len(found) == 1 {
		return found[0]
	}
	return None
}
