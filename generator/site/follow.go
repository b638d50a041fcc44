package site

import (
	"fmt"
	"path"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

// Destination is where a link of a body leads.
type Destination struct {
	Kind   DestinationKind
	To     ID     // of a ToNode
	Lang   int    // of a ToNode: the language to lead to; -1: the reader's
	Anchor string // without `#`, not escaped
	Path   string // of a ToWeb: the address; of a ToFile: its path below the site's base, not escaped
}

// DestinationKind says what a [Destination] is.
type DestinationKind uint8

// The kinds of destinations.
const (
	Broken DestinationKind = iota // nothing is there; reported
	ToNode
	ToHere // a heading of the same page
	ToWeb
	ToFile
)

// Destination returns where a link of a version's body leads.
func (s *Site) Destination(v *Version, link int) Destination { return s.resolve(v, &v.Targets[link]) }

// Image returns where the picture of an entry is: ToFile if it has one.
func (s *Site) Image(v *Version) Destination { return s.resolve(v, &v.Entry.Image) }

// resolve joins a target, whose names are numbers already, to what is there. It
// is as quick as to remember all destinations would be, and takes no memory.
func (s *Site) resolve(v *Version, t *model.Target) Destination {
	switch t.Kind {
	case model.ToWeb:
		return Destination{Kind: ToWeb, Path: t.Path}
	case model.ToHere:
		anchor, _ := anchorOf(v, t.Anchor)
		return Destination{Kind: ToHere, Anchor: anchor}
	case model.ToEntry:
		if id := s.at(t.Key); id != None {
			return toNode(id, t)
		}
		for _, key := range t.Also {
			if id := s.at(key); id != None {
				return toNode(id, t)
			}
		}
	case model.ToName:
		if id, _ := s.find(t.Name, nil); id != None {
			return toNode(id, t)
		}
	case model.ToAsset:
		return s.toFile(v, t)
	case model.ToPath:
		return s.toPath(t)
	}
	return Destination{}
}

func toNode(id ID, t *model.Target) Destination {
	return Destination{Kind: ToNode, To: id, Lang: int(t.Lang), Anchor: t.Anchor}
}

// toPath resolves a link to an address of the site itself.
func (s *Site) toPath(t *model.Target) Destination {
	want := strings.Trim(t.Path, "/")
	if a, ok := s.byURL[strings.ToLower(want+"/")]; ok {
		return Destination{Kind: ToNode, To: a.ID, Lang: int(a.Lang), Anchor: t.Anchor}
	}
	for _, key := range []string{want, model.Pages + "/" + want} {
		if id := s.Find(key); id != None {
			return Destination{Kind: ToNode, To: id, Lang: -1, Anchor: t.Anchor}
		}
	}
	for _, key := range t.Also {
		if id := s.at(key); id != None {
			return Destination{Kind: ToNode, To: id, Lang: -1, Anchor: t.Anchor}
		}
	}
	return Destination{}
}

// follow reports every link that leads nowhere.
func (l *linker) follow() {
	for i := range l.Nodes {
		for _, v := range l.Nodes[i].Versions {
			if v != nil {
				l.followAll(v)
			}
		}
		for v := range l.Nodes[i].separate() {
			l.followAll(v)
		}
	}
}

func (l *linker) followAll(v *Version) {
	follow := func(k int) {
		l.lead(v, v.Lang, &v.Targets[k], func() markdown.Link { return v.Body.Links[k] })
	}
	if l.areThere(v) {
		for _, k := range v.Others {
			follow(int(k))
		}
	} else {
		for k := range v.Targets {
			follow(k)
		}
	}
	if image := &v.Entry.Image; image.Kind != model.ToNowhere {
		l.lead(v, v.Lang, image, func() markdown.Link {
			return markdown.Link{Kind: markdown.LinkImage, Dest: v.Entry.Front.Text("image"), Range: v.Entry.Front.At("image")}
		})
	}
}

// areThere reports whether all entries that a text leads to by their keys or
// names alone are there.
func (l *linker) areThere(v *Version) bool {
	for _, key := range v.Keys {
		if l.at(key) == None {
			return false
		}
	}
	for _, name := range v.Names {
		if id := l.named(name); id == None || l.names.next[id] != None {
			return false
		}
	}
	return true
}

// lead reports a link that leads nowhere, or to no heading of the page. What
// was written is asked for only then.
func (l *linker) lead(v *Version, lang int, t *model.Target, written func() markdown.Link) {
	d := l.resolve(v, t)
	switch {
	case d.Kind == ToNode && t.Anchor != "":
		if d.Lang >= 0 {
			lang = d.Lang
		}
		if target, _ := l.Shown(d.To, lang); target != nil && !hasAnchor(target, t.Anchor) {
			l.missingAnchor(v, target, t.Anchor, written().Range)
		}
	case d.Kind == ToHere && t.Anchor != "" && d.Anchor == "":
		l.missingAnchor(v, v, t.Anchor, written().Range)
	case d.Kind == Broken && t.Kind != model.ToNowhere:
		l.broken(v, t, written())
	}
}

// broken reports a link that leads nowhere.
func (l *linker) broken(v *Version, t *model.Target, from markdown.Link) {
	switch t.Kind {
	case model.ToEntry:
		l.report("link-broken", v.Entry, from.Range, fmt.Sprintf("there is no page at `%s`", from.Dest), l.suggestPage(l.symbols[t.Key].Text))
	case model.ToPath:
		l.report("link-broken", v.Entry, from.Range, fmt.Sprintf("there is no page at `%s`", from.Dest), l.suggestPage(strings.Trim(t.Path, "/")))
	case model.ToName:
		_, several := l.find(t.Name, nil)
		l.diags = append(l.diags, l.unfound(v.File, t.Name, nil, from.Range, several))
	case model.ToAsset:
		code, what := diag.Code("image-missing"), "image"
		if from.Kind != markdown.LinkImage {
			code, what = "link-broken", "file"
		}
		l.report(code, v.Entry, from.Range, fmt.Sprintf("there is no %s at `%s`", what, from.Dest), l.suggestFile(t.Path))
	}
}

// anchorOf returns the id of the part of a page that a link names: by the id
// it is published with, or the one its own language would have given it.
func anchorOf(v *Version, anchor string) (string, bool) {
	for i, h := range v.Headings {
		if h.ID == anchor || v.Body.Headings[i].ID == anchor || v.Body.FormerID(i) == anchor {
			return h.ID, true
		}
	}
	if v.WriteUp != nil {
		return anchorOf(v.WriteUp, anchor)
	}
	return "", false
}

func hasAnchor(v *Version, anchor string) bool {
	_, ok := anchorOf(v, anchor)
	return ok
}

// Anchor returns the id of the part of a node's page, as shown in a language,
// that a link names; "" if it names none or the page has no such part.
func (s *Site) Anchor(id ID, lang int, anchor string) string {
	v, _ := s.Shown(id, lang)
	if v == nil {
		return ""
	}
	found, _ := anchorOf(v, anchor)
	return found
}

func (l *linker) missingAnchor(v, target *Version, anchor string, at diag.Range) {
	var ids []string
	for _, h := range target.Headings {
		ids = append(ids, "#"+h.ID)
	}
	l.report("anchor-missing", v.Entry, at, fmt.Sprintf("%s has no heading `#%s`", target.File, anchor), diag.Suggest("#"+anchor, ids, "leave out what follows the `#`"))
}

// suggestPage names the page whose key is nearest to one that does not exist.
func (l *linker) suggestPage(key string) string {
	if l.tired() {
		return ""
	}
	name := key[strings.LastIndexByte(key, '/')+1:]
	var candidates []string
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if n.Role == Folder {
			continue
		}
		if path.Base(n.Key) == name {
			return "there is one at `" + n.Key + ".md`"
		}
		candidates = append(candidates, n.Key)
	}
	return diag.Suggest(key, candidates, "write the path from this file to the other, such as `../members/ama-owusu.md`")
}
