package site

import (
	"cmp"
	"slices"
	"strings"
)

// Tag is a free word in one language and the entries written in that language
// that carry it.
type Tag struct {
	Text    string // as the first entry spells it
	Slug    string
	Entries []ID // in the order of their keys
}

// TagsKey is the part of an address that all tags lie under.
const TagsKey = "tags"

// tag gathers the tags of each language. Tags whose slugs are equal are one.
func (l *linker) tag() {
	l.Tags = make([][]Tag, len(l.Languages))
	at := make([]int, len(l.symbols)) // by symbol: one more than the index of the tag
	for lang := range l.Languages {
		clear(at)
		var tags []Tag
		for i := range l.Nodes {
			v := l.Nodes[i].Versions[lang]
			if v == nil {
				continue
			}
			for _, tag := range v.Tags {
				if at[tag.Symbol] == 0 {
					tags = append(tags, Tag{Text: tag.Text, Slug: tag.Slug})
					at[tag.Symbol] = len(tags)
				}
				if t := &tags[at[tag.Symbol]-1]; len(t.Entries) == 0 || t.Entries[len(t.Entries)-1] != ID(i) {
					t.Entries = append(t.Entries, ID(i))
				}
			}
		}
		slices.SortFunc(tags, func(a, b Tag) int {
			return cmp.Or(cmp.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), cmp.Compare(a.Slug, b.Slug))
		})
		l.Tags[lang] = tags
		l.keepTagsFree(lang)
	}
}

// keepTagsFree reports an entry that stands where the pages of tags do.
func (l *linker) keepTagsFree(lang int) {
	if len(l.Tags[lang]) == 0 {
		return
	}
	for _, slug := range append([]string{""}, slugs(l.Tags[lang])...) {
		if a, taken := l.At(l.TagURL(lang, slug)); taken {
			if v, _ := l.Shown(a.ID, int(a.Lang)); v != nil {
				l.report("url-duplicate", v.Entry, placeOf(v, "slug"), "the list of tags has the same address, /"+l.TagURL(lang, slug), "give this page another `slug` or file name")
			}
		}
	}
}

func slugs(tags []Tag) []string {
	var out []string
	for _, t := range tags {
		out = append(out, t.Slug)
	}
	return out
}

// TagURL returns the address of a tag's page, or of the list of all tags for
// an empty slug.
func (s *Site) TagURL(lang int, slug string) string {
	if slug == "" {
		return s.Root(lang) + TagsKey + "/"
	}
	return s.Root(lang) + TagsKey + "/" + slug + "/"
}
