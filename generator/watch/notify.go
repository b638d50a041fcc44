package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// notifier follows the system's events. The system watches single folders, so
// the notifier adds each folder below the root, and each new one.
type notifier struct {
	root    string
	files   fs.FS // the root, with slash-separated paths
	watcher watcher
	events  <-chan fsnotify.Event
	errors  <-chan error
	folders map[string]bool // watched ones, by slash-separated path
}

// watcher is the part of [fsnotify.Watcher] that tests stand in for.
type watcher interface {
	Add(dir string) error
	Remove(dir string) error
	Close() error
}

func startNotify(dir string) (source, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	n := newNotifier(dir, w, w.Events, w.Errors)
	if err := n.add("."); err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", dir, err), w.Close())
	}
	return n.run, nil
}

func newNotifier(dir string, w watcher, events <-chan fsnotify.Event, errs <-chan error) *notifier {
	return &notifier{
		root: dir, files: os.DirFS(dir), watcher: w, events: events, errors: errs,
		folders: make(map[string]bool),
	}
}

// run sends changes until ctx ends, by polling if there are no more events.
func (n *notifier) run(ctx context.Context, changes chan<- string) {
	err := n.follow(ctx, changes)
	n.watcher.Close()
	if err != nil && ctx.Err() == nil {
		seen := look(n.files)
		send(ctx, changes, anything)
		poll(ctx, n.files, seen, rescue, changes)
	}
}

// follow sends changes until ctx ends or an error keeps it from seeing all.
func (n *notifier) follow(ctx context.Context, changes chan<- string) error {
	report := func(p string) { send(ctx, changes, p) }
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, ok := <-n.events:
			if !ok {
				return errors.New("the events ended")
			}
			if err := n.handle(event, report); err != nil {
				return err
			}
		case _, ok := <-n.errors:
			if !ok {
				return errors.New("the events ended")
			}
			// Most likely too many at once. Folders may be among what was lost.
			if err := n.add("."); err != nil {
				return err
			}
			report(anything)
		}
	}
}

func (n *notifier) handle(event fsnotify.Event, report func(string)) error {
	rel, err := filepath.Rel(n.root, event.Name)
	p := filepath.ToSlash(rel)
	isFolder := n.folders[p]
	isGone := event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename)
	switch {
	case err != nil || event.Op == 0 || event.Op == fsnotify.Chmod || hidden(p):
		return nil
	case p == "." && isGone:
		return errors.New("the folder itself is gone")
	case isFolder && isGone:
		n.forget(p)
		report(p)
	case isFolder && !event.Has(fsnotify.Create):
		return nil // Windows tells of a folder that something in it changed
	case event.Has(fsnotify.Create) && n.isFolder(p):
		// Files may have come before there was a watch, so all of it is new.
		defer report(p)
		return n.add(p)
	case !temporary(path.Base(p)):
		report(p)
	}
	return nil
}

func (n *notifier) isFolder(p string) bool {
	info, err := os.Lstat(filepath.Join(n.root, filepath.FromSlash(p)))
	return err == nil && info.IsDir()
}

// add watches the folder p and all below. A folder is watched before it is
// read, so that none slips through between.
func (n *notifier) add(p string) error {
	return fs.WalkDir(n.files, p, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil || !d.IsDir():
			return nil // it has gone again, is not for us to read, or its folder tells
		case hidden(p):
			return fs.SkipDir
		}
		return n.addFolder(p)
	})
}

func (n *notifier) addFolder(p string) error {
	err := n.watcher.Add(filepath.Join(n.root, filepath.FromSlash(p)))
	if p != "." && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)) {
		return fs.SkipDir
	}
	if err != nil {
		return fmt.Errorf("folder %s: %w", p, err)
	}
	n.folders[p] = true
	return nil
}

// forget drops the watches of a folder that was renamed or removed. A watch
// goes with a renamed folder and would report it under its former name.
func (n *notifier) forget(p string) {
	for folder := range n.folders {
		if folder == p || strings.HasPrefix(folder, p+"/") {
			// The system may have dropped it already, which is an error.
			_ = n.watcher.Remove(filepath.Join(n.root, filepath.FromSlash(folder)))
			delete(n.folders, folder)
		}
	}
}
