package output

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// keeping is a Sync that says what it was asked to do.
type keeping struct {
	mu              sync.Mutex
	asked, rendered []string
}

// files says of the paths, separated by spaces, that they are the same.
func (k *keeping) files(f files, since State, same string) Files {
	out := f.wanted()
	out.Since = since
	out.Same = func(p string) bool {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.asked = append(k.asked, p)
		return slices.Contains(strings.Fields(same), p)
	}
	out.Render = func(b *bytes.Buffer, p string) error {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.rendered = append(k.rendered, p)
		return f.render(b, p)
	}
	return out
}

func words(s []string) string { return strings.Join(slices.Sorted(slices.Values(s)), " ") }

// TestWhatIsKept syncs a site, lets something happen, and syncs another of which
// some paths are said to be the same. That b is so is a lie where its content
// differs: it shows that b was left unread.
func TestWhatIsKept(t *testing.T) {
	first := files{"a": "1", "b": "1", "c/d": "1"}
	edited := files{"a": "2", "b": "lie", "c/d": "1"}
	const all = "a b c/d"
	touch := func(p string) func(*testing.T, string, *State) {
		return func(t *testing.T, dir string, _ *State) {
			must(t, os.Chtimes(filepath.Join(dir, p), time.Time{}, time.Unix(1e9, 1)))
		}
	}
	for _, test := range []struct {
		name     string
		happen   func(t *testing.T, dir string, since *State) // after the first Sync
		next     files
		same     string
		rendered string
		stats    Stats
		holds    files // afterwards, where it is not next
	}{
		{"all", nil, edited, all, "", Stats{Files: 3, Unchanged: 3, Bytes: 3}, first},
		{"none", nil, edited, "", all, Stats{Files: 3, Written: 2, Unchanged: 1, Bytes: 5}, nil},
		{"some", nil, edited, "b c/d", "a", Stats{Files: 3, Written: 1, Unchanged: 2, Bytes: 3}, files{"a": "2", "b": "1", "c/d": "1"}},
		{"the rest is removed", nil, files{"b": "lie"}, "b", "", Stats{Files: 1, Unchanged: 1, Removed: 2, Bytes: 1}, files{"b": "1"}},
		{"a new path", nil, files{"b": "lie", "e": "5"}, "b e", "e", Stats{Files: 2, Written: 1, Unchanged: 1, Removed: 2, Bytes: 2}, files{"b": "1", "e": "5"}},
		{
			"a new path where another's file is",
			func(t *testing.T, dir string, _ *State) { put(t, dir, "e", "5") },
			files{"b": "lie", "e": "5"}, "b e", "e",
			Stats{Files: 2, Unchanged: 2, Removed: 2, Bytes: 2}, files{"b": "1", "e": "5"},
		},
		{
			"another's file elsewhere",
			func(t *testing.T, dir string, _ *State) { put(t, dir, "c/theirs", "keep") },
			edited, all, "",
			Stats{Files: 3, Unchanged: 3, Bytes: 3}, files{"a": "1", "b": "1", "c/d": "1", "c/theirs": "keep"},
		},
		{"no state", func(_ *testing.T, _ string, since *State) { *since = State{} }, edited, all, all, Stats{Files: 3, Written: 2, Unchanged: 1, Bytes: 5}, nil},
		{"another state", func(_ *testing.T, _ string, since *State) { since[0]++ }, edited, all, all, Stats{Files: 3, Written: 2, Unchanged: 1, Bytes: 5}, nil},
		{"a touched file", touch("c/d"), edited, all, all, Stats{Files: 3, Written: 2, Unchanged: 1, Bytes: 5}, nil},
		{"a touched file that goes", touch("c/d"), files{"b": "lie"}, "b", "b", Stats{Files: 1, Written: 1, Removed: 2, Bytes: 3}, nil},
		{
			"a file that grew",
			func(t *testing.T, dir string, _ *State) { put(t, dir, "a", "longer") },
			edited, all, all, Stats{Files: 3, Written: 2, Unchanged: 1, Bytes: 5}, nil,
		},
		{
			"a file is gone",
			func(t *testing.T, dir string, _ *State) { must(t, os.Remove(filepath.Join(dir, "c", "d"))) },
			edited, all, all, Stats{Files: 3, Written: 3, Bytes: 5}, nil,
		},
		{
			"all files are gone",
			func(t *testing.T, dir string, _ *State) {
				for _, p := range []string{"a", "b", "c"} {
					must(t, os.RemoveAll(filepath.Join(dir, p)))
				}
			},
			edited, all, all, Stats{Files: 3, Written: 3, Bytes: 5}, nil,
		},
		{
			"no manifest",
			func(t *testing.T, dir string, _ *State) { must(t, os.Remove(filepath.Join(dir, manifestPath))) },
			first, all, all, Stats{Files: 3, Unchanged: 3, Bytes: 3}, nil,
		},
		{
			"another build",
			func(t *testing.T, dir string, _ *State) { mustSync(t, dir, files{"a": "0", "b": "0", "c/d": "0"}) },
			edited, all, all, Stats{Files: 3, Written: 3, Bytes: 5}, nil,
		},
		{
			"another build and back",
			func(t *testing.T, dir string, _ *State) { mustSync(t, dir, edited); mustSync(t, dir, first) },
			edited, all, all, Stats{Files: 3, Written: 2, Unchanged: 1, Bytes: 5}, nil,
		},
		{
			"another build that changed nothing",
			func(t *testing.T, dir string, _ *State) { mustSync(t, dir, first) },
			edited, all, "", Stats{Files: 3, Unchanged: 3, Bytes: 3}, first,
		},
		{
			"a link in place of a file",
			func(t *testing.T, dir string, _ *State) {
				must(t, os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "b")))
				must(t, os.Symlink("b", filepath.Join(dir, "a")))
			},
			first, all, all, Stats{Files: 3, Written: 1, Unchanged: 2, Bytes: 3}, nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			stats, err := first.sync(dir)
			must(t, err)
			since := stats.State
			if test.happen != nil {
				test.happen(t, dir, &since)
			}
			var k keeping
			got, err := Sync(dir, k.files(test.next, since, test.same))
			must(t, err)
			if state, err := Look(dir); err != nil || state != got.State {
				t.Errorf("the state is %x, %v; Sync returned %x", state, err, got.State)
			}
			if got.State = (State{}); got != test.stats {
				t.Errorf("got %+v, want %+v", got, test.stats)
			}
			if words(k.rendered) != test.rendered {
				t.Errorf("rendered %q, want %q", words(k.rendered), test.rendered)
			}
			if test.rendered == all && test.same == all && k.asked != nil {
				t.Errorf("asked about %q", k.asked)
			}
			holds := test.holds
			if holds == nil {
				holds = test.next
			}
			expect(t, dir, holds)
		})
	}
}

// A link as long as the file in whose place it stands, where the clock of files
// stands still, differs from it in nothing but that it is one.
func TestLinkIsNotKept(t *testing.T) {
	dir := t.TempDir()
	f := files{"a": "x", "x": "y"}
	last := mustSyncSlow(t, dir, f, past{})
	must(t, os.Remove(filepath.Join(dir, "a")))
	must(t, os.Symlink("x", filepath.Join(dir, "a")))
	if _, err := lookOn(slow{mustOpen(t, dir)}); err == nil || !strings.Contains(err.Error(), "a is not a regular file") {
		t.Errorf("error: %v", err)
	}
	mustSyncSlow(t, dir, f, last)
	if info, err := os.Lstat(filepath.Join(dir, "a")); err != nil || !info.Mode().IsRegular() {
		t.Errorf("a is %v, %v", info, err)
	}
	expect(t, dir, f)
}

// A folder where a file was may hold another's: it is in the way, as ever.
func TestFolderIsNotKept(t *testing.T) {
	dir := t.TempDir()
	f := files{"a": "x", "b": "y"}
	last := mustSyncSlow(t, dir, f, past{})
	must(t, os.Remove(filepath.Join(dir, "a")))
	put(t, dir, "a/theirs", "keep")
	if _, err := f.syncOn(mustOpen(t, dir), dir, last); err == nil {
		t.Error("no error")
	}
	expect(t, dir, files{"a/theirs": "keep", "b": "y"})
}

// A lasting file that is kept stays known as whole to the builds that follow.
func TestLastingFileIsKept(t *testing.T) {
	dir := t.TempDir()
	f := files{"a.png": "picture", "index.html": "home"}
	last := mustSyncSlow(t, dir, f, past{})
	mustSyncSlow(t, dir, f, last)
	next := maps.Clone(f)
	next["a.png"] = "not made" // as a lasting file is not
	mustSyncSlow(t, dir, next, past{})
	expect(t, dir, f)
}

// TestKeptFilesCostOneLook counts what the disk is asked.
func TestKeptFilesCostOneLook(t *testing.T) {
	dir := t.TempDir()
	f := files{}
	for _, p := range pages(200).Paths {
		f[p] = p
	}
	last := mustSyncSlow(t, dir, f, past{})
	count := &fault{at: -1}
	_, err := f.syncOn(faulty{slow{mustOpen(t, dir)}, count}, dir, last)
	must(t, err)
	if most := len(f) + 50; count.done > most {
		t.Errorf("%d operations for %d files, want no more than %d", count.done, len(f), most)
	}
}
