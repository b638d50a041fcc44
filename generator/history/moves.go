package history

import (
	"bytes"
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// mostPairs is how many pairs of files are compared to find those that moved;
// with more, only files of one name are.
const mostPairs = 10_000

// moves finds the files that are at another path now: with the same content,
// else Markdown of which at least half the lines are the same. Fresh are the
// paths on disk, by path.
func (r *Revision) moves(gone map[string]*node, now fs.FS, fresh map[string]string) ([]Change, error) {
	if len(gone) == 0 || len(fresh) == 0 {
		return nil, nil
	}
	type pair struct {
		Change
		alike float64
	}
	var pairs []pair
	old := map[string][]byte{}
	for _, is := range slices.Sorted(maps.Keys(fresh)) {
		text, err := fs.ReadFile(now, fresh[is])
		if err != nil {
			return nil, err
		}
		plain := bytes.ReplaceAll(text, crlf, crlf[1:])
		hash, plainHash := blobHash(text, r.Commit), blobHash(plain, r.Commit)
		for was, n := range gone {
			if n.blob == hash || n.blob == plainHash {
				pairs = append(pairs, pair{Change{was, is}, 1})
				continue
			}
			many := len(gone)*len(fresh) > mostPairs && path.Base(was) != path.Base(is)
			if many || !isMarkdown(was) || !isMarkdown(is) {
				continue
			}
			if old[was] == nil {
				if old[was], err = r.blobs.read(n.blob); err != nil {
					return nil, err
				}
			}
			if alike := likeness(old[was], plain); alike >= 0.5 {
				pairs = append(pairs, pair{Change{was, is}, alike})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.Was, b.Was), cmp.Compare(a.Is, b.Is))
	})
	var out []Change
	left, reached := map[string]bool{}, map[string]bool{}
	for _, p := range pairs {
		if !left[p.Was] && !reached[p.Is] {
			left[p.Was], reached[p.Is] = true, true
			out = append(out, p.Change)
		}
	}
	return out, nil
}

// likeness returns which part of the lines of the longer text the other has,
// too, from 0 to 1. Blank lines do not count.
func likeness(a, b []byte) float64 {
	count := map[string]int{}
	n, m, common := 0, 0, 0
	for line := range lines(a) {
		count[line]++
		n++
	}
	for line := range lines(b) {
		if count[line] > 0 {
			count[line]--
			common++
		}
		m++
	}
	return float64(common) / float64(max(n, m, 1))
}

// lines yields the lines of a text that are not blank, without the space around
// them.
func lines(text []byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range bytes.SplitSeq(text, []byte("\n")) {
			if line = bytes.TrimSpace(line); len(line) > 0 && !yield(string(line)) {
				return
			}
		}
	}
}

func isMarkdown(p string) bool {
	return slices.Contains([]string{".md", ".mdx", ".markdown"}, path.Ext(p))
}
