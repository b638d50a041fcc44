package site

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// collect makes a node of every key there is: of entries, of the folders they
// lie in, of the lists of their kinds, and of home. Nodes are in the order of
// their keys, so that a folder comes before what lies in it.
func (l *linker) collect(in Input) {
	entries := slices.DeleteFunc(slices.Clone(in.Entries), func(e *model.Entry) bool {
		return e.Draft && !in.Drafts
	})
	slices.SortFunc(entries, func(a, b *model.Entry) int { return strings.Compare(a.Path, b.Path) })
	keys := map[string]bool{model.HomeKey: true}
	for _, e := range entries {
		keys[e.Key] = true
		for key := parentKey(e.Key); key != model.HomeKey && !keys[key]; key = parentKey(key) {
			keys[key] = true
		}
	}
	l.serve(keys)
	sorted := make([]string, 0, len(keys))
	for key := range keys {
		sorted = append(sorted, key)
	}
	slices.Sort(sorted)
	l.byKey = make(map[string]ID, len(sorted))
	l.Nodes = make([]Node, len(sorted))
	for i, key := range sorted {
		l.byKey[key] = ID(i)
	}
	for i, key := range sorted {
		l.Nodes[i] = l.newNode(key)
	}
	l.home = l.byKey[model.HomeKey]
	for _, e := range entries {
		l.place(e)
	}
}

// parentKey returns the key of the page above the one with a key.
func parentKey(key string) string {
	i := strings.LastIndexByte(key, '/')
	if i < 0 || key[:i] == model.Pages {
		return model.HomeKey
	}
	return key[:i]
}

func (l *linker) newNode(key string) Node {
	kind, rest, nested := strings.Cut(key, "/")
	n := Node{Key: key, Kind: l.Config.Kinds.Named(kind), Original: -1, Order: math.Inf(1), Parent: None, Role: Folder,
		Versions: make([]*Version, len(l.Languages))}
	switch {
	case key == model.HomeKey:
		n.Role = Home
		return n
	case isService(key):
		n.Role, n.Name = Service, inWords(rest)
	case !nested:
		n.Role = List
	default:
		n.Name = inWords(rest[strings.LastIndexByte(rest, '/')+1:])
	}
	n.Parent = l.byKey[parentKey(key)]
	return n
}

// inWords makes of a folder's name what a reader may be shown.
func inWords(name string) string {
	words := strings.NewReplacer("-", " ", "_", " ").Replace(name)
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// place puts an entry into its node. Of two files that claim to be the same
// entry in the same language, the first stands.
func (l *linker) place(e *model.Entry) {
	n := &l.Nodes[l.byKey[e.Key]]
	other := n.Versions[e.Lang]
	switch {
	case other == nil || other.Unreadable:
	case e.Unreadable:
		return // reported already
	default:
		d := diag.New("url-duplicate", e.File, entryRange, fmt.Sprintf("this is the same page as %s", other.File), "rename one of the two, or put their texts together")
		d.Related = []diag.Related{{File: other.File, Message: "the other page"}}
		l.diags = append(l.diags, d)
		return
	}
	if n.Role == Folder {
		n.Role = Entry
	}
	n.Versions[e.Lang] = &Version{Entry: e, Front: e.Front}
}
