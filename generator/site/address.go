package site

import (
	"fmt"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// address gives every node its address in every language: the folder of the
// language, that of the kind (pages have none), the slugs of the folders above
// and its own.
func (l *linker) address() {
	urls := make([]string, len(l.Nodes)*len(l.Languages))
	for i := range l.Nodes {
		l.Nodes[i].url, urls = cut(urls, len(l.Languages))
	}
	for lang := range l.Languages {
		l.Nodes[l.home].url[lang] = l.Root(lang)
	}
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if n.Role == Home {
			continue
		}
		was := l.formerAddresses(n)
		for lang := range l.Languages {
			n.url[lang] = l.addressOf(n, lang, was[lang])
		}
	}
	if l.addressedAsBefore() {
		l.byURL = l.before.byURL
		return
	}
	l.byURL, l.clashed = make(map[string]Address, len(l.Nodes)*len(l.Languages)), map[[2]ID]bool{}
	for lang := range l.Languages {
		l.claim(l.home, lang)
	}
	for i := range l.Nodes {
		for lang := range l.Languages {
			if ID(i) != l.home {
				l.claim(ID(i), lang)
			}
		}
	}
}

// addressedAsBefore reports whether every node has the number and the addresses
// that it had in the site before, and none the address of another. Who is at
// which address is then the same, too.
func (l *linker) addressedAsBefore() bool {
	b := l.before
	if b == nil || len(b.Nodes) != len(l.Nodes) || len(b.byURL) != len(l.Nodes)*len(l.Languages) {
		return false
	}
	for i := range l.Nodes {
		if !slices.Equal(l.Nodes[i].url, b.Nodes[i].url) {
			return false
		}
	}
	return true
}

// Root returns the address of a language's home page: "fr/", or "" for the
// first language where that is so configured.
func (s *Site) Root(lang int) string {
	if lang == 0 && s.Config.FirstAtRoot {
		return ""
	}
	return s.Languages[lang].Code + "/"
}

// formerAddresses returns those of a node in the site before, by language; ""
// where it had none.
func (l *linker) formerAddresses(n *Node) []string {
	if l.before != nil && len(l.before.Languages) == len(l.Languages) {
		if id := l.before.at(n.symbol); id != None {
			return l.before.Nodes[id].url
		}
	}
	return make([]string, len(l.Languages))
}

// addressOf returns the address of a node, which most often is what it was.
func (l *linker) addressOf(n *Node, lang int, was string) string {
	slug := n.Key[strings.LastIndexByte(n.Key, '/')+1:]
	if n.Role == List {
		if text, _ := n.Kind.Slug.In(l.Languages[lang].Code, nil); cleanSlug(text) != "" {
			slug = strings.TrimSuffix(cleanSlug(text), "/")
		}
	}
	if from := n.shown[lang]; from >= 0 && (n.Role == Entry || n.Role == List || n.Role == Service) {
		if own := n.Versions[from].OwnSlug; own != "" {
			if path := cleanSlug(own); strings.HasPrefix(own, "/") {
				return l.Root(lang) + path
			} else if path != "" {
				return l.Nodes[n.Parent].url[lang] + path
			}
		}
	}
	return join(was, l.Nodes[n.Parent].url[lang], slug)
}

// join returns the address of what is called slug below another address: was
// itself, if that is it, for a site has many and nearly all last.
func join(was, above, slug string) string {
	if rest, ok := strings.CutPrefix(was, above); ok && len(rest) == len(slug)+1 && rest[:len(slug)] == slug && rest[len(slug)] == '/' {
		return was
	}
	return above + slug + "/"
}

// cleanSlug makes of a slug, which may have several parts, a path with a
// slash at its end; "" if nothing is left of it.
func cleanSlug(slug string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(slug, "/") {
		if part = model.Slug(part); part != "" {
			b.WriteString(part)
			b.WriteByte('/')
		}
	}
	return b.String()
}

// claim reports a node whose address another one has; letters' case does not
// tell addresses apart, because on many disks it does not tell files apart.
func (l *linker) claim(id ID, lang int) {
	n := &l.Nodes[id]
	key := strings.ToLower(n.url[lang])
	a, clash := l.byURL[key]
	if !clash {
		l.byURL[key] = Address{id, int32(lang)}
		return
	}
	other, otherLang := a.ID, int(a.Lang)
	v, o := n.Versions[lang], l.Nodes[other].Versions[otherLang]
	if v == nil || o == nil {
		v, _ = l.Shown(id, lang)
		o, _ = l.Shown(other, otherLang)
	}
	if v == nil || o == nil || v == o || l.clashed[[2]ID{other, id}] {
		return
	}
	l.clashed[[2]ID{other, id}] = true
	d := diag.New("url-duplicate", v.File, placeOf(v, "slug"), fmt.Sprintf("%s has the same address, /%s", o.File, n.url[lang]), "give one of the two another `slug` or file name")
	d.Related = []diag.Related{{File: o.File, Range: o.Front.At("slug"), Message: "the other page"}}
	l.diags = append(l.diags, d)
}

// placeOf is the place of a field, or of the entry as a whole where the field
// was not written.
func placeOf(v *Version, field string) diag.Range {
	if v.Front.Has(field) {
		return v.Front.At(field)
	}
	return entryRange
}
