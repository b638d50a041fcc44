package search

import (
	"cmp"
	"slices"
)

// compareUTF16 orders texts as clients compare them: by units of UTF-16, in
// which what lies beyond the first plane comes before U+E000.
func compareUTF16(a, b string) int {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	}
	return cmp.Compare(len(a), len(b))
}

// order returns the numbers of n words in the order of [compareUTF16], and
// those of equal words as tie has them. Most words are told apart by their
// first eight bytes, which are sorted by as one number, digit by digit.
func order(n int, word func(int32) string, tie func(a, b int32) int) []int32 {
	keys := make([]key, n)
	for i := range keys {
		keys[i] = key{start(word(int32(i))), int32(i)}
	}
	keys = sortKeys(keys)
	for i := 0; i < n; {
		end := i + 1
		for end < n && keys[end].start == keys[i].start {
			end++
		}
		if end > i+1 {
			slices.SortFunc(keys[i:end], func(a, b key) int {
				return cmp.Or(compareUTF16(word(a.of), word(b.of)), tie(a.of, b.of))
			})
		}
		i = end
	}
	out := make([]int32, n)
	for i, k := range keys {
		out[i] = k.of
	}
	return out
}

// key is how a word starts, and its number.
type key struct {
	start uint64
	of    int32
}

// start returns the first eight bytes of a word as a number that is greater
// for a word that comes behind. No word has a byte that is zero.
func start(word string) uint64 {
	var out uint64
	for i := range min(8, len(word)) {
		b := word[i]
		if b == 0xee || b == 0xef { // U+E000 and what follows it
			b += 0x10
		}
		out |= uint64(b) << (56 - 8*i)
	}
	return out
}

// sortKeys sorts by start, byte by byte from the last to the first. It returns
// one of two lists that it makes use of, keys being the other.
func sortKeys(keys []key) []key {
	var ends [8][256]int
	for _, k := range keys {
		for i := range ends {
			ends[i][byte(k.start>>(8*i))]++
		}
	}
	other := make([]key, len(keys))
	for i := range ends {
		total := 0
		for b, n := range ends[i] {
			ends[i][b], total = total, total+n
		}
		for _, k := range keys {
			b := byte(k.start >> (8 * i))
			other[ends[i][b]] = k
			ends[i][b]++
		}
		keys, other = other, keys
	}
	return keys
}
