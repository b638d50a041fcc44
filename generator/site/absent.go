package site

import "indaba/generator/model"

// Absent is a reference to a member who is not published: all that is left of
// it. Readers are shown words in its place.
type Absent struct {
	Relation string // what the entry calls it, such as "authors"
	Lang     int    // the language of the file that has it
	Former   bool   // the member has withdrawn

	key model.Symbol // of the member, to count each once
}

// Absent returns the references of a node that lead to members who are not
// published, each member once a relation.
func (s *Site) Absent(id ID) []Absent { return s.absent[id] }

// leave notes a reference that was left out.
func (s *shield) leave(e *model.Entry, relation string, m *member) {
	if !s.isPublic(e) {
		return
	}
	for _, a := range s.absent[e.Symbol] {
		perFile := relation == "translators" || relation == "reviewed-by"
		if a.Relation == relation && a.key == m.symbol && (a.Lang == e.Lang || !perFile) {
			return
		}
	}
	s.absent[e.Symbol] = append(s.absent[e.Symbol], Absent{relation, e.Lang, m.former(), m.symbol})
}
