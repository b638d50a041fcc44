package search

import (
	"encoding/binary"
	"slices"
)

// stemPart is some consecutive stems, which are merged apart from the others.
type stemPart struct {
	old   []stemLeft
	found []stemPosts

	lines   []stemLine
	table   []byte  // of [Counts]
	coded   []byte  // the lists behind it
	was, is []int32 // the place in lines of each of old and of found, or gone
}

// perPart is about how many stems are merged at once.
const perPart = 2048

// cutStems cuts the stems there were and those that were found at the same
// words.
func cutStems(old []stemLeft, found []stemPosts) []stemPart {
	var out []stemPart
	for len(old) > perPart || len(found) > perPart {
		var first string // of the next part
		if len(old) > len(found) {
			first = old[perPart].name
		} else {
			first = found[perPart].name
		}
		i, _ := slices.BinarySearchFunc(old, first, func(s stemLeft, word string) int { return compareUTF16(s.name, word) })
		j, _ := slices.BinarySearchFunc(found, first, func(s stemPosts, word string) int { return compareUTF16(s.name, word) })
		out = append(out, stemPart{old: old[:i], found: found[:j]})
		old, found = old[i:], found[j:]
	}
	return append(out, stemPart{old: old, found: found})
}

// merge scores and codes each stem that a page has.
func (p *stemPart) merge(left *kept, scores *scorer) {
	p.lines = make([]stemLine, 0, max(len(p.old), len(p.found)))
	p.was, p.is = make([]int32, 0, len(p.old)), make([]int32, 0, len(p.found))
	names, lists := p.size()
	p.table, p.coded = make([]byte, 0, names), make([]byte, 0, lists)
	written := make([]byte, 0, lists)
	w := postWriter{scorer: scores}
	var room []post
	for old, found := p.old, p.found; len(old)+len(found) > 0; {
		turn := -1
		switch {
		case len(old) == 0:
			turn = 1
		case len(found) > 0:
			turn = compareUTF16(old[0].name, found[0].name)
		}
		var name string
		var posts []post
		if turn > 0 {
			name, posts = found[0].name, found[0].posts
		} else {
			name, room = old[0].name, left.posts(room, old[0].posts)
			if turn == 0 {
				room = mergePosts(room, found[0].posts)
			}
			posts = room
		}
		place := int32(gone)
		if len(posts) > 0 {
			place = int32(len(p.lines))
			start, before := len(written), len(p.coded)
			written = w.append(written, posts)
			p.lines = append(p.lines, stemLine{name, len(posts), written[start:]})
			p.coded = appendPosts(p.coded, posts)
			p.table = binary.AppendUvarint(appendText(p.table, name), uint64(len(p.coded)-before))
		}
		if turn <= 0 {
			p.was, old = append(p.was, place), old[1:]
		}
		if turn >= 0 {
			p.is, found = append(p.is, place), found[1:]
		}
	}
}

// mergePosts puts posts of other pages to a list.
func mergePosts(dst, more []post) []post {
	i := len(dst) - 1
	dst = append(dst, more...)
	for to, j := len(dst)-1, len(more)-1; j >= 0; to-- {
		if i >= 0 && dst[i].of > more[j].of {
			dst[to], i = dst[i], i-1
		} else {
			dst[to], j = more[j], j-1
		}
	}
	return dst
}

// size is about how many bytes the names of the stems take, and their lists,
// coded or written.
func (p *stemPart) size() (names, lists int) {
	for i := range p.old {
		names += len(p.old[i].name) + 4
		lists += len(p.old[i].posts) + 4
	}
	for i := range p.found {
		names += len(p.found[i].name) + 4
		lists += 3*len(p.found[i].posts) + 4
	}
	return names, lists
}
