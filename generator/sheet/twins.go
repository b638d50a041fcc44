package sheet

import (
	"fmt"

	"indaba/generator/diag"
)

// maxCompared bounds the rows that are compared each with each.
const maxCompared = 3000

// reportTwins reports new entries whose names are nearly those of others, in
// the table or in content/: they may be the same.
func (p *planner) reportTwins(rows []row) {
	if len(rows) > maxCompared {
		return
	}
	for i, r := range rows {
		if r.file != nil {
			continue
		}
		for j := range p.entries {
			if e := &p.entries[j]; e.kind == p.Kind.Name && e.lang == p.Lang && alike(e.title, r.title) {
				p.reportTwin(r, fmt.Sprintf("“%s” in %s", e.title, p.Tree.Name(e.path)))
				break
			}
		}
		for _, other := range rows[:i] {
			if alike(other.title, r.title) {
				p.reportTwin(r, fmt.Sprintf("“%s” in row %d", other.title, other.at.Row))
				break
			}
		}
	}
}

func (p *planner) reportTwin(r row, other string) {
	p.report("sheet-similar", r.at, fmt.Sprintf("“%s” is nearly %s", r.title, other), "if they are the same, write the name the same way; else all is well")
}

// alike reports whether two names differ by one slip, or by two if they are
// long.
func alike(a, b string) bool {
	fa, fb := fold(a), fold(b)
	if fa == fb {
		return true
	}
	allowed := 1
	if n := min(len([]rune(fa)), len([]rune(fb))); n < 5 {
		return false
	} else if n >= 12 {
		allowed = 2
	}
	return diag.Near(fa, fb, allowed)
}
