package markdown

import "strings"

// nearest returns the word of list, words between spaces, that name is most
// likely a misspelling of, or "" if none is near.
func nearest(name, list string) string {
	best, least := "", len(name)/3+1
	for word := range strings.FieldsSeq(list) {
		if d := distance(name, word); d <= least && (best == "" || d < least) {
			best, least = word, d
		}
	}
	return best
}

// distance returns how many bytes must be inserted, deleted or replaced to make
// b of a (Levenshtein).
func distance(a, b string) int {
	const longest = 40 // bytes of a name worth comparing
	if len(a) > longest {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
