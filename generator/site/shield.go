package site

import (
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// shield keeps those out of a site who are not published. It works on what the
// site is linked from, before anything is linked: entries of members who are
// withheld are taken out, and in all others every reference and every link to
// them becomes words, so that nothing that comes later can name them. What it
// changes it copies: parsing remembers the entries from build to build.
type shield struct {
	in    Input
	diags diag.List

	symbols  []model.SymbolInfo
	members  map[model.Symbol]*member        // by key
	order    []*member                       // the same by key
	events   []*model.Entry                  // with what was written up after them
	byName   map[model.Symbol][]*member      // by the last part of the key
	byOld    map[string][]*member            // of those withheld: by the last part of other addresses
	hidden   map[model.Symbol]*member        // by key: those withheld, and folders that hold nobody else
	ends     symbolSet                       // the last parts of the keys of those withheld
	present  symbolSet                       // keys of entries that are published, and of folders with such
	segments map[string]bool                 // parts of addresses that stand for the list of members
	rivals   map[model.Symbol][]model.Symbol // keys of entries that are published and end as those of members who are not, by that end

	raw      []*model.Entry         // what in.Entries were before
	gone     map[*model.Entry][]int // by such an entry: the links of it that were left out
	lost     []diag.Range           // redirects of site.yaml that were left out
	files    files
	sought   []sought // names that no text is to hold
	searched searched
	marks    map[string]*member // see [shield.mark]

	absent   map[model.Symbol][]Absent
	attended map[model.Symbol]*attended
}

// symbolSet is a set of symbols, by number.
type symbolSet []bool

// has reports whether a symbol is in the set. One that came later is not.
func (s symbolSet) has(n model.Symbol) bool { return int(n) < len(s) && s[n] }

// isPublic reports whether an entry is to be on the site at all.
func (s *shield) isPublic(e *model.Entry) bool { return !e.Draft || s.in.Drafts }

// protect returns the input without what is not to be published. What is left
// to do is to report who is named all the same, see [shield.mentions].
func protect(in Input) *shield {
	s := &shield{in: in, members: map[model.Symbol]*member{}, byName: map[model.Symbol][]*member{}, absent: map[model.Symbol][]Absent{}, gone: map[*model.Entry][]int{}}
	if in.Everyone {
		return s
	}
	s.addFormer()
	s.symbols, _ = in.Config.Symbols.All()
	s.gather()
	for _, m := range s.order {
		s.judge(m)
	}
	s.hide()
	s.attend()
	s.findFiles()
	if len(s.hidden) == 0 && len(s.attended) == 0 && len(in.Seek) == 0 && !s.restricts() {
		return s
	}
	s.in.Entries, s.raw = make([]*model.Entry, 0, len(in.Entries)), make([]*model.Entry, 0, len(in.Entries))
	for _, e := range in.Entries {
		if !isMember(e) || s.hidden[e.Symbol] == nil {
			s.raw = append(s.raw, e)
			s.in.Entries = append(s.in.Entries, s.redact(e))
		}
	}
	s.in.Assets = s.files.published(in.Assets)
	s.dropRedirects()
	s.sought = s.seek()
	if slices.ContainsFunc(s.order, func(m *member) bool { return slices.ContainsFunc(m.versions, s.isPublic) }) {
		s.in.lists = []string{model.Members}
	}
	return s
}

// isMember reports whether an entry is one of a member, not of their list.
func isMember(e *model.Entry) bool { return e.Kind != nil && e.Kind.Name == model.Members && !e.List }

// addFormer adds the member that stands for all who were taken out of the
// sources, if anything refers to one.
func (s *shield) addFormer() {
	if !s.in.Config.Symbols.Known(model.FormerMember) {
		return
	}
	key := model.Members + "/" + model.FormerMember
	m := &member{key: key, symbol: s.in.Config.Symbols.Of(key), fate: withdrawn}
	s.members[m.symbol] = m
	s.order = append(s.order, m)
}

// gather puts the files of each member together, and those of events.
func (s *shield) gather() {
	for _, e := range s.in.Entries {
		if e.Kind != nil && e.Kind.Name == model.Events {
			s.events = append(s.events, e)
		}
		if !isMember(e) {
			continue
		}
		m := s.members[e.Symbol]
		if m == nil {
			m = &member{key: e.Key, symbol: e.Symbol}
			s.members[e.Symbol] = m
			s.order = append(s.order, m)
		}
		m.versions = append(m.versions, e)
	}
	slices.SortFunc(s.order, func(a, b *member) int { return strings.Compare(a.key, b.key) })
	for _, m := range s.order {
		last := s.symbols[m.symbol].Last
		s.byName[last] = append(s.byName[last], m)
	}
}

// restricts reports whether somebody published does not show all they wrote.
func (s *shield) restricts() bool {
	for _, m := range s.order {
		if m.fate == published && m.grant != everything {
			return true
		}
	}
	return false
}

// hide lists the keys that nobody is to see.
func (s *shield) hide() {
	s.hidden = map[model.Symbol]*member{}
	for _, m := range s.order {
		if m.fate != published {
			s.hidden[m.symbol] = m
		}
	}
	if len(s.hidden) == 0 {
		return
	}
	for _, m := range s.order {
		if m.fate == published && s.isEnclosed(m) {
			m.fate = enclosed
			s.hidden[m.symbol] = m
			s.warn(m, "consent-folder", s.originalOf(m.versions), entryRange,
				"the profile lies in the folder of a member who is not published, so it is not published either", "move it to a folder of its own")
		}
	}
	s.listPresent()
	s.ends = make(symbolSet, len(s.symbols))
	for _, m := range s.order {
		if m.fate == published {
			continue
		}
		s.ends[s.symbols[m.symbol].Last] = true
		// A folder is not shown either, if nothing else is in it.
		for key := s.symbols[m.symbol].Parent; s.isFolder(key) && !s.present.has(key) && s.hidden[key] == nil; key = s.symbols[key].Parent {
			s.hidden[key] = m
		}
	}
	s.listAddresses()
}

// isFolder reports whether a key is of something below the list of a kind.
func (s *shield) isFolder(key model.Symbol) bool {
	return s.symbols[key].Parent != key && strings.Contains(s.symbols[key].Text, "/")
}

// isEnclosed reports whether a member lies in the folder of one who is
// withheld, whose name its address would have.
func (s *shield) isEnclosed(m *member) bool {
	for key := s.symbols[m.symbol].Parent; s.isFolder(key); key = s.symbols[key].Parent {
		if s.hidden[key] != nil {
			return true
		}
	}
	return false
}

// listPresent lists the keys that readers do see.
func (s *shield) listPresent() {
	s.present, s.rivals = make(symbolSet, len(s.symbols)), map[model.Symbol][]model.Symbol{}
	for _, e := range s.in.Entries {
		if !s.isPublic(e) || isMember(e) && s.hidden[e.Symbol] != nil || s.present.has(e.Symbol) {
			continue
		}
		if last := s.symbols[e.Symbol].Last; s.byName[last] != nil {
			s.rivals[last] = append(s.rivals[last], e.Symbol)
		}
		for key := e.Symbol; !s.present.has(key); key = s.symbols[key].Parent {
			s.present[key] = true
		}
	}
}

// dropRedirects takes out old addresses, as site.yaml has them, of members who
// are withheld.
func (s *shield) dropRedirects() {
	config := *s.in.Config
	config.Redirects = slices.DeleteFunc(slices.Clone(config.Redirects), func(r model.Redirect) bool {
		to := strings.Trim(r.To, "/")
		if top, rest, ok := strings.Cut(to, "/"); ok && config.IsLanguage(top) {
			to = rest
		}
		ref := config.Symbols.Lookup(to)
		if s.named(&ref, nil) == nil {
			return false
		}
		s.lost = append(s.lost, r.At)
		return true
	})
	s.in.Config = &config
}
