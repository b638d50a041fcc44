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
	files := os.DirFS(dir)
	if _, err := fs.ReadDir(files, "."); err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	seen := look(files)
	return func(ctx context.Context, changes chan<- string) {
		poll(ctx, files, seen, every, changes)
	}, nil
}

func poll(ctx context.Context, files fs.FS, seen snapshot, every time.Duration, changes chan<- string) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := look(files)
		for p := range now.differing(seen) {
			send(ctx, changes, p)
		}
		seen = now
	}
}

// look walks over the files. What cannot be read is as if it were not there.
func look(files fs.FS) snapshot {
	s := make(snapshot)
	_ = fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
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
