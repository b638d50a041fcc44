package site

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"indaba/generator/model"
)

// named returns the member who is withheld and whom a reference means; nil if
// it means, or may mean, an entry that is published.
func (s *shield) named(ref *model.Lookup, kinds []string) *member {
	if !s.ends.has(ref.Last) || kinds != nil && !slices.Contains(kinds, model.Members) {
		return nil
	}
	var found *member
	for _, m := range s.byName[ref.Last] {
		if m.symbol == ref.Path && m.fate != published {
			return m
		}
		if m.fate != published && endsIn(m.key, ref) {
			found = m
		}
	}
	if found == nil {
		return nil
	}
	for _, key := range s.rivals[ref.Last] {
		text := s.symbols[key].Text
		kind, _, _ := strings.Cut(text, "/")
		if (kinds == nil || slices.Contains(kinds, kind)) && endsIn(text, ref) {
			return nil
		}
	}
	return found
}

// endsIn reports whether a key is what a reference says, or ends in it.
func endsIn(key string, ref *model.Lookup) bool {
	return key == ref.Key || strings.HasSuffix(key, "/"+ref.Key)
}

// leadsTo returns the member who is withheld and whose page a link leads to.
func (s *shield) leadsTo(t *model.Target) *member {
	if len(s.hidden) == 0 {
		return nil
	}
	switch t.Kind {
	case model.ToEntry:
		if s.present.has(t.Key) {
			return nil
		}
		if m := s.hidden[t.Key]; m != nil {
			return m
		}
		for _, key := range t.Also {
			if m := s.hidden[key]; m != nil || s.present.has(key) {
				return m
			}
		}
	case model.ToName:
		return s.named(t.Name, nil)
	case model.ToPath:
		for _, key := range t.Also {
			if m := s.hidden[key]; m != nil {
				return m
			}
		}
		return s.at(t.Path)
	case model.ToWeb:
		base := s.in.Config.BaseURL
		if base == nil || !mayHold(t.Path, base.Host) {
			return nil
		}
		if u, err := url.Parse(t.Path); err == nil && strings.EqualFold(u.Host, base.Host) && strings.HasPrefix(u.Path, base.Path) {
			return s.at(u.Path[len(base.Path):])
		}
	}
	return nil
}

// mayHold tells quickly of most addresses that they are not of a host. Where
// there is more than ASCII, it does not know.
func mayHold(address, host string) bool {
	for i := range len(address) {
		if c := address[i]; c == '%' || c >= utf8.RuneSelf {
			return true
		}
	}
	for at := range max(0, len(address)-len(host)+1) {
		if strings.EqualFold(address[at:at+len(host)], host) {
			return true
		}
	}
	return false
}

// listAddresses gathers what the addresses of those withheld end with, and how
// the part before it may read.
func (s *shield) listAddresses() {
	s.byOld, s.segments = map[string][]*member{}, map[string]bool{model.Members: true}
	for _, text := range s.in.Config.Kinds.Named(model.Members).Slug.By {
		s.segments[strings.TrimSuffix(cleanSlug(text), "/")] = true
	}
	s.segments[strings.TrimSuffix(cleanSlug(s.in.Config.Kinds.Named(model.Members).Slug.All), "/")] = true
	for _, e := range s.in.Entries {
		if e.List && e.Key == model.Members && e.OwnSlug != "" {
			s.segments[strings.TrimSuffix(cleanSlug(e.OwnSlug), "/")] = true
		}
	}
	for _, m := range s.order {
		if m.fate == published {
			continue
		}
		for _, e := range m.versions {
			for _, old := range append(e.Front.Texts("aliases"), e.OwnSlug) {
				if last := path.Base("/" + cleanSlug(old)); last != "/" {
					s.byOld[last] = append(s.byOld[last], m)
				}
			}
		}
	}
}

// at returns the member who is withheld and whose page would be at an address
// below the site's base.
func (s *shield) at(address string) *member {
	address = strings.TrimSuffix(strings.TrimSuffix(address, "index.html"), "/")
	var parts []string
	for part := range strings.SplitSeq(strings.TrimPrefix(address, "/"), "/") {
		if part != "" {
			parts = append(parts, model.Slug(part))
		}
	}
	if len(parts) > 0 && s.in.Config.IsLanguage(parts[0]) {
		parts = parts[1:]
	}
	if len(parts) == 0 || s.present.has(s.in.Config.Symbols.Of(strings.Join(parts, "/"))) {
		return nil
	}
	last := parts[len(parts)-1]
	if m := first(s.byOld[last]); m != nil {
		return m
	}
	if len(parts) > 1 && s.segments[parts[0]] {
		for _, m := range s.byName[s.in.Config.Symbols.Of(last)] {
			if m.fate != published {
				return m
			}
		}
	}
	return nil
}

func first(list []*member) *member {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}
