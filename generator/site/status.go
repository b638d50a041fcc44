package site

import "indaba/generator/model"

// Active reports whether a node is a member who is here: one whose status is
// not silent, alumni or in-memoriam. Only active members are proposed to those
// who look for help.
func (s *Site) Active(id ID) bool {
	return s.status(id) == "active"
}

// Former reports whether a node is a member who has left or has died.
func (s *Site) Former(id ID) bool {
	status := s.status(id)
	return status == "alumni" || status == "in-memoriam"
}

// status returns the status of a member, which is active where it says
// nothing; "" for every other node.
func (s *Site) status(id ID) string {
	n := &s.Nodes[id]
	if n.Role != Entry || n.Original < 0 || n.Kind.Name != model.Members {
		return ""
	}
	if status := n.Versions[n.Original].Front.Text("status"); status != "" {
		return status
	}
	return "active"
}
