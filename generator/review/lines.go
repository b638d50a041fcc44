package review

// Line is a block of a page with what became of it.
type Line struct {
	Block          // as it is after the change; as it was, of one that is gone
	Pieces []Piece // its words, all in one piece unless some of them changed
}

// Piece is a run of words of which the same became.
type Piece struct {
	Words []Word
	op    op
}

// compare returns the lines of a page before and after; nil if they are the
// same.
func compare(before, after []Block) []Line {
	steps := diff(len(before), len(after), func(i, j int) bool { return before[i].same(after[j]) })
	if len(steps) == 0 || len(steps) == 1 && steps[0].op == same {
		return nil
	}
	var out []Line
	for i := 0; i < len(steps); i++ {
		s := steps[i]
		switch {
		case s.op == gone && i+1 < len(steps) && steps[i+1].op == fresh:
			next := steps[i+1]
			out = pair(out, before[s.a:s.a+s.n], after[next.b:next.b+next.n])
			i++
		case s.op == gone:
			out = whole(out, gone, before[s.a:s.a+s.n])
		default:
			out = whole(out, s.op, after[s.b:s.b+s.n])
		}
	}
	return out
}

func whole(out []Line, o op, blocks []Block) []Line {
	for _, b := range blocks {
		out = append(out, Line{b, []Piece{{b.Words, o}}})
	}
	return out
}

// related is the likeness from which on two blocks are one that was rewritten.
const related = 0.4

// mostRelated is how many blocks are looked at for one that another became.
const mostRelated = 20

// pair adds blocks that were replaced by others: each stands beside the one that
// it became, if there is one.
func pair(out []Line, before, after []Block) []Line {
	next := 0
	for i := range before {
		best, to := related, -1
		for j := next; j < min(len(after), next+mostRelated); j++ {
			if l := likeness(&before[i], &after[j]); l >= best && (to < 0 || l > best) {
				best, to = l, j
			}
		}
		if to < 0 {
			out = whole(out, gone, before[i:i+1])
			continue
		}
		out = whole(out, fresh, after[next:to])
		out = append(out, Line{after[to], pieces(before[i].Words, after[to].Words)})
		next = to + 1
	}
	return whole(out, fresh, after[next:])
}

// likeness returns how much two blocks have in common, from 0 to 1.
func likeness(a, b *Block) float64 {
	count := map[string]int{}
	n, m, common := 0, 0, 0
	for _, w := range a.Words {
		if isWord(w) {
			count[w.Text+w.Picture]++
			n++
		}
	}
	for _, w := range b.Words {
		if isWord(w) {
			if count[w.Text+w.Picture] > 0 {
				count[w.Text+w.Picture]--
				common++
			}
			m++
		}
	}
	if n+m == 0 {
		return 0
	}
	return 2 * float64(common) / float64(n+m)
}

func isWord(w Word) bool {
	if w.Picture != "" {
		return true
	}
	for _, c := range w.Text {
		return classOf(c) != blank && (classOf(c) == letter || len(w.Text) > 1)
	}
	return false
}

// pieces compares two texts word by word. Signs and spaces alone between two
// changes are taken to be changed, too: a text in crumbs is hard to read.
func pieces(before, after []Word) []Piece {
	steps := diff(len(before), len(after), func(i, j int) bool { return before[i] == after[j] })
	var out []Piece
	var old, new []Word
	flush := func() {
		if len(old) > 0 {
			out = append(out, Piece{old, gone})
		}
		if len(new) > 0 {
			out = append(out, Piece{new, fresh})
		}
		old, new = nil, nil
	}
	for i, s := range steps {
		switch s.op {
		case gone:
			old = append(old, before[s.a:s.a+s.n]...)
		case fresh:
			new = append(new, after[s.b:s.b+s.n]...)
		default:
			words := after[s.b : s.b+s.n]
			if i > 0 && i < len(steps)-1 && !anyWord(words) {
				old, new = append(old, words...), append(new, words...)
				continue
			}
			flush()
			out = append(out, Piece{words, same})
		}
	}
	flush()
	return out
}

func anyWord(words []Word) bool {
	for _, w := range words {
		if isWord(w) {
			return true
		}
	}
	return false
}
