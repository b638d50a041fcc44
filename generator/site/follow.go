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

// follow resolves the links of every body.
func (l *linker) follow() {
	for i := range l.Nodes {
		for lang, v := range l.Nodes[i].Versions {
			if v == nil {
				continue
			}
			v.Links = make([]Destination, len(v.Targets))
			for k, t := range v.Targets {
				v.Links[k] = l.lead(v, lang, t, v.Body.Links[k])
			}
			if v.Entry.Image.Kind != model.ToNowhere {
				image := v.Entry.Front.Text("image")
				v.Image = l.lead(v, lang, v.Entry.Image, markdown.Link{Kind: markdown.LinkImage, Dest: image, Range: v.Entry.Front.At("image")})
			}
		}
	}
}

func (l *linker) lead(v *Version, lang int, t model.Target, from markdown.Link) Destination {
	switch t.Kind {
	case model.ToWeb:
		if from.Kind == markdown.LinkImage {
			l.report("image-missing", v.Entry, from.Range, "the image lies on another site, which would see every reader of this page", "put it beside the page, if its licence allows")
			return Destination{}
		}
		return Destination{Kind: ToWeb, Path: t.Path}
	case model.ToHere:
		anchor, ok := anchorOf(v, t.Anchor)
		if t.Anchor != "" && !ok {
			l.missingAnchor(v, v, t.Anchor, from.Range)
		}
		return Destination{Kind: ToHere, Anchor: anchor}
	case model.ToEntry:
		if id, ok := l.byKey[t.Key]; ok {
			return l.toNode(v, lang, id, t, from.Range)
		}
		for _, key := range t.Also {
			if id, ok := l.byKey[key]; ok {
				return l.toNode(v, lang, id, t, from.Range)
			}
		}
		l.report("link-broken", v.Entry, from.Range, fmt.Sprintf("there is no page at `%s`", from.Dest), l.suggestPage(t.Key))
	case model.ToName:
		id, problem := l.lookUp(t.Key, nil, from.Range)
		if id != None {
			return l.toNode(v, lang, id, t, from.Range)
		}
		problem.File = v.File
		l.diags = append(l.diags, problem)
	case model.ToAsset:
		return l.toFile(v, t, from)
	case model.ToPath:
		return l.toPath(v, t, from)
	}
	return Destination{}
}

func (l *linker) toNode(v *Version, lang int, id ID, t model.Target, at diag.Range) Destination {
	reader := lang
	if t.Lang >= 0 {
		reader = t.Lang
	}
	if target, _ := l.Shown(id, reader); t.Anchor != "" && target != nil && !hasAnchor(target, t.Anchor) {
		l.missingAnchor(v, target, t.Anchor, at)
	}
	return Destination{Kind: ToNode, To: id, Lang: t.Lang, Anchor: t.Anchor}
}

// anchorOf returns the id of the part of a page that a link names: by the id
// it is published with, or the one its own language would have given it.
func anchorOf(v *Version, anchor string) (string, bool) {
	for i, h := range v.Headings {
		if h.ID == anchor || v.Body.Headings[i].ID == anchor {
			return h.ID, true
		}
	}
	return "", false
}

func hasAnchor(v *Version, anchor string) bool {
	_, ok := anchorOf(v, anchor)
	return ok
}

// Anchor returns the id of the part of a node's page, as shown in a language,
// that a link names; "" if the page has no such part.
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

// toPath resolves a link to an address of the site itself.
func (l *linker) toPath(v *Version, t model.Target, from markdown.Link) Destination {
	want := strings.Trim(t.Path, "/")
	for lang := range l.Languages {
		if id, ok := l.byURL[lang][strings.ToLower(want+"/")]; ok {
			return l.toNode(v, lang, id, model.Target{Lang: lang, Anchor: t.Anchor}, from.Range)
		}
	}
	for _, key := range append([]string{want, model.Pages + "/" + want}, t.Also...) {
		if id, ok := l.byKey[key]; ok {
			return l.toNode(v, v.Lang, id, model.Target{Lang: -1, Anchor: t.Anchor}, from.Range)
		}
	}
	l.report("link-broken", v.Entry, from.Range, fmt.Sprintf("there is no page at `%s`", from.Dest), l.suggestPage(strings.Trim(t.Path, "/")))
	return Destination{}
}
