package search

import (
	"cmp"
)

// gathered is what counters found, by words, which are sorted.
type gathered struct {
	stems []stemPosts
	forms []formPages
}

// stemPosts is a stem and what pages have of it, in their order.
type stemPosts struct {
	name  string
	posts []post
}

// formPages is a form and the pages that have it, in their order.
type formPages struct {
	word  string
	stem  int32 // its place among the stems
	pages []int32
}

// gather puts together what was counted of consecutive blocks of pages.
func gather(words *lexicon, blocks []*counter) gathered {
	posts, pages := newLists[post](len(words.names)), newLists[int32](len(words.forms))
	for _, b := range blocks {
		for i := range b.pages {
			for _, p := range b.pages[i].posts {
				posts.ends[p.of]++
			}
			for _, f := range b.pages[i].forms {
				pages.ends[f]++
			}
		}
	}
	posts.makeRoom()
	pages.makeRoom()
	for _, b := range blocks {
		for i := range b.pages {
			page := &b.pages[i]
			for _, p := range page.posts {
				posts.add(p.of, post{page.page, p.tally})
			}
			for _, f := range page.forms {
				pages.add(f, page.page)
			}
		}
		b.pages = nil
	}

	out := gathered{make([]stemPosts, len(words.names)), make([]formPages, 0, len(words.forms))}
	place := make([]int32, len(words.names))
	for i, n := range order(len(words.names), func(n int32) string { return words.names[n] }, cmp.Compare[int32]) {
		out.stems[i], place[n] = stemPosts{words.names[n], posts.of(n)}, int32(i)
	}
	byStem := func(a, b int32) int { return int(place[words.forms[a].stem] - place[words.forms[b].stem]) }
	for _, n := range order(len(words.forms), func(n int32) string { return words.forms[n].word }, byStem) {
		f := formPages{words.forms[n].word, place[words.forms[n].stem], pages.of(n)}
		if i := len(out.forms) - 1; i >= 0 && out.forms[i].word == f.word && out.forms[i].stem == f.stem {
			out.forms[i].pages = union(out.forms[i].pages, f.pages)
		} else {
			out.forms = append(out.forms, f)
		}
	}
	return out
}

// union returns the pages that are in either list, in their order.
func union(a, b []int32) []int32 {
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		case a[0] > b[0]:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// lists is lists that lie side by side. It is first said how long each will be,
// in ends; then there is room for them.
type lists[T any] struct {
	ends []int32 // in room, of what each has so far
	room []T
}

func newLists[T any](n int) lists[T] { return lists[T]{ends: make([]int32, n)} }

func (l *lists[T]) makeRoom() {
	total := int32(0)
	for i, n := range l.ends {
		l.ends[i] = total
		total += n
	}
	l.room = make([]T, total)
}

func (l *lists[T]) add(to int32, v T) {
	l.room[l.ends[to]] = v
	l.ends[to]++
}

// of returns a list that has all it will.
func (l *lists[T]) of(n int32) []T {
	start := int32(0)
	if n > 0 {
		start = l.ends[n-1]
	}
	return l.room[start:l.ends[n]:l.ends[n]]
}
