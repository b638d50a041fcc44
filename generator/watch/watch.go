// Package watch turns what the operating system says about a folder into the
// paths that may have changed in it.
//
// One save of an editor is several events, a change of branch is thousands, and
// the system may lose some. A report therefore names the paths of many events
// once each, comes after a moment of quiet, and may say "anything" instead. A
// path in a report may be unchanged, be gone, or be a folder's, which stands for
// all below it; a change may be reported twice; but none is missed.
//
// Hidden files and folders (.git, .obsidian) and what editors write on the
// side are never reported. Symbolic links are not followed, but for the
// watched folder itself.
package watch

import (
	"context"
	"path/filepath"
	"time"
)

// Options are settings of [Watch]. The zero value asks the system for events.
type Options struct {
	// Poll, if not zero, compares all files every so often instead: network
	// and container file systems send no events.
	Poll time.Duration
	// Quiet is how long nothing must happen before a report; 0 is 10 ms. A
	// report is never held back for more than 200 ms.
	Quiet time.Duration
}

const (
	defaultQuiet = 10 * time.Millisecond
	longest      = 200 * time.Millisecond

	// rescue is the polling interval when the system's events give out.
	rescue = time.Second
)

// anything is sent in place of a path where it is not known what changed.
const anything = ""

// Watch reports on the channel the paths below dir that may have changed since
// the last report: slash-separated, relative to dir, sorted. A report that is
// nil means that anything may have changed. What happens after Watch returned
// will be reported, so whoever then reads dir misses nothing; reports that are
// not received are gathered into one.
//
// When ctx ends, so does all that Watch started, and the channel is closed.
// The error is about dir, or says that the system can watch no more folders,
// where polling helps. If that happens later, Watch polls by itself.
func Watch(ctx context.Context, dir string, opt Options) (<-chan []string, error) {
	start := startNotify
	if opt.Poll > 0 {
		start = func(dir string) (source, error) { return startPoll(dir, opt.Poll) }
	}
	run, err := start(filepath.Clean(dir))
	if err != nil {
		return nil, err
	}
	quiet := opt.Quiet
	if quiet <= 0 {
		quiet = defaultQuiet
	}
	changes, reports := make(chan string), make(chan []string)
	go func() {
		defer close(changes)
		run(ctx, changes)
	}()
	go func() {
		defer close(reports)
		gather(ctx, changes, reports, quiet)
		for range changes { // until the source has ended, too
		}
	}()
	return reports, nil
}

// source sends paths that changed, or [anything], until ctx ends.
type source func(ctx context.Context, changes chan<- string)

// send sends a change unless ctx ends first.
func send(ctx context.Context, changes chan<- string, p string) {
	select {
	case changes <- p:
	case <-ctx.Done():
	}
}
