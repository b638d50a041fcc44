package review

import (
	"indaba/generator/diag"
	"indaba/generator/history"
)

// Touched returns the diagnostics of after that a change touches: those that
// were not there before, wherever they are, and those in files that it changes
// and in entries that refer or link to an entry it changes, adds or takes away;
// and the translations that it only stamps anew.
// Name gives a path below content/ as users type it.
func Touched(before, after Side, files []history.Change, name func(path string) string) diag.List {
	changed, near := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		for _, path := range []string{f.Was, f.Is} {
			if path != "" {
				changed[path], near[name(path)] = true, true
			}
		}
	}
	for _, side := range []Side{before, after} {
		for file := range side.Site.Around(func(path string) bool { return changed[path] }) {
			near[file] = true
		}
	}
	out, _, remaining := compareDiagnostics(before.Diagnostics, after.Diagnostics)
	for _, d := range remaining {
		if near[d.File] {
			out = append(out, d)
		}
	}
	return append(out, restamped(before, after)...).Sorted()
}
