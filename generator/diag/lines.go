package diag

import "bytes"

// Lines finds places in a file.
type Lines struct {
	src    []byte
	starts []int // the offsets at which lines start
}

// NewLines returns the lines of a file. A byte order mark belongs to none.
func NewLines(src []byte) Lines {
	l := Lines{src, []int{0}}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		l.starts[0] = len("\ufeff")
	}
	for i, c := range src {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Count returns how many lines there are, the one behind the last line's end
// among them.
func (l Lines) Count() int { return len(l.starts) }

// Line returns where a line, from 1, starts and the next one does.
func (l Lines) Line(number int) (start, end int) {
	if number >= len(l.starts) {
		return l.starts[len(l.starts)-1], len(l.src)
	}
	return l.starts[number-1], l.starts[number]
}

// Offset returns the byte offset of a place; 0 for none.
func (l Lines) Offset(p Position) int {
	if p.Line < 1 || p.Line > len(l.starts) {
		return 0
	}
	at := l.starts[p.Line-1]
	for range p.Column - 1 {
		if at >= len(l.src) {
			break
		}
		at++
		for at < len(l.src) && l.src[at]&0xc0 == 0x80 { // in the middle of a character
			at++
		}
	}
	return at
}
