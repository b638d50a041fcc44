package site

import (
	"fmt"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// names finds entries by what references call them.
type names struct {
	byName  map[string][]ID // by the last part of the key
	byTitle map[string][]ID // of areas of expertise: titles and other names, folded, in all languages
}

func (l *linker) index() {
	l.names = names{make(map[string][]ID, len(l.Nodes)), map[string][]ID{}}
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if n.Role != Entry {
			continue
		}
		name := n.Key[strings.LastIndexByte(n.Key, '/')+1:]
		l.names.byName[name] = append(l.names.byName[name], ID(i))
		if n.Kind.Name == model.Expertise {
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
			key := foldTitle(title)
			if !slices.Contains(x.byTitle[key], id) {
				x.byTitle[key] = append(x.byTitle[key], id)
			}
		}
	}
}

// foldTitle makes titles that differ in case and spaces equal.
func foldTitle(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// find returns the nodes of the given kinds (nil: of any) that a reference may
// mean: those of that name or path, else the areas of that title.
func (x *names) find(s *Site, ref string, kinds []string) []ID {
	parts := strings.Split(strings.Trim(strings.TrimSuffix(ref, ".md"), "/"), "/")
	for i := range parts {
		parts[i] = model.Slug(parts[i])
	}
	path := strings.Join(parts, "/")
	var found []ID
	for _, id := range x.byName[parts[len(parts)-1]] {
		key := s.Nodes[id].Key
		if key == path {
			return s.ofKind([]ID{id}, kinds)
		}
		if strings.HasSuffix(key, "/"+path) {
			found = append(found, id)
		}
	}
	if found = s.ofKind(found, kinds); len(found) > 0 {
		return found
	}
	return s.ofKind(x.byTitle[foldTitle(ref)], kinds)
}

func (s *Site) ofKind(ids []ID, kinds []string) []ID {
	if kinds == nil || len(ids) == 0 {
		return ids
	}
	var out []ID
	for _, id := range ids {
		if slices.Contains(kinds, s.Nodes[id].Kind.Name) {
			out = append(out, id)
		}
	}
	return out
}

// lookUp returns the one node that a reference means, or None and a diagnostic
// that says why there is none, to be completed with its file.
func (l *linker) lookUp(ref string, kinds []string, at diag.Range) (ID, diag.Diagnostic) {
	found := l.names.find(l.Site, ref, kinds)
	switch {
	case len(found) == 1:
		return found[0], diag.Diagnostic{}
	case len(found) > 1:
		keys := l.keys(found)
		return None, diag.New("reference-unclear", "", at, fmt.Sprintf("`%s` may be any of %s", ref, strings.Join(keys, ", ")), "write more of the path: "+keys[0])
	}
	if other := l.names.find(l.Site, ref, nil); len(other) > 0 {
		return None, diag.New("reference-kind", "", at, fmt.Sprintf("`%s` is one of the %s, not of the %s", ref, plural(l.Nodes[other[0]].Kind.Name), alternatives(kinds)),
			l.suggest(ref, kinds))
	}
	return None, diag.New("reference-unknown", "", at, fmt.Sprintf("there is no entry `%s`%s", ref, among(kinds)), l.suggest(ref, kinds))
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
