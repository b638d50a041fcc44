// Package watch turns what the operating system says about a folder into the
// paths that may have changed in it.
//
// One save of an editor is several events, a change of branch is thousands, and
// the system may lose some. A report therefore names the paths of many events
// once each, comes when the writers seem to be done (see wait.go), and may say
// "anything" instead. A path in a report may be unchanged, be gone, or be a
// folder's, which stands for all below it; a change may be reported twice; but
// none is missed. The folder itself may go and come back.
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
	// Trouble, if not nil, is told why the system gives no more events, from
	// when on files are compared every second. It is called at most once.
	Trouble func(error)
}

// anything is sent in place of a path where it is not known what changed.
const anything = ""

// change is a path that may have changed, or [anything], and how long nothing
// more may happen to it before it is worth reading.
type change struct {
	path string
	wait time.Duration
}

// source sends changes until ctx ends.
type source func(ctx context.Context, changes chan<- change)

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
	run, err := start(filepath.Clean(dir), opt)
	if err != nil {
		return nil, err
	}
	changes, reports := make(chan change), make(chan []string)
	go func() {
		defer close(changes)
		run(ctx, changes)
	}()
	go func() {
		defer close(reports)
		gather(ctx, changes, reports)
		for range changes { // until the source has ended, too
		}
	}()
	return reports, nil
}

func start(dir string, opt Options) (source, error) {
	if opt.Poll > 0 {
		return startPoll(dir, opt.Poll)
	}
	f := follower{dir: dir, open: openNotifier, trouble: opt.Trouble}
	return f.start()
}

// send sends a change unless ctx ends first.
func send(ctx context.Context, changes chan<- change, c change) {
	select {
	case changes <- c:
	case <-ctx.Done():
	}
}
