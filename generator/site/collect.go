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
	l.number(in)
	languages := len(l.Languages)
	versions, shown := make([]*Version, len(l.Nodes)*languages), make([]int8, len(l.Nodes)*languages)
	for i := range l.Nodes {
		n := &l.Nodes[i]
		n.Versions, versions = cut(versions, languages)
		n.shown, shown = cut(shown, languages)
		l.name(n)
	}
	for _, e := range in.Entries {
		if !e.Draft || in.Drafts {
			l.place(e)
		}
	}
	for i := range l.Nodes {
		if n := &l.Nodes[i]; n.Role == Folder {
			n.Name = inWords(n.Key[strings.LastIndexByte(n.Key, '/')+1:])
		}
	}
}

// cut returns the first n of all and the rest. One piece of memory for what
// all nodes have is quicker to get, and to go through, than one for each.
func cut[T any](all []T, n int) (first, rest []T) { return all[:n:n], all[n:] }

// number makes the nodes and says which symbols are their keys.
func (l *linker) number(in Input) {
	of := in.Config.Symbols.Of
	home := of(model.HomeKey)
	for key := range services {
		of(key)
	}
	for _, key := range in.lists {
		of(key)
	}
	symbols, sorted := in.Config.Symbols.All()
	l.symbols, l.byKey = symbols, slices.Repeat([]ID{None}, len(symbols))
	const wanted = 0 // any number that is not None
	l.byKey[home] = wanted
	count := 1
	want := func(key model.Symbol) {
		for ; l.byKey[key] == None; key = symbols[key].Parent {
			l.byKey[key] = wanted
			count++
		}
	}
	for _, e := range in.Entries {
		if !e.Draft || in.Drafts {
			want(e.Symbol)
			l.mentions += len(e.Mentions)
		}
	}
	for _, key := range in.lists {
		want(of(key))
	}
	l.serve(of, want)
	l.Nodes = make([]Node, 0, count)
	for _, key := range sorted {
		if l.byKey[key] != None {
			l.byKey[key] = ID(len(l.Nodes))
			l.Nodes = append(l.Nodes, Node{Key: symbols[key].Text, symbol: key})
		}
	}
	l.home = l.byKey[home]
}

// name says what a node's key tells of it.
func (l *linker) name(n *Node) {
	kind, rest, nested := strings.Cut(n.Key, "/")
	n.Kind, n.Original, n.Order, n.Parent, n.Role = l.Config.Kinds.Named(kind), -1, math.Inf(1), None, Folder
	switch {
	case n.Key == model.HomeKey:
		n.Role = Home
		return
	case isService(n.Key):
		n.Role, n.Name = Service, inWords(rest)
	case !nested:
		n.Role = List
	}
	n.Parent = l.byKey[l.symbols[n.symbol].Parent]
}

// words makes of the signs that join words in a file's name what does in text.
var words = strings.NewReplacer("-", " ", "_", " ")

// inWords makes of a folder's name what a reader may be shown.
func inWords(name string) string {
	words := words.Replace(name)
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// place puts an entry into its node. Of two files that claim to be the same
// entry in the same language, the first stands.
func (l *linker) place(e *model.Entry) {
	n := &l.Nodes[l.byKey[e.Symbol]]
	if e.WriteUp {
		l.placeWriteUp(n, e)
		return
	}
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
	n.Versions[e.Lang] = l.former(e)
}
