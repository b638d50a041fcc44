package site

import (
	"fmt"
	"slices"
	"time"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// member is one member in all languages, drafts too: what is said of a person
// holds for the person, whichever file says it.
type member struct {
	key      string
	symbol   model.Symbol   // of key
	versions []*model.Entry // in the order of their paths, not empty
	person   bool           // needs consent
	grant
	fate fate
}

// grant is what of a published member is shown beside name and text.
type grant struct {
	photo      bool // pictures
	links      bool // addresses elsewhere
	email      bool // mailboxes, telephones and the like
	attendance bool // the name among those who took part in an event
}

// everything is what towns and organisations grant, who need no consent.
var everything = grant{true, true, true, true}

// fate says whether a member is published, and why not.
type fate uint8

const (
	published   fate = iota
	withdrawn        // the member left and asked to be forgotten
	unconsented      // the person has not agreed
	lapsed           // the consent has run out
	nameless         // the consent does not cover the name
	unread           // a file cannot be read, so nobody knows what it asks for
	enclosed         // it lies in the folder of one that is not published
)

// former reports whether words for the member speak of the past.
func (m *member) former() bool { return m.fate == withdrawn }

// judge decides what of a member is published. Where files in several languages
// contradict each other, what protects the person holds.
func (s *shield) judge(m *member) {
	m.person = isPerson(m.versions)
	for _, e := range m.versions {
		status := e.Front.Text("status")
		switch {
		case status == "withdrawn":
			m.fate = withdrawn
		case m.fate == published && (e.Unreadable || e.Front.Has("status") && status == ""):
			m.fate = unread
		}
	}
	if m.fate != published {
		return
	}
	if !slices.ContainsFunc(m.versions, func(e *model.Entry) bool { return e.Front.Has("type") }) {
		s.warn(m, "type-missing", s.originalOf(m.versions), entryRange, "the profile does not say what kind of member this is", "write `type: person`, `type: city` or `type: organisation`")
	}
	c := consentOf(m.versions)
	switch {
	case c.named && !slices.Contains(c.covers, "name"):
		m.fate = nameless
		s.warn(m, "consent-name", c.entry, c.at, "the consent does not cover the name, so the profile is not published", "ask, and add `name` to `covers`; or take the profile out")
	case c.named:
		has := func(part string) bool { return slices.Contains(c.covers, part) }
		m.grant = grant{photo: has("photo"), links: has("contact"), email: has("contact"), attendance: has("attendance")}
	case !m.person:
		m.grant = everything
	case !s.in.Config.People.ConsentRequired:
		m.grant = grant{photo: true, links: true}
	}
	if m.person && m.fate == published {
		s.judgeTime(m, c)
	}
}

// judgeTime holds a person's consent against the day the site is built for.
func (s *shield) judgeTime(m *member, c consent) {
	people := s.in.Config.People
	if c.given.IsZero() || c.given.After(s.in.Today.AddDate(0, 0, 1)) { // it may be tomorrow already where they live
		if people.ConsentRequired {
			m.fate = unconsented
			s.reportMissing(m, c)
		}
		return
	}
	if people.ConsentLasts == (model.Period{}) {
		return
	}
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	ends := people.ConsentLasts.After(c.given)
	const hint = "ask whether it still stands, then write the new day"
	switch {
	case !s.in.Today.Before(ends):
		consequence := ""
		if m.email, m.attendance = false, false; people.ConsentRequired {
			m.fate, consequence = lapsed, ", so the profile is not published"
		}
		s.warn(m, "consent-lapsed", c.entry, c.at, fmt.Sprintf("the consent of %s has run out on %s%s", day(c.given), day(ends), consequence), hint)
	case !s.in.Today.Before(ends.AddDate(0, -1, 0)):
		s.warn(m, "consent-ending", c.entry, c.at, fmt.Sprintf("the consent of %s runs out on %s", day(c.given), day(ends)), hint)
	}
}

func (s *shield) reportMissing(m *member, c consent) {
	const hint = "ask, then write `consent:` and the day they agreed, such as `consent: 2026-05-01`"
	switch {
	case c.entry == nil:
		s.warn(m, "consent-missing", s.originalOf(m.versions), entryRange, "the profile does not say that the person agreed to it, so it is not published", hint)
	case c.at == (diag.Range{}): // nothing of it could be read, which is reported
	case c.given.IsZero():
		s.warn(m, "consent-missing", c.entry, c.at, "the consent does not say when it was given, so the profile is not published", hint)
	default:
		s.warn(m, "consent-missing", c.entry, c.at, "the consent is of a day that has not come, so the profile is not published", "write the day they agreed")
	}
}

// warn reports something about a member who is not a mere draft.
func (s *shield) warn(m *member, code diag.Code, e *model.Entry, at diag.Range, message, hint string) {
	if at == (diag.Range{}) {
		at = entryRange
	}
	if slices.ContainsFunc(m.versions, s.isPublic) {
		s.diags = append(s.diags, diag.New(code, e.File, at, message, hint))
	}
}

// isPerson reports whether a member needs consent: one that any file calls a
// person, or none calls a town or an organisation.
func isPerson(versions []*model.Entry) bool {
	other := false
	for _, e := range versions {
		switch e.Type {
		case "person":
			return true
		case "city", "organisation":
			other = true
		}
	}
	return !other
}

// originalOf returns the version that others inherit from, as
// [linker.findOriginal] finds it.
func (s *shield) originalOf(versions []*model.Entry) *model.Entry {
	first := versions[0]
	for _, e := range versions {
		if e.Lang < first.Lang {
			first = e
		}
	}
	for _, e := range versions {
		named := slices.IndexFunc(versions, func(o *model.Entry) bool {
			l := s.in.Config.Languages[o.Lang]
			return e.Original != "" && (l.Code == e.Original || l.Tag == e.Original)
		})
		if named >= 0 {
			return versions[named]
		}
	}
	return first
}

// consent is what all files of a member say of it together.
type consent struct {
	entry  *model.Entry // the file that says it; nil if none does
	at     diag.Range
	given  time.Time // the earliest day; zero if a file says none that can be read
	covers []string  // what all lists name
	named  bool      // there is such a list
}

func consentOf(versions []*model.Entry) consent {
	var c consent
	for _, e := range versions {
		if !e.Front.Has("consent") {
			continue
		}
		said := e.Front.Object("consent")
		given := said.Date("given")
		day := given.Day()
		if given.IsZero() {
			day = time.Time{}
		}
		if c.entry == nil || day.Before(c.given) {
			c.entry, c.at, c.given = e, e.Front.At("consent"), day
		}
		if !said.Has("covers") {
			continue
		}
		covers := said.Texts("covers")
		if c.named {
			covers = slices.DeleteFunc(covers, func(part string) bool { return !slices.Contains(c.covers, part) })
		}
		c.covers, c.named = covers, true
	}
	return c
}
