package site

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// names finds entries by what references call them.
type names struct {
	first   []ID            // by symbol: of the entries that have it as the last part of their key
	next    []ID            // by node: of those that have the same
	byTitle map[string][]ID // areas of expertise by titles and other names, folded, in all languages
}

func (l *linker) index() {
	l.names = names{slices.Repeat([]ID{None}, len(l.symbols)), make([]ID, len(l.Nodes)), map[string][]ID{}}
	for i := len(l.Nodes) - 1; i >= 0; i-- {
		if n := &l.Nodes[i]; n.Role == Entry {
			last := l.symbols[n.symbol].Last
			l.names.next[i], l.names.first[last] = l.names.first[last], ID(i)
		}
	}
	for i := range l.Nodes {
		if n := &l.Nodes[i]; n.Role == Entry && n.Kind.Name == model.Expertise {
			l.names.addTitles(n, ID(i))
		}
	}
}

func (x *names) addTitles(n *Node, id ID) {
	for _, v := range n.Versions {
		if v == nil {
			continue
		}
		for _, title := range append(v.Front.Texts("also_known_as"), v.Title) {
			key := model.Fold(title)
			if !slices.Contains(x.byTitle[key], id) {
				x.byTitle[key] = append(x.byTitle[key], id)
			}
		}
	}
}

// find returns the node of the given kinds (nil: of any) that a reference
// means: the one whose path it is, else one whose path ends in it, else the area
// of that title; None if there is none, or several may be meant.
func (s *Site) find(ref *model.Lookup, kinds []string) (id ID, several bool) {
	found := None
	for id := range s.meant(ref, kinds) {
		if found != None {
			return None, true
		}
		found = id
	}
	return found, false
}

// meant yields the nodes that a reference may mean.
func (s *Site) meant(ref *model.Lookup, kinds []string) iter.Seq[ID] {
	return func(yield func(ID) bool) {
		if whole := s.at(ref.Path); whole != None && s.Nodes[whole].Role == Entry {
			if s.isOf(whole, kinds) {
				yield(whole)
			}
			return
		}
		found := false
		for id := s.named(ref.Last); id != None; id = s.names.next[id] {
			// The last parts are equal, so the whole is if it is no more.
			if ref.Path != ref.Last && !strings.HasSuffix(s.Nodes[id].Key, "/"+ref.Key) || !s.isOf(id, kinds) {
				continue
			}
			if found = true; !yield(id) {
				return
			}
		}
		if found {
			return
		}
		for _, id := range s.names.byTitle[model.Fold(ref.Text)] {
			if s.isOf(id, kinds) && !yield(id) {
				return
			}
		}
	}
}

// named returns the first entry whose key ends in a name.
func (s *Site) named(last model.Symbol) ID {
	if int(last) >= len(s.names.first) {
		return None // not known when the site was linked
	}
	return s.names.first[last]
}

func (s *Site) isOf(id ID, kinds []string) bool {
	return kinds == nil || slices.Contains(kinds, s.Nodes[id].Kind.Name)
}

// unfound says why a reference in a file leads to no node.
func (l *linker) unfound(file string, ref *model.Lookup, kinds []string, at diag.Range, several bool) diag.Diagnostic {
	if several {
		keys := l.keys(slices.Collect(l.meant(ref, kinds)))
		return diag.New("reference-unclear", file, at, fmt.Sprintf("`%s` may be any of %s", ref.Text, strings.Join(keys, ", ")), "write more of the path: "+keys[0])
	}
	for other := range l.meant(ref, nil) {
		return diag.New("reference-kind", file, at, fmt.Sprintf("`%s` is one of the %s, not of the %s", ref.Text, plural(l.Nodes[other].Kind.Name), alternatives(kinds)),
			l.suggest(ref.Text, kinds))
	}
	return diag.New("reference-unknown", file, at, fmt.Sprintf("there is no entry `%s`%s", ref.Text, among(kinds)), l.suggest(ref.Text, kinds))
}

func among(kinds []string) string {
	if kinds == nil {
		return ""
	}
	return " among the " + alternatives(kinds)
}

func alternatives(kinds []string) string {
	var out []string
	for _, k := range kinds {
		out = append(out, plural(k))
	}
	return strings.Join(out, " or ")
}

// plural names the entries of a kind in a sentence.
func plural(kind string) string {
	if kind == model.Expertise {
		return "areas of expertise"
	}
	return kind
}

func (l *linker) keys(ids []ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, "`"+l.Nodes[id].Key+"`")
	}
	return out
}

// suggest names the entries that a wrong reference is nearest to.
func (l *linker) suggest(ref string, kinds []string) string {
	if l.tired() {
		return ""
	}
	var candidates []string
	for i := range l.Nodes {
		if n := &l.Nodes[i]; n.Role == Entry && (kinds == nil || slices.Contains(kinds, n.Kind.Name)) {
			candidates = append(candidates, n.Key[strings.LastIndexByte(n.Key, '/')+1:])
		}
	}
	slices.Sort(candidates)
	last := ref[strings.LastIndexByte(ref, '/')+1:]
	fallback := "write the name of its file, without `.md`"
	if len(candidates) == 0 && len(kinds) > 0 {
		fallback = "write it first: a file in the folder " + kinds[0]
	}
	return diag.Suggest(last, candidates, fallback)
}

// maxSuggestions bounds the time that a site with thousands of broken links
// takes: each search for a similar name looks at every entry.
const maxSuggestions = 100

// tired reports whether enough suggestions were made, and counts one more.
func (l *linker) tired() bool {
	l.suggested++
	return l.suggested > maxSuggestions
}
