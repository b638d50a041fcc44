package watch

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
	"time"
)

const (
	// rescue is the polling interval when the system's events give out.
	rescue = time.Second
	// absence is how often to look whether a folder that is gone is back.
	absence = 50 * time.Millisecond
)

// follower follows a folder with one notifier after the other: a new one when
// events were lost or the folder went and came back.
type follower struct {
	dir     string
	open    func(dir string) (*notifier, error)
	trouble func(error)
}

// start begins to watch; what it returns goes on.
func (f *follower) start() (source, error) {
	n, err := f.open(f.dir)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, changes chan<- change) { f.run(ctx, n, changes) }, nil
}

// run sends changes until ctx ends, by polling if there are no more events.
func (f *follower) run(ctx context.Context, n *notifier, changes chan<- change) {
	for {
		err := n.follow(ctx, changes)
		n.watcher.Close()
		if ctx.Err() != nil {
			return
		}
		if !isFull(err) {
			send(ctx, changes, change{anything, vanished})
			n, err = f.reopen(ctx)
		}
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			f.poll(ctx, err, changes)
			return
		}
		send(ctx, changes, change{anything, written})
	}
}

// reopen waits until the folder can be watched again.
func (f *follower) reopen(ctx context.Context) (*notifier, error) {
	tick := time.NewTicker(absence)
	defer tick.Stop()
	for {
		n, err := f.open(f.dir)
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
			return n, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}

func (f *follower) poll(ctx context.Context, why error, changes chan<- change) {
	if f.trouble != nil {
		f.trouble(why)
	}
	seen := look(f.dir)
	send(ctx, changes, change{anything, written})
	poll(ctx, f.dir, seen, rescue, changes)
}

// isFull reports whether an error says that the system watches as many folders
// as it may: another attempt would end the same way.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}
