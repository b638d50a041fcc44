package watch

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"
)

// snapshot is what is known of the files of a folder, by path.
type snapshot map[string]stamp

// stamp changes when a file does.
type stamp struct {
	size int64
	time time.Time
}

func startPoll(dir string, every time.Duration) (source, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	seen := look(dir)
	return func(ctx context.Context, changes chan<- change) {
		poll(ctx, dir, seen, every, changes)
	}, nil
}

// poll looks again and again, but lets a slow disk rest nine tenths of the
// time.
func poll(ctx context.Context, dir string, seen snapshot, every time.Duration, changes chan<- change) {
	timer := time.NewTimer(every)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		start := time.Now()
		now := look(dir)
		for p := range now.differing(seen) {
			send(ctx, changes, change{p, written})
		}
		seen = now
		timer.Reset(max(every, 10*time.Since(start)))
	}
}

// look walks over the files. What cannot be read is as if it were not there.
func look(dir string) snapshot {
	s := make(snapshot)
	_ = fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if d == nil || d.IsDir() {
			if hidden(p) {
				return fs.SkipDir
			}
			return nil
		}
		if hidden(p) || temporary(path.Base(p)) {
			return nil
		}
		if info, err := d.Info(); err == nil {
			s[p] = stamp{info.Size(), info.ModTime()}
		}
		return nil
	})
	return s
}

// differing yields the paths that are not the same in s and old.
func (s snapshot) differing(old snapshot) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for p, is := range s {
			if was, ok := old[p]; (!ok || was != is) && !yield(p) {
				return
			}
		}
		for p := range old {
			if _, ok := s[p]; !ok && !yield(p) {
				return
			}
		}
	}
}
