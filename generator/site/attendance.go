package site

import (
	"slices"
	"time"

	"indaba/generator/model"
)

// Attendance is who took part in an event, or will, as far as everybody may
// know: how many, and from where. Those who are named are its participants.
type Attendance struct {
	People int      // persons; towns and organisations are not counted
	Towns  []ID     // where they are from, in the order of lists
	Places []Places // places that have no page
}

// Places is the name of one place by language; "" where nobody wrote it.
type Places []string

// In returns the name of a place in a language, else in the first that has
// one, and the language it is in.
func (p Places) In(lang int) (string, int) {
	if p[lang] != "" {
		return p[lang], lang
	}
	i := slices.IndexFunc(p, func(name string) bool { return name != "" })
	return p[i], i
}

// Attendance returns who took part in an event; the zero value where nobody is
// listed.
func (s *Site) Attendance(id ID, lang int) Attendance {
	a := s.attended[id]
	a.Towns = slices.Clone(a.Towns)
	s.SortNodes(a.Towns, lang)
	return a
}

// attended is what is gathered of an event before it is linked.
type attended struct {
	named     map[string]bool // references to those who may be named
	members   []*member       // all, each once, in the order written
	strangers map[string]bool // those named in words
}

// attend gathers who took part in each event. Names are for those who agreed,
// and only once the event is over.
func (s *shield) attend() {
	s.attended = map[model.Symbol]*attended{}
	for _, e := range s.events {
		if e.Attended && s.isPublic(e) && s.attended[e.Symbol] == nil {
			s.attended[e.Symbol] = &attended{named: map[string]bool{}, strangers: map[string]bool{}}
		}
	}
	if len(s.attended) == 0 {
		return
	}
	ends := map[model.Symbol]time.Time{}
	recurs := map[model.Symbol]bool{}
	for _, e := range s.events {
		for _, field := range []string{"start", "end"} {
			if d := e.Front.Date(field); !d.IsZero() && d.Day().After(ends[e.Symbol]) {
				ends[e.Symbol] = d.Day()
			}
		}
		recurs[e.Symbol] = recurs[e.Symbol] || e.Front.Has("recurrence")
	}
	over := func(key model.Symbol) bool {
		if ends[key].IsZero() { // what was written up after it
			key = s.symbols[key].Parent
		}
		return !ends[key].IsZero() && ends[key].Before(s.in.Today) && !recurs[key]
	}
	for _, e := range s.events {
		if a := s.attended[e.Symbol]; a != nil && s.isPublic(e) {
			s.addAttendance(a, e, over(e.Symbol))
		}
	}
}

func (s *shield) addAttendance(a *attended, e *model.Entry, over bool) {
	for o := range e.Front.Objects("participants") {
		if name := o.Text("name"); name != "" && !o.Has("member") {
			a.strangers[model.Fold(name)] = true
		}
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.Ref.Relation != "participants" {
			continue
		}
		who := s.anyNamed(&m.Name)
		if who == nil {
			a.named[m.Name.Key] = true // whoever it is, it is no member: a mistake, to be reported
			continue
		}
		a.named[m.Name.Key] = over && who.fate == published && who.attendance
		if !slices.Contains(a.members, who) {
			a.members = append(a.members, who)
		}
	}
}

// anyNamed returns the member whom a reference means, withheld or not.
func (s *shield) anyNamed(ref *model.Lookup) *member {
	if m := s.named(ref, nil); m != nil {
		return m
	}
	for _, m := range s.byName[ref.Last] {
		if endsIn(m.key, ref) {
			return m
		}
	}
	return nil
}

// settle works out where those who took part are from, once everything has a
// number.
func (l *linker) settle(s *shield) {
	l.absent = make(map[ID][]Absent, len(s.absent))
	for key, list := range s.absent {
		l.absent[l.at(key)] = list
	}
	l.redacted = s.redacted()
	l.attended = make(map[ID]Attendance, len(s.attended))
	if len(s.attended) == 0 {
		return
	}
	towns := l.townsByTitle()
	withheld := map[string]bool{}
	for _, m := range s.hidden {
		for _, e := range m.versions {
			withheld[model.Fold(e.Title)] = true
		}
	}
	for key, a := range s.attended {
		var out Attendance
		out.People = len(a.strangers)
		for _, m := range a.members {
			if m.person {
				out.People++
			}
			l.addTown(&out, m, towns, withheld)
		}
		l.attended[l.at(key)] = out
	}
}

// townsByTitle returns the towns that have a page, by what they are called.
func (l *linker) townsByTitle() map[string]ID {
	out := map[string]ID{}
	for i := range l.Nodes {
		if n := &l.Nodes[i]; l.isTown(ID(i)) {
			for _, v := range n.Versions {
				if v != nil {
					out[model.Fold(v.Title)] = ID(i)
				}
			}
		}
	}
	return out
}

func (s *Site) isTown(id ID) bool {
	n := &s.Nodes[id]
	return n.Role == Entry && n.Original >= 0 && n.Kind.Name == model.Members && n.Versions[n.Original].Type == "city"
}

// addTown adds where a member is from: the member itself, if it is a town,
// those it belongs to, else its place.
func (l *linker) addTown(out *Attendance, m *member, towns map[string]ID, withheld map[string]bool) {
	found := false
	add := func(id ID) {
		if found = true; !slices.Contains(out.Towns, id) {
			out.Towns = append(out.Towns, id)
		}
	}
	if id := l.at(m.symbol); id != None && l.isTown(id) {
		add(id)
		return
	}
	for _, e := range m.versions {
		for i := range e.Mentions {
			mention := &e.Mentions[i]
			if mention.Ref.Relation != "affiliations" {
				continue
			}
			if id, _ := l.find(&mention.Name, mention.Ref.To); id != None && l.isTown(id) {
				add(id)
			}
		}
	}
	if found {
		return
	}
	place := make(Places, len(l.Languages))
	for _, e := range m.versions {
		text := e.Front.Text("place")
		if id, ok := towns[model.Fold(text)]; ok {
			add(id)
			return
		}
		if !withheld[model.Fold(text)] {
			place[e.Lang] = text
		}
	}
	same := func(other Places) bool {
		for lang := range other {
			if other[lang] != "" && model.Fold(other[lang]) == model.Fold(place[lang]) {
				return true
			}
		}
		return false
	}
	if slices.ContainsFunc(place, func(text string) bool { return text != "" }) && !slices.ContainsFunc(out.Places, same) {
		out.Places = append(out.Places, place)
	}
}
