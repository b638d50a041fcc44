package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// fakeWatcher remembers what it watches, below dir.
type fakeWatcher struct {
	dir     string
	folders []string
	fail    error
}

func (w *fakeWatcher) Add(dir string) error {
	rel, _ := filepath.Rel(w.dir, dir)
	w.folders = append(w.folders, filepath.ToSlash(rel))
	return w.fail
}

func (w *fakeWatcher) Remove(dir string) error {
	rel, _ := filepath.Rel(w.dir, dir)
	i := slices.Index(w.folders, filepath.ToSlash(rel))
	w.folders = slices.Delete(w.folders, i, i+1)
	return fsnotify.ErrNonExistentWatch
}

func (w *fakeWatcher) Close() error { return nil }

func mkdir(t *testing.T, dir, p string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(p)), 0o755); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, dir, p, content string) {
	t.Helper()
	mkdir(t, dir, filepath.ToSlash(filepath.Dir(p)))
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(p)), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEventsBecomePaths(t *testing.T) {
	for name, test := range map[string]struct {
		path string
		op   fsnotify.Op
		want []string
	}{
		"write":                 {"en/a.md", fsnotify.Write, []string{"en/a.md"}},
		"atomic save":           {"en/a.md", fsnotify.Create, []string{"en/a.md"}},
		"removed":               {"en/gone.md", fsnotify.Remove, []string{"en/gone.md"}},
		"renamed away":          {"en/gone.md", fsnotify.Rename, []string{"en/gone.md"}},
		"touched":               {"en/a.md", fsnotify.Chmod, nil},
		"touched and written":   {"en/a.md", fsnotify.Chmod | fsnotify.Write, []string{"en/a.md"}},
		"nothing":               {"", 0, nil},
		"Emacs lock":            {"en/.#a.md", fsnotify.Create, nil},
		"Emacs autosave":        {"en/#a.md#", fsnotify.Create, nil},
		"backup":                {"en/a.md~", fsnotify.Create, nil},
		"Vim swap":              {"en/.a.md.swp", fsnotify.Create, nil},
		"Vim trial":             {"en/4913", fsnotify.Create, nil},
		"JetBrains":             {"en/a.md___jb_tmp___", fsnotify.Create, nil},
		"hidden folder":         {".git", fsnotify.Create, nil},
		"in hidden folder":      {".obsidian/workspace", fsnotify.Write, nil},
		"folder with new files": {"en/new", fsnotify.Create, []string{"en/new"}},
		"folder written":        {"en", fsnotify.Write, nil},
		"folder renamed away":   {"fr", fsnotify.Rename, []string{"fr"}},
		"year as folder":        {"4913", fsnotify.Create, []string{"4913"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, p := range []string{"en/new/deep", "fr/b", ".git", ".obsidian", "4913"} {
				mkdir(t, dir, p)
			}
			n := newNotifier(dir, &fakeWatcher{dir: dir}, nil, nil)
			n.folders = map[string]bool{".": true, "en": true, "fr": true, "fr/b": true}
			n.watcher.(*fakeWatcher).folders = []string{".", "en", "fr", "fr/b"}
			var got []string
			err := n.handle(fsnotify.Event{Name: filepath.Join(dir, test.path), Op: test.op}, func(p string) {
				got = append(got, p)
			})
			if err != nil {
				t.Error(err)
			}
			expect(t, got, test.want)
		})
	}
}

func TestWatchesFollowFolders(t *testing.T) {
	dir := t.TempDir()
	for _, p := range []string{"en/a", "en/ab", ".git/objects"} {
		mkdir(t, dir, p)
	}
	w := &fakeWatcher{dir: dir}
	n := newNotifier(dir, w, nil, nil)
	if err := n.add("."); err != nil {
		t.Fatal(err)
	}
	expect(t, slices.Sorted(slices.Values(w.folders)), []string{".", "en", "en/a", "en/ab"})
	mkdir(t, dir, "en/a/deep")
	for path, op := range map[string]fsnotify.Op{"en/a/deep": fsnotify.Create, "en/ab": fsnotify.Remove} {
		if err := n.handle(fsnotify.Event{Name: filepath.Join(dir, path), Op: op}, func(string) {}); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, slices.Sorted(slices.Values(w.folders)), []string{".", "en", "en/a", "en/a/deep"})
	if err := n.handle(fsnotify.Event{Name: filepath.Join(dir, "en/a"), Op: fsnotify.Rename}, func(string) {}); err != nil {
		t.Fatal(err)
	}
	expect(t, slices.Sorted(slices.Values(w.folders)), []string{".", "en"})
}

// following runs a notifier on a clock that moves only when all wait.
func following(t *testing.T, test func(dir string, w *fakeWatcher, events chan<- fsnotify.Event, errs chan<- error, changes <-chan string)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		events, errs, changes := make(chan fsnotify.Event), make(chan error), make(chan string)
		w := &fakeWatcher{dir: dir}
		n := newNotifier(dir, w, events, errs)
		go n.run(t.Context(), changes)
		test(dir, w, events, errs, changes)
	})
}

func TestOverflowIsAnything(t *testing.T) {
	following(t, func(dir string, w *fakeWatcher, _ chan<- fsnotify.Event, errs chan<- error, changes <-chan string) {
		mkdir(t, dir, "missed")
		errs <- fsnotify.ErrEventOverflow
		if got := <-changes; got != anything {
			t.Errorf("got %q", got)
		}
		expect(t, w.folders, []string{".", "missed"})
	})
}

func TestPollsWhenEventsGiveOut(t *testing.T) {
	for name, spoil := range map[string]func(string, *fakeWatcher, chan<- fsnotify.Event){
		"root removed": func(dir string, _ *fakeWatcher, events chan<- fsnotify.Event) {
			events <- fsnotify.Event{Name: dir, Op: fsnotify.Remove}
		},
		"no more watches": func(dir string, w *fakeWatcher, events chan<- fsnotify.Event) {
			w.fail = syscall.ENOSPC
			mkdir(t, dir, "new")
			events <- fsnotify.Event{Name: filepath.Join(dir, "new"), Op: fsnotify.Create}
		},
		"events end": func(_ string, _ *fakeWatcher, events chan<- fsnotify.Event) { close(events) },
	} {
		t.Run(name, func(t *testing.T) {
			following(t, func(dir string, w *fakeWatcher, events chan<- fsnotify.Event, _ chan<- error, changes <-chan string) {
				spoil(dir, w, events)
				for <-changes != anything {
				}
				write(t, dir, "a.md", "1")
				if got := <-changes; got != "a.md" {
					t.Errorf("got %q", got)
				}
			})
		})
	}
}

func TestPoll(t *testing.T) {
	dir := t.TempDir()
	for _, p := range []string{"en/a.md", "en/b.md", "en/c.md", ".git/x"} {
		write(t, dir, p, "1")
	}
	synctest.Test(t, func(t *testing.T) {
		reports, err := Watch(t.Context(), dir, Options{Poll: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, "en/b.md", "12")
		os.Remove(filepath.Join(dir, "en", "c.md"))
		write(t, dir, "fr/d.md", "1")
		write(t, dir, ".git/x", "12")
		write(t, dir, "en/b.md~", "1")
		expect(t, <-reports, []string{"en/b.md", "en/c.md", "fr/d.md"})
		os.Chtimes(filepath.Join(dir, "en", "a.md"), time.Time{}, time.Now())
		expect(t, <-reports, []string{"en/a.md"})
	})
}

func TestNoSuchFolder(t *testing.T) {
	for _, opt := range []Options{{}, {Poll: time.Second}} {
		_, err := Watch(t.Context(), filepath.Join(t.TempDir(), "none"), opt)
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%+v: %v", opt, err)
		}
	}
}
