package review

import (
	"iter"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/freshness"
	"indaba/generator/site"
)

// restamped reports the translations that a change stamps anew without touching
// the sections whose original differs from the one that the old stamp names.
func restamped(before, after Side) diag.List {
	was := map[string]*site.Version{} // by path
	for v := range versions(before.Site) {
		was[v.Path] = v
	}
	var out diag.List
	for v := range versions(after.Site) {
		old := was[v.Path]
		if old == nil {
			continue
		}
		if names := untouched(old, v); len(names) > 0 {
			out = append(out, diag.New("stamp-alone", v.File, v.Entry.Front.At("translated_from"),
				"the stamp is new, but the translation is as it was, in "+strings.Join(names, ", "),
				"if these still say what the original says, all is well; else translate them anew, or put the old line back, so that readers are told"))
		}
	}
	return out
}

// untouched names the sections of a translation that a new stamp calls up to
// date and nobody changed.
func untouched(old, now *site.Version) []string {
	then, ok := freshness.ParseStamp(old.Entry.Front.Text("translated_from"))
	if !ok {
		return nil
	}
	stamp, ok := freshness.ParseStamp(now.Entry.Front.Text("translated_from"))
	if !ok || stamp.Lang != then.Lang {
		return nil
	}
	original := make([]freshness.Section, len(stamp.Prints))
	for i, p := range stamp.Prints {
		original[i].Print = p
	}
	var names []string
	for _, i := range freshness.Compare(original, then.Prints).Behind {
		if i < len(old.Sections) && i < len(now.Sections) && old.Sections[i].Print == now.Sections[i].Print {
			names = append(names, now.Sections[i].Name())
		}
	}
	return names
}

// versions yields what authors wrote, by entry and language.
func versions(s *site.Site) iter.Seq[*site.Version] {
	return func(yield func(*site.Version) bool) {
		for i := range s.Nodes {
			for _, v := range s.Nodes[i].Versions {
				if v != nil && !yield(v) {
					return
				}
			}
		}
	}
}
