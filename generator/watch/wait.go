package watch

import "time"

// How long nothing more may happen to a path before it is reported. A save
// must not wait for a timer that it does not need, yet a page should not be
// seen half-written: so it depends on how the file was saved.
const (
	// whole: another file was renamed to it, which is how careful programs save.
	// It is complete.
	whole = 0
	// written: it was written to. Programs write in one go, or in pieces that
	// follow each other at once; git writes hundreds of files like that.
	written = 5 * time.Millisecond
	// vanished: it is gone or empty. Many editors remove or empty a file
	// before they write it, and to show that would be a flash.
	vanished = 25 * time.Millisecond

	// longest is how long a report is held back at most.
	longest = 200 * time.Millisecond
)
