package diag

import (
	"cmp"
	"slices"
	"strings"
)

// Worst returns the diagnostics of l with the worst first, for readers who
// will see only some: errors before warnings before notes; of these, what could
// harm a person before all else; then in the order of l.
func (l List) Worst() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(harm(b.Code), harm(a.Code)))
	})
	return out
}

// harm is 1 for what publishes more of people than they may want.
func harm(c Code) int {
	if strings.HasPrefix(string(c), "consent-") || strings.HasPrefix(string(c), "exposed-") {
		return 1
	}
	return 0
}
