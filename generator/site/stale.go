package site

import (
	"strings"

	"indaba/generator/diag"
	"indaba/generator/freshness"
)

// Behind says how a translation has fallen behind the text it was made from.
type Behind struct {
	From     int      // language of that text
	Changed  []string // what its sections that have changed since are called; "" for what stands before the first heading
	Sections []int    // the translation's own sections that are behind, by index in Entry.Sections
}

// Behind returns how a version has fallen behind the text it was translated
// from; nil where it has not.
func (s *Site) Behind(v *Version) *Behind { return s.behind[v] }

// TranslatedFrom returns the version that a version says it was translated from;
// nil if it does not say so, or there is none.
func (s *Site) TranslatedFrom(v *Version) *Version {
	if !v.Stamped {
		return nil
	}
	id := s.at(v.Symbol)
	stamp, ok := freshness.ParseStamp(v.Entry.Front.Text("translated_from"))
	from := s.languageOf(stamp.Lang)
	if id == None || !ok || from < 0 || from == v.Lang {
		return nil
	}
	return s.Nodes[id].Versions[from]
}

// age finds the translations that have fallen behind.
func (l *linker) age() {
	l.behind = map[*Version]*Behind{}
	for i := range l.Nodes {
		for _, v := range l.Nodes[i].Versions {
			if v != nil && v.Stamped {
				l.ageOf(ID(i), v)
			}
		}
	}
}

func (l *linker) ageOf(id ID, v *Version) {
	n := &l.Nodes[id]
	at := v.Entry.Front.At("translated_from")
	stamp, ok := freshness.ParseStamp(v.Entry.Front.Text("translated_from"))
	from := l.languageOf(stamp.Lang)
	if !ok || from < 0 || from == v.Lang || n.Versions[from] == nil {
		l.report("stamp-unknown", v.Entry, at, "this does not say which text the page was translated from", l.stampHint(id, v))
		return
	}
	now := n.Versions[from].Sections
	change := freshness.Compare(now, stamp.Prints)
	if len(change.Changed)+len(change.Behind) == 0 {
		return
	}
	behind := &Behind{From: from, Sections: change.Behind}
	l.behind[v] = behind
	var names []string
	for _, s := range change.Changed {
		behind.Changed = append(behind.Changed, now[s].Title)
		names = append(names, now[s].Name())
	}
	message := "the text it was translated from has lost a part since"
	if len(names) > 0 {
		message = "the text it was translated from has changed since, in " + strings.Join(names, ", ")
	}
	d := diag.New("translation-stale", v.File, at, message, "bring these parts up to date, then "+l.stampHint(id, v))
	d.Related = []diag.Related{{File: n.Versions[from].File, Message: "the text it was translated from"}}
	l.diags = append(l.diags, d)
}

// Stamp returns what a faithful translation of an entry's original, as it
// stands, is stamped with.
func (s *Site) Stamp(id ID) freshness.Stamp {
	n := &s.Nodes[id]
	return freshness.NewStamp(s.Languages[n.Original].Code, n.Versions[n.Original].Sections)
}

// stampHint says how a page is to be stamped that is a faithful translation of
// its original as it stands.
func (l *linker) stampHint(id ID, v *Version) string {
	if l.Nodes[id].Original == v.Lang {
		return "take the line out: this page is itself the original"
	}
	return "write `translated_from: " + l.Stamp(id).String() + "`"
}
