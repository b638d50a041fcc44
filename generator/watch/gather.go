package watch

import (
	"context"
	"maps"
	"slices"
	"time"
)

// mostPaths is the size from which a report says "anything": the reader then
// is as quick to look at all files, and what is held here stays small.
const mostPaths = 1000

// gather sends reports of the changes as soon as each of them has waited, but
// at the latest [longest] after the first. A report no one receives yet grows.
func gather(ctx context.Context, changes <-chan change, reports chan<- []string) {
	var b batch
	timer := time.NewTimer(0)
	timer.Stop()
	for {
		var ready chan<- []string // nil, so never chosen, while it is not time
		var report []string
		switch left, ok := b.left(); {
		case !ok:
		case left <= 0:
			ready, report = reports, b.report()
		default:
			timer.Reset(left)
		}
		select {
		case <-ctx.Done():
			return
		case c, ok := <-changes:
			if !ok {
				return
			}
			b.add(c)
		case <-timer.C:
		case ready <- report:
			b = batch{}
		}
	}
}

// batch is a report in the making.
type batch struct {
	due  map[string]time.Time // by path: when it may be reported
	all  bool                 // anything may have changed; due has but one entry
	last time.Time            // when all must be reported
}

func (b *batch) add(c change) {
	now := time.Now()
	if len(b.due) == 0 {
		b.due, b.last = make(map[string]time.Time), now.Add(longest)
	}
	if c.path == anything || len(b.due) >= mostPaths {
		b.all = true
		clear(b.due)
	}
	if b.all {
		c.path = anything
	}
	b.due[c.path] = now.Add(c.wait)
}

// left returns how long the batch is to be held back; not ok if it is empty.
func (b *batch) left() (d time.Duration, ok bool) {
	if len(b.due) == 0 {
		return 0, false
	}
	var due time.Time
	for _, t := range b.due {
		if t.After(due) {
			due = t
		}
	}
	if due.After(b.last) {
		due = b.last
	}
	return time.Until(due), true
}

// report returns the paths in order, nil for anything.
func (b *batch) report() []string {
	if b.all {
		return nil
	}
	return slices.Sorted(maps.Keys(b.due))
}
