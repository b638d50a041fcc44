package markdown

import "unicode"

// quotes pairs the straight quotation marks of one line of text.
//
// A mark opens if no word stands before it and something stands behind it; it
// closes if something stands before it and no word behind it. Where both may
// be, as beside a script whose words stand without spaces or take particles, it
// closes what is open.
type quotes struct {
	found []straight
	open  []int // indices in found, innermost last
	many  int   // how many of open are double
}

type straight struct {
	at         int  // byte offset in the body
	mark       byte // `"` or `'`
	prev, next rune // what stands beside it; 0: the end of the text
	paired     bool
	opens      bool
}

// add notes a mark behind prev.
func (q *quotes) add(at int, mark byte, prev rune) {
	q.follow(rune(mark))
	q.found = append(q.found, straight{at: at, mark: mark, prev: prev, next: unknown})
}

// unknown is what stands behind a mark until it is known.
const unknown = -1

// follow notes what comes next, which matters behind a mark.
func (q *quotes) follow(r rune) {
	if n := len(q.found); n > 0 && q.found[n-1].next == unknown {
		q.found[n-1].next = r
	}
}

// resolve appends the edits of all marks and forgets them.
func (q *quotes) resolve(edits []edit, marks *[4]string) []edit {
	if len(q.found) == 0 {
		return edits
	}
	q.follow(0)
	for i := range q.found {
		q.pair(i)
	}
	var inner []bool // of the pairs that are open
	for i := range q.found {
		f := &q.found[i]
		with := ""
		switch n := len(inner); {
		case f.paired && f.opens:
			inner = append(inner, f.mark == '\'' && n == 0 || n > 0 && !inner[n-1])
			with = marks[side(inner[n], 0)]
		case f.paired:
			with = marks[side(inner[n-1], 1)]
			inner = inner[:n-1]
		default:
			with = f.alone(marks)
		}
		if with != "" {
			edits = append(edits, edit{f.at, f.at + 1, with})
		}
	}
	q.found, q.open, q.many = q.found[:0], q.open[:0], 0
	return edits
}

// side returns the index of a mark in Options.Quotes.
func side(inner bool, side int) int {
	if inner {
		return 2 + side
	}
	return side
}

// pair decides whether mark i opens a quotation, closes one or does neither.
func (q *quotes) pair(i int) {
	f := &q.found[i]
	if f.mark == '\'' && (unicode.IsDigit(f.next) || isCased(f.next) && isWord(f.prev)) {
		return // an apostrophe: the '90s, it's
	}
	if !isSpace(f.prev) && !isWord(f.next) && q.close(i) {
		return
	}
	if f.opens = !isSpace(f.next) && !isWord(f.prev); !f.opens {
		return
	}
	if n := len(q.open); n > 0 && f.mark == '\'' && q.found[q.open[n-1]].mark == '\'' {
		q.open = q.open[:n-1] // that one was an apostrophe: 'tis
	}
	q.open = append(q.open, i)
	if f.mark == '"' {
		q.many++
	}
}

// close pairs mark i with the one that is open. A single mark reaches over no
// double one: it may be an apostrophe.
func (q *quotes) close(i int) bool {
	mark := q.found[i].mark
	if mark == '"' && q.many == 0 {
		return false
	}
	for n := len(q.open) - 1; n >= 0; n-- {
		f := &q.found[q.open[n]]
		if f.mark == mark {
			f.paired, q.found[i].paired = true, true
			q.open = q.open[:n]
			if mark == '"' {
				q.many--
			}
			return true
		}
		if mark == '\'' {
			return false
		}
	}
	return false
}

// alone returns what a mark without a counterpart becomes. A double one is left
// as it is unless it opens or closes the whole text, as one does that goes on
// in the next paragraph.
func (f *straight) alone(marks *[4]string) string {
	switch {
	case f.mark == '\'' && (isCased(f.prev) || !isWord(f.prev) && isWord(f.next) && !isHebrew(f.next) || isWord(f.prev) && isCased(f.next)):
		return "’"
	case f.mark == '\'':
		return ""
	case f.opens && f.prev == 0:
		return marks[0]
	case f.next == 0 && !isSpace(f.prev) && !unicode.IsDigit(f.prev):
		return marks[1]
	}
	return ""
}

// isWord says whether r is part of a word that a quotation mark does not touch
// from outside. Scripts without capitals have no apostrophe, and their words
// may: Arabic "و" stands before a mark, Korean particles behind it, and Chinese
// has no spaces. Hebrew writes its own gershayim as `"` within words.
func isWord(r rune) bool { return isCased(r) || unicode.IsDigit(r) || isHebrew(r) }

// isCased says whether r is a letter of a script that has capitals.
func isCased(r rune) bool { return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt) || isLatinMark(r) }

// isLatinMark says whether r is an accent behind a letter, in decomposed text,
// or a letter as Hawaiian and Uzbek have them in place of an apostrophe.
func isLatinMark(r rune) bool { return 0x02b0 <= r && r <= 0x036f }

func isHebrew(r rune) bool { return unicode.Is(unicode.Hebrew, r) }

// isSpace says whether r is a space or the end of the text.
func isSpace(r rune) bool { return r == 0 || unicode.IsSpace(r) }

// isBetween says whether a word may start behind r.
func isBetween(r rune) bool { return isSpace(r) || r == '(' || r == '[' }
