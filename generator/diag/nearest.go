package diag

import "strings"

// Nearest returns the candidate that name was most probably meant to be, or
// "" when none is near enough: at most one edit (insertion, deletion,
// replacement or swap of neighbours) for every three characters, and at
// least one. Case, `-`, `_` and spaces do not count. Of equally near ones the
// first wins.
func Nearest(name string, candidates []string) string {
	folded := fold(name)
	best, bestDistance := "", max(1, len(folded)/3)+1
	for _, c := range candidates {
		if d := distance(folded, fold(c), bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// Suggest returns a hint that names the nearest candidate, or fallback when
// there is none.
func Suggest(name string, candidates []string, fallback string) string {
	if n := Nearest(name, candidates); n != "" {
		return "did you mean `" + n + "`?"
	}
	return fallback
}

func fold(s string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(s)))
}

// distance is the restricted Damerau–Levenshtein distance of a and b, or
// limit if that is smaller.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

func abs(n int) int { return max(n, -n) }

// Near reports whether two names differ by at most so many edits, as [Nearest]
// counts them.
func Near(a, b string, edits int) bool { return distance(fold(a), fold(b), edits+1) <= edits }
