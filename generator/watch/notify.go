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
	"time"

	"github.com/fsnotify/fsnotify"
)

// notifier follows the system's events. The system watches single folders, so
// the notifier adds each folder below the root, and each new one.
type notifier struct {
	root    string
	info    fs.FileInfo // of the root when it was opened
	files   fs.FS       // the root, with slash-separated paths
	watcher watcher
	events  <-chan fsnotify.Event
	errors  <-chan error
	folders map[string]bool // watched ones, by slash-separated path
	renamed string          // the path that the event before was about, if that was renamed away
}

// watcher is the part of [fsnotify.Watcher] that tests stand in for.
type watcher interface {
	Add(dir string) error
	Remove(dir string) error
	Close() error
}

// openNotifier watches a folder and all below.
func openNotifier(dir string) (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	n, err := newNotifier(dir, w, w.Events, w.Errors)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", dir, err), w.Close())
	}
	return n, nil
}

func newNotifier(dir string, w watcher, events <-chan fsnotify.Event, errs <-chan error) (*notifier, error) {
	n := &notifier{
		root: dir, files: os.DirFS(dir), watcher: w, events: events, errors: errs,
		folders: make(map[string]bool),
	}
	var err error
	if n.info, err = os.Stat(dir); err != nil {
		return nil, err
	}
	return n, n.add(".")
}

// heartbeat is how often the notifier makes sure that it still watches the
// folder of that name: no event tells that one above it was moved.
const heartbeat = time.Second

// follow sends changes until ctx ends, or something keeps it from seeing all,
// which is the error.
func (n *notifier) follow(ctx context.Context, changes chan<- change) error {
	report := func(p string, wait time.Duration) { send(ctx, changes, change{p, wait}) }
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
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
		case err, ok := <-n.errors:
			if !ok {
				return errors.New("the events ended")
			}
			return err // most likely too many at once
		case <-beat.C:
			if info, err := os.Stat(n.root); err != nil || !os.SameFile(info, n.info) {
				return errors.New("the folder itself is gone")
			}
		}
	}
}

func (n *notifier) handle(event fsnotify.Event, report func(string, time.Duration)) error {
	rel, err := filepath.Rel(n.root, event.Name)
	p := filepath.ToSlash(rel)
	from := n.renamed
	n.renamed = ""
	if err != nil || event.Op == 0 || event.Op == fsnotify.Chmod {
		return nil
	}
	isGone := event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename)
	if event.Has(fsnotify.Rename) {
		n.renamed = p
	}
	if p == "." && isGone {
		return errors.New("the folder itself is gone")
	}
	if hidden(p) {
		return nil
	}
	isFolder := n.folders[p]
	if isGone {
		if isFolder {
			n.forget(p)
		}
		if isFolder || !temporary(path.Base(p)) {
			report(p, vanished)
		}
		return nil
	}
	return n.appeared(event, p, from, report)
}

// appeared handles an event of a path that is there. If the event before was
// that from was renamed away, it was to this name: the system tells of both
// at once.
func (n *notifier) appeared(event fsnotify.Event, p, from string, report func(string, time.Duration)) error {
	created := event.Has(fsnotify.Create)
	if n.folders[p] && !created {
		return nil // Windows tells of a folder that something in it changed
	}
	info, err := os.Lstat(filepath.Join(n.root, filepath.FromSlash(p)))
	isFolder := err == nil && info.IsDir()
	if !isFolder && temporary(path.Base(p)) {
		return nil
	}
	if created && isFolder {
		// Files may have come before there was a watch, so all of it is new.
		// What is in it may be in the midst of being written.
		if err := n.add(p); err != nil {
			return err
		}
	}
	switch {
	case err != nil || !isFolder && info.Size() == 0:
		report(p, vanished)
	case created && from != "" && from != p:
		if !hidden(from) && !temporary(path.Base(from)) {
			report(from, whole)
		}
		report(p, whole)
	default:
		report(p, written)
	}
	return nil
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
