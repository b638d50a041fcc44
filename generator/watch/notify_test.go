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
	"github.com/google/go-cmp/cmp"
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

func TestEventsBecomeChanges(t *testing.T) {
	for name, test := range map[string]struct {
		path string
		op   fsnotify.Op
		want []change
	}{
		"write":                 {"en/a.md", fsnotify.Write, []change{{"en/a.md", written}}},
		"emptied":               {"en/empty.md", fsnotify.Write, []change{{"en/empty.md", vanished}}},
		"created":               {"en/a.md", fsnotify.Create, []change{{"en/a.md", written}}},
		"created and gone":      {"en/gone.md", fsnotify.Create, []change{{"en/gone.md", vanished}}},
		"removed":               {"en/gone.md", fsnotify.Remove, []change{{"en/gone.md", vanished}}},
		"renamed away":          {"en/gone.md", fsnotify.Rename, []change{{"en/gone.md", vanished}}},
		"touched":               {"en/a.md", fsnotify.Chmod, nil},
		"touched and written":   {"en/a.md", fsnotify.Chmod | fsnotify.Write, []change{{"en/a.md", written}}},
		"nothing":               {"", 0, nil},
		"Emacs lock":            {"en/.#a.md", fsnotify.Create, nil},
		"Emacs autosave":        {"en/#a.md#", fsnotify.Create, nil},
		"backup":                {"en/a.md~", fsnotify.Create, nil},
		"Vim swap":              {"en/.a.md.swp", fsnotify.Create, nil},
		"Vim trial":             {"en/4913", fsnotify.Create, nil},
		"JetBrains":             {"en/a.md___jb_tmp___", fsnotify.Create, nil},
		"hidden folder":         {".git", fsnotify.Create, nil},
		"in hidden folder":      {".obsidian/workspace", fsnotify.Write, nil},
		"folder with new files": {"en/new", fsnotify.Create, []change{{"en/new", written}}},
		"folder written":        {"en", fsnotify.Write, nil},
		"folder renamed away":   {"fr", fsnotify.Rename, []change{{"fr", vanished}}},
		"year as folder":        {"4913", fsnotify.Create, []change{{"4913", written}}},
	} {
		t.Run(name, func(t *testing.T) {
			expectChanges(t, test.want, fsnotify.Event{Name: test.path, Op: test.op})
		})
	}
}

// How editors save, as the system tells of it.
func TestSaves(t *testing.T) {
	const a = "en/a.md"
	for name, test := range map[string]struct {
		events []fsnotify.Event
		want   []change
	}{
		"a hidden file renamed": {
			[]fsnotify.Event{{Name: "en/.a.tmp", Op: fsnotify.Create}, {Name: "en/.a.tmp", Op: fsnotify.Rename}, {Name: a, Op: fsnotify.Create}},
			[]change{{a, whole}},
		},
		"a file beside it renamed, as sed does": {
			[]fsnotify.Event{{Name: "en/sedX", Op: fsnotify.Create}, {Name: "en/sedX", Op: fsnotify.Rename}, {Name: a, Op: fsnotify.Create}},
			[]change{{"en/sedX", vanished}, {"en/sedX", vanished}, {"en/sedX", whole}, {a, whole}},
		},
		"JetBrains": {
			[]fsnotify.Event{
				{Name: a, Op: fsnotify.Rename}, {Name: a + "___jb_old___", Op: fsnotify.Create},
				{Name: a + "___jb_tmp___", Op: fsnotify.Rename}, {Name: a, Op: fsnotify.Create}, {Name: a + "___jb_old___", Op: fsnotify.Remove},
			},
			[]change{{a, vanished}, {a, whole}},
		},
		"Vim with a backup beside it": {
			[]fsnotify.Event{{Name: a, Op: fsnotify.Rename}, {Name: a + "~", Op: fsnotify.Create}, {Name: a, Op: fsnotify.Create}, {Name: a, Op: fsnotify.Write}},
			[]change{{a, vanished}, {a, written}, {a, written}},
		},
		"Vim with a backup elsewhere": {
			[]fsnotify.Event{{Name: a, Op: fsnotify.Rename}, {Name: a, Op: fsnotify.Create}, {Name: a, Op: fsnotify.Write}},
			[]change{{a, vanished}, {a, written}, {a, written}},
		},
		"a page renamed": {
			[]fsnotify.Event{{Name: "en/was.md", Op: fsnotify.Rename}, {Name: a, Op: fsnotify.Create}},
			[]change{{"en/was.md", vanished}, {"en/was.md", whole}, {a, whole}},
		},
		"a folder renamed": {
			[]fsnotify.Event{{Name: "fr", Op: fsnotify.Rename}, {Name: "en/new", Op: fsnotify.Create}},
			[]change{{"fr", vanished}, {"fr", whole}, {"en/new", whole}},
		},
	} {
		t.Run(name, func(t *testing.T) { expectChanges(t, test.want, test.events...) })
	}
}

func expectChanges(t *testing.T, want []change, events ...fsnotify.Event) {
	t.Helper()
	dir := t.TempDir()
	for _, p := range []string{"en/new/deep", "fr/b", ".git", ".obsidian", "4913"} {
		mkdir(t, dir, p)
	}
	write(t, dir, "en/a.md", "text")
	write(t, dir, "en/empty.md", "")
	n, err := newNotifier(dir, &fakeWatcher{dir: dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	delete(n.folders, "en/new")
	delete(n.folders, "4913")
	var got []change
	for _, e := range events {
		e.Name = filepath.Join(dir, filepath.FromSlash(e.Name))
		if err := n.handle(e, func(p string, wait time.Duration) { got = append(got, change{p, wait}) }); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(change{})); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestWatchesFollowFolders(t *testing.T) {
	dir := t.TempDir()
	for _, p := range []string{"en/a", "en/ab", ".git/objects"} {
		mkdir(t, dir, p)
	}
	w := &fakeWatcher{dir: dir}
	n, err := newNotifier(dir, w, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	handle := func(p string, op fsnotify.Op) {
		t.Helper()
		if err := n.handle(fsnotify.Event{Name: filepath.Join(dir, p), Op: op}, func(string, time.Duration) {}); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, slices.Sorted(slices.Values(w.folders)), []string{".", "en", "en/a", "en/ab"})
	mkdir(t, dir, "en/a/deep")
	handle("en/a/deep", fsnotify.Create)
	handle("en/ab", fsnotify.Remove)
	expect(t, slices.Sorted(slices.Values(w.folders)), []string{".", "en", "en/a", "en/a/deep"})
	handle("en/a", fsnotify.Rename)
	expect(t, slices.Sorted(slices.Values(w.folders)), []string{".", "en"})
}

// fakes are the notifiers that a follower opens, one after the other.
type fakes struct {
	dir    string
	opened chan *fake
	fail   error // what opening one ends with
	told   chan error
}

type fake struct {
	*fakeWatcher
	events chan fsnotify.Event
	errors chan error
}

func (f *fakes) open(dir string) (*notifier, error) {
	if f.fail != nil {
		return nil, f.fail
	}
	w := &fake{&fakeWatcher{dir: dir}, make(chan fsnotify.Event), make(chan error)}
	n, err := newNotifier(dir, w.fakeWatcher, w.events, w.errors)
	if err == nil {
		f.opened <- w
	}
	return n, err
}

// following runs a follower on a clock that moves only when all wait.
func following(t *testing.T, test func(f *fakes, first *fake, changes <-chan change)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		changes := make(chan change)
		f := &fakes{dir: dir, opened: make(chan *fake, 1), told: make(chan error, 1)}
		run, err := (&follower{dir: dir, open: f.open, trouble: func(err error) { f.told <- err }}).start()
		if err != nil {
			t.Fatal(err)
		}
		go run(t.Context(), changes)
		test(f, <-f.opened, changes)
	})
}

func TestLostEventsAreAnything(t *testing.T) {
	following(t, func(f *fakes, first *fake, changes <-chan change) {
		mkdir(t, f.dir, "missed")
		first.errors <- fsnotify.ErrEventOverflow
		for range 2 { // at once, and when it watches again
			if got := <-changes; got.path != anything {
				t.Errorf("got %v", got)
			}
		}
		expect(t, (<-f.opened).folders, []string{".", "missed"})
	})
}

func TestFolderGoesAndComesBack(t *testing.T) {
	for name, tell := range map[string]func(*fakes, *fake){
		"told":     func(f *fakes, first *fake) { first.events <- fsnotify.Event{Name: f.dir, Op: fsnotify.Remove} },
		"not told": func(*fakes, *fake) {},
	} {
		t.Run(name, func(t *testing.T) {
			following(t, func(f *fakes, first *fake, changes <-chan change) {
				os.Rename(f.dir, f.dir+"-away")
				tell(f, first)
				if got := <-changes; got.path != anything {
					t.Errorf("gone: %v", got)
				}
				time.Sleep(time.Minute)
				write(t, f.dir, "back.md", "1")
				if got := <-changes; got.path != anything {
					t.Errorf("back: %v", got)
				}
				second := <-f.opened
				second.events <- fsnotify.Event{Name: filepath.Join(f.dir, "back.md"), Op: fsnotify.Write}
				if got := <-changes; got.path != "back.md" {
					t.Errorf("after it is back: %v", got)
				}
			})
		})
	}
}

func TestPollsWhenNoMoreCanBeWatched(t *testing.T) {
	for name, spoil := range map[string]func(*testing.T, *fakes, *fake){
		"a new folder": func(t *testing.T, f *fakes, first *fake) {
			first.fail = syscall.ENOSPC
			mkdir(t, f.dir, "new")
			first.events <- fsnotify.Event{Name: filepath.Join(f.dir, "new"), Op: fsnotify.Create}
		},
		"after the events ended": func(_ *testing.T, f *fakes, first *fake) {
			f.fail = syscall.ENOSPC
			close(first.events)
		},
	} {
		t.Run(name, func(t *testing.T) {
			following(t, func(f *fakes, first *fake, changes <-chan change) {
				spoil(t, f, first)
				for len(f.told) == 0 {
					if got := <-changes; got.path != anything {
						t.Errorf("got %v", got)
					}
				}
				if err := <-f.told; !errors.Is(err, syscall.ENOSPC) {
					t.Errorf("told %v", err)
				}
				write(t, f.dir, "a.md", "1")
				for got := range changes {
					if got.path == "a.md" {
						break
					}
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
