package main

import (
	"maps"
	"slices"

	"indaba/generator"
	"indaba/generator/site"
	"indaba/generator/source"
)

// moves remembers which entries and languages became which others, so that
// someone who looks at a page keeps it when its file or folder is renamed.
type moves struct {
	entries   map[string]string      // keys, from old to new
	languages map[string]string      // codes, from old to new
	gone      map[source.Hash]string // keys of entries that are in no file now, by content
}

// mostGone is how many entries that are gone are remembered.
const mostGone = 10_000

// after returns what is known after the build now that came after the build
// was. An entry is the one that was another if its file holds the same, or if
// only one went and one came. It changes nothing that a build before was given.
func (m moves) after(was, now *generator.Build) moves {
	if was == nil {
		return m
	}
	m = m.changeLanguages(was.Site, now.Site)
	left, came := differ(was.Site.Nodes, now.Site.Nodes)
	if len(left)+len(came) == 0 {
		return m
	}
	m.entries, m.gone = maps.Clone(m.entries), maps.Clone(m.gone)
	if m.entries == nil || len(m.gone) > mostGone {
		m.entries, m.gone = map[string]string{}, map[source.Hash]string{}
	}
	for _, id := range left {
		for _, h := range hashes(was, id) {
			m.gone[h] = was.Site.Node(id).Key
		}
	}
	for _, id := range came {
		key := now.Site.Node(id).Key
		delete(m.entries, key)
		for _, h := range hashes(now, id) {
			if old, ok := m.gone[h]; ok && old != key {
				m.entries[old] = key
			}
			delete(m.gone, h)
		}
	}
	if len(left) == 1 && len(came) == 1 {
		m.entries[was.Site.Node(left[0]).Key] = now.Site.Node(came[0]).Key
	}
	return m
}

// changeLanguages notes a language that has another code now.
func (m moves) changeLanguages(was, now *site.Site) moves {
	for i, l := range was.Languages {
		if i >= len(now.Languages) || languageOf(now, l.Code) >= 0 || languageOf(was, now.Languages[i].Code) >= 0 {
			continue
		}
		m.languages = maps.Clone(m.languages)
		if m.languages == nil {
			m.languages = map[string]string{}
		}
		m.languages[l.Code] = now.Languages[i].Code
	}
	return m
}

// differ returns the entries that are in was alone and in now alone. Both are
// ordered by key.
func differ(was, now []site.Node) (left, came []site.ID) {
	i, j := 0, 0
	for i < len(was) || j < len(now) {
		switch {
		case j == len(now) || i < len(was) && was[i].Key < now[j].Key:
			if was[i].Original >= 0 {
				left = append(left, site.ID(i))
			}
			i++
		case i == len(was) || now[j].Key < was[i].Key:
			if now[j].Original >= 0 {
				came = append(came, site.ID(j))
			}
			j++
		default:
			i, j = i+1, j+1
		}
	}
	return left, came
}

// hashes returns those of the files of an entry.
func hashes(b *generator.Build, id site.ID) []source.Hash {
	var out []source.Hash
	for _, v := range b.Site.Node(id).Versions {
		if v == nil {
			continue
		}
		if h := b.Hash(v.Path); h != (source.Hash{}) {
			out = append(out, h)
		}
	}
	return out
}

// find returns the node and the language that were called key and code once.
func (m moves) find(s *site.Site, key, code string) (site.ID, int) {
	lang := languageOf(s, code)
	for range len(m.languages) { // no more steps, or it goes round
		if lang >= 0 {
			break
		}
		code = m.languages[code]
		lang = languageOf(s, code)
	}
	id := s.Find(key)
	for range len(m.entries) {
		if id != site.None {
			break
		}
		key = m.entries[key]
		id = s.Find(key)
	}
	return id, lang
}

// languageOf returns the index of a language; -1 if the site has it not.
func languageOf(s *site.Site, code string) int {
	for i, l := range s.Languages {
		if l.Code == code {
			return i
		}
	}
	return -1
}

// changedAssets returns the paths of assets that hold something else now.
func changedAssets(was, now *generator.Build) []string {
	if was == nil {
		return nil
	}
	before := make(map[string]source.Hash, len(was.Site.Assets))
	for _, a := range was.Site.Assets {
		before[a.Path] = was.Hash(a.Source)
	}
	var out []string
	for _, a := range now.Site.Assets {
		if h, ok := before[a.Path]; ok && h != now.Hash(a.Source) {
			out = append(out, a.Path)
		}
	}
	return slices.Clip(out)
}
