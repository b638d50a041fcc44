// Package exposure finds what a text gives away of people that is better not
// published: codes that open a meeting, links that let anybody into a group,
// and the e-mail addresses and telephone numbers of persons.
//
// It looks at the text as it is written, whatever the notation, and knows
// nobody: whoever does know who agreed to be reached leaves out what may stand.
// It would rather miss something than cry wolf, for a warning that is wrong
// teaches people to overlook the others.
package exposure

import (
	"cmp"
	"slices"
)

// Kind says what was found.
type Kind uint8

// What a text may give away.
const (
	Passcode Kind = iota + 1 // a code that opens a meeting
	Invite                   // a link that lets anybody into a group
	Email                    // the address of a person
	Phone                    // a telephone number
)

// Finding is something in a text.
type Finding struct {
	Kind       Kind
	Start, End int    // bytes
	Text       string // an address in lower case, of a number its digits, of others as written
}

// Find returns what a text gives away, in the order of the text.
func Find(text []byte) []Finding {
	f := finder{text: text}
	f.addresses()
	f.mailboxes()
	f.numbers()
	f.codes()
	slices.SortStableFunc(f.found, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	end := 0
	return slices.DeleteFunc(f.found, func(x Finding) bool {
		again := x.Start < end // a part of what was found already
		end = max(end, x.End)
		return again
	})
}

// finder is at work on one text.
type finder struct {
	text  []byte
	found []Finding
}

func (f *finder) add(kind Kind, start, end int, text string) {
	f.found = append(f.found, Finding{kind, start, end, text})
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isWord(c byte) bool   { return isLetter(c) || isDigit(c) }
