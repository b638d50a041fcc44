package site

// Around returns the files, as users type them, of the entries that are made of
// certain files below content/, and of those that refer or link to one of them.
// An entry is all its languages.
func (s *Site) Around(is func(path string) bool) map[string]bool {
	changed := make([]bool, len(s.Nodes))
	for i := range s.Nodes {
		for v := range s.Nodes[i].written() {
			changed[i] = changed[i] || is(v.Path)
		}
	}
	files := map[string]bool{}
	for i := range s.Nodes {
		if changed[i] || s.leadsToAny(&s.Nodes[i], changed) {
			for v := range s.Nodes[i].written() {
				files[v.File] = true
			}
		}
	}
	return files
}

// leadsToAny reports whether an entry refers or links to one of a set of nodes.
func (s *Site) leadsToAny(n *Node, set []bool) bool {
	for _, e := range n.out {
		if set[e.To] {
			return true
		}
	}
	for v := range n.written() {
		for k := range v.Targets {
			if d := s.Destination(v, k); d.Kind == ToNode && set[d.To] {
				return true
			}
		}
	}
	return false
}

// written yields all that is written of a node, in each language, what was
// written after an event among it.
func (n *Node) written() func(yield func(*Version) bool) {
	return func(yield func(*Version) bool) {
		for _, v := range n.Versions {
			if v != nil && !yield(v) {
				return
			}
		}
		for v := range n.separate() {
			if !yield(v) {
				return
			}
		}
	}
}
