package review

import "slices"

// edit is a step from one sequence to another: elements that both have, or ones
// that only the first or only the second has.
type edit struct {
	op   op
	a, b int // where it starts in either
	n    int // how many elements
}

type op uint8

const (
	same op = iota
	gone
	fresh
)

// mostEdits bounds the work: sequences that differ in more elements are said to
// have nothing in common but how they begin and end.
const mostEdits = 1000

// diff returns the steps from a sequence of n elements to one of m, of which no
// two that follow each other are of one kind, and what is gone stands before
// what is fresh. They are as few as can be (E. W. Myers, An O(ND) difference
// algorithm, 1986).
func diff(n, m int, equal func(i, j int) bool) []edit {
	head := 0
	for head < min(n, m) && equal(head, head) {
		head++
	}
	tail := 0
	for tail < min(n, m)-head && equal(n-1-tail, m-1-tail) {
		tail++
	}
	var s script
	s.add(same, 0, 0, head)
	s.middle(head, head, n-head-tail, m-head-tail, equal)
	s.add(same, n-tail, m-tail, tail)
	return s.sorted()
}

type script []edit

func (s *script) add(o op, a, b, n int) {
	if n <= 0 {
		return
	}
	if last := len(*s) - 1; last >= 0 && (*s)[last].op == o {
		(*s)[last].n += n
		return
	}
	*s = append(*s, edit{o, a, b, n})
}

// middle adds the steps for n elements from a on and m from b on.
func (s *script) middle(a, b, n, m int, equal func(i, j int) bool) {
	limit := min(n+m, mostEdits)
	v := make([]int, 2*limit+3) // how far each diagonal was followed, by k+limit+1
	var trace [][]int
	for d := 0; d <= limit; d++ {
		trace = append(trace, slices.Clone(v[limit+1-d:limit+2+d]))
		for k := -d; k <= d; k += 2 {
			x := v[limit+k] + 1
			if k == -d || k != d && v[limit+k] < v[limit+k+2] {
				x = v[limit+k+2]
			}
			y := x - k
			for x < n && y < m && equal(a+x, b+y) {
				x, y = x+1, y+1
			}
			v[limit+1+k] = x
			if x >= n && y >= m {
				s.walk(a, b, n, m, trace)
				return
			}
		}
	}
	s.add(gone, a, b, n)
	s.add(fresh, a+n, b, m)
}

// walk goes the way that was found back to its beginning, then adds its steps.
func (s *script) walk(a, b, n, m int, trace [][]int) {
	var back []edit
	x, y := n, m
	for d := len(trace) - 1; d >= 0 && (x > 0 || y > 0); d-- {
		k := x - y
		at := func(k int) int { // of the step before; trace[d] spans -d…d
			if k < -d || k > d {
				return -1
			}
			return trace[d][k+d]
		}
		from := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			from = k + 1
		}
		px := at(from)
		py := px - from
		if d == 0 {
			px, py = 0, 0
		}
		snake := min(x-px, y-py)
		if d == 0 {
			snake = x
		}
		back = append(back, edit{same, a + x - snake, b + y - snake, snake})
		x, y = x-snake, y-snake
		switch {
		case d == 0:
		case x > px:
			back = append(back, edit{gone, a + px, b + y, x - px})
		default:
			back = append(back, edit{fresh, a + x, b + py, y - py})
		}
		if d > 0 {
			x, y = px, py
		}
	}
	for _, e := range slices.Backward(back) {
		s.add(e.op, e.a, e.b, e.n)
	}
}

// sorted joins the steps between two stretches that are the same: all that is
// gone, then all that is fresh.
func (s script) sorted() []edit {
	var out script
	for i := 0; i < len(s); {
		if s[i].op == same {
			out.add(same, s[i].a, s[i].b, s[i].n)
			i++
			continue
		}
		a, b, dels, ins := s[i].a, s[i].b, 0, 0
		for ; i < len(s) && s[i].op != same; i++ {
			if s[i].op == gone {
				dels += s[i].n
			} else {
				ins += s[i].n
			}
		}
		out.add(gone, a, b, dels)
		out.add(fresh, a+dels, b, ins)
	}
	return out
}
