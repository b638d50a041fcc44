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

// gather sends reports of the changes: after nothing came for the time quiet,
// but at the latest after [longest]. A report no one receives yet grows.
func gather(ctx context.Context, changes <-chan string, reports chan<- []string, quiet time.Duration) {
	var b batch
	var due time.Time // when the batch must be reported at the latest
	timer := time.NewTimer(0)
	timer.Stop()
	for {
		var ready chan<- []string // nil, so never chosen, while it is not time
		if b.ripe {
			ready = reports
		}
		select {
		case <-ctx.Done():
			return
		case p, ok := <-changes:
			if !ok {
				return
			}
			if b.empty() {
				due = time.Now().Add(longest)
			}
			b.add(p)
			timer.Reset(min(quiet, time.Until(due)))
		case <-timer.C:
			b.ripe = !b.empty()
		case ready <- b.report():
			b = batch{}
		}
	}
}

// batch is a report in the making.
type batch struct {
	paths map[string]bool
	all   bool // anything may have changed; paths is nil
	ripe  bool // it is time to send it
}

func (b *batch) empty() bool { return !b.all && len(b.paths) == 0 }

func (b *batch) add(p string) {
	if p == anything || len(b.paths) >= mostPaths {
		b.all, b.paths = true, nil
	}
	if !b.all {
		if b.paths == nil {
			b.paths = make(map[string]bool)
		}
		b.paths[p] = true
	}
}

// report returns the paths in order, nil for anything. It is called for every
// turn of the loop, which is why nothing is done before it is time.
func (b *batch) report() []string {
	if !b.ripe {
		return nil
	}
	return slices.Sorted(maps.Keys(b.paths))
}
