// Package diag describes what is wrong with a network's content: where it is,
// how bad it is, what it is, and what to do about it.
//
// A stage that finds a mistake of an author makes a [Diagnostic] and goes on;
// Go errors are kept for disks and networks, panics for our own bugs. Nothing
// here prints by itself: the commands choose a printer ([Text], [JSON]).
package diag

import (
	"cmp"
	"slices"
)

// Severity says how bad a diagnostic is.
type Severity uint8

// The three severities. An Error keeps the build from writing, a Warning would
// surprise a reader or a maintainer, a Note is worth knowing.
const (
	Note Severity = iota + 1
	Warning
	Error
)

// String returns "note", "warning" or "error".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// Position is a place in a text file. Lines and columns count from 1; columns
// count characters (Unicode code points), not bytes. The zero Position means
// "the file as a whole".
type Position struct {
	Line   int `codec:"aside"`
	Column int `codec:"aside"`
}

// Range is the stretch of a file from Start up to, not including, End. An End
// that is zero means "just the place Start".
type Range struct{ Start, End Position }

// Code names a kind of mistake. It is stable: once released it never changes
// its meaning. Its severity and summary stand in [Codes].
type Code string

// Related is a second place that helps to understand a diagnostic, such as
// the other one of two pages with the same address.
type Related struct {
	File    string
	Range   Range
	Message string
}

// Diagnostic is one mistake at one place.
type Diagnostic struct {
	Code     Code
	Severity Severity
	// File is a slash-separated path as the user would type it: relative to
	// the working directory where it lies below it. Empty: no single file.
	File    string
	Range   Range
	Message string // lower case, no final period, names the thing
	Hint    string // what to do about it; may be empty
	Related []Related
}

// New returns a diagnostic whose severity is that of its code in [Codes].
// It panics for a code that is not listed there.
func New(code Code, file string, at Range, message, hint string) Diagnostic {
	info, ok := Codes[code]
	if !ok {
		panic("diag: unlisted code " + string(code))
	}
	return Diagnostic{Code: code, Severity: info.Severity, File: file, Range: at, Message: message, Hint: hint}
}

// List is a sequence of diagnostics.
type List []Diagnostic

// Count returns how many diagnostics of l have severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sorted returns the diagnostics of l ordered by file, place, code and message,
// each distinct one once. It does not change l.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Range.Start.Line, b.Range.Start.Line),
		cmp.Compare(a.Range.Start.Column, b.Range.Start.Column),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
	)
}
