package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// files is the content of a folder, by slash-separated path.
type files map[string]string

func (f files) sync(dir string) (Stats, error) {
	return Sync(dir, f.wanted())
}

func (f files) wanted() Files {
	return Files{Paths: slices.Collect(maps.Keys(f)), Render: f.render, Jobs: 3}
}

func (f files) render(b *bytes.Buffer, p string) error {
	b.WriteString(f[p])
	return nil
}

func mustSync(t *testing.T, dir string, f files) Stats {
	t.Helper()
	stats, err := f.sync(dir)
	if err != nil {
		t.Fatal(err)
	}
	if state, err := Look(dir); err != nil || state != stats.State {
		t.Errorf("the state is %x, %v; Sync returned %x", state, err, stats.State)
	}
	stats.State = State{} // as good as a time
	return stats
}

// read returns all of dir but what lies in .indaba; an empty folder is "name/".
func read(t *testing.T, dir string) files {
	t.Helper()
	got := files{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if p == control {
			return fs.SkipDir
		}
		full := filepath.Join(dir, filepath.FromSlash(p))
		if !d.IsDir() {
			data, err := os.ReadFile(full)
			got[p] = string(data)
			return err
		}
		if entries, err := os.ReadDir(full); err == nil && len(entries) == 0 {
			got[p+"/"] = ""
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func expect(t *testing.T, dir string, want files) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

func put(t *testing.T, dir, p, content string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(p))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSecondSyncWritesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet")
	f := files{"index.html": "home", "en/a/index.html": "a", "en/b/index.html": "b", "empty.txt": ""}
	want := Stats{Files: 4, Written: 4, Bytes: 6}
	if got := mustSync(t, dir, f); got != want {
		t.Errorf("first: %+v, want %+v", got, want)
	}
	manifest, _ := os.Stat(filepath.Join(dir, manifestPath))
	want = Stats{Files: 4, Unchanged: 4, Bytes: 6}
	if got := mustSync(t, dir, f); got != want {
		t.Errorf("second: %+v, want %+v", got, want)
	}
	if again, _ := os.Stat(filepath.Join(dir, manifestPath)); !os.SameFile(manifest, again) {
		t.Error("the manifest was written again")
	}
	expect(t, dir, f)
}

func TestOnlyDifferencesAreTouched(t *testing.T) {
	dir := t.TempDir()
	mustSync(t, dir, files{"a/index.html": "1", "b/c/index.html": "1", "d.css": "long content", "e": "1"})
	put(t, dir, "b/theirs.txt", "keep")
	next := files{"a/index.html": "1", "d.css": "short", "e": "12", "f/index.html": "1"}
	want := Stats{Files: 4, Written: 3, Unchanged: 1, Removed: 1, Bytes: 9}
	if got := mustSync(t, dir, next); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	next["b/theirs.txt"] = "keep"
	expect(t, dir, next)
}

// Each step is synced in turn into one folder.
func TestFilesAndFoldersSwapPlaces(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []files{
		{"a": "file", "x/y/z": "deep"},
		{"a/index.html": "page", "x/y": "file", "x/k": "k"},
		{"a": "file", "x": "file"},
		{"a/b/c/d": "deep", "x/y/z": "deep"},
		{"a/b": "file", "x/y/z": "deep"},
		{},
	} {
		mustSync(t, dir, f)
		expect(t, dir, f)
	}
}

func TestForeignFileInTheWay(t *testing.T) {
	for name, test := range map[string]struct {
		there files
		want  files
		named []string // empty: no error
	}{
		"differs":             {files{"index.html": "theirs"}, files{"index.html": "ours"}, []string{"index.html"}},
		"equal":               {files{"index.html": "same"}, files{"index.html": "same", "b": "b"}, nil},
		"beside":              {files{"other": "theirs"}, files{"index.html": "ours"}, nil},
		"in place of folder":  {files{"en": "theirs"}, files{"en/index.html": "ours"}, []string{"en"}},
		"in folder for file":  {files{"en/x/y": "theirs"}, files{"en": "ours"}, []string{"en/x/y"}},
		"one of several only": {files{"a": "theirs", "b": "same"}, files{"a": "ours", "b": "same"}, []string{"a"}},
		"many": {
			files{"1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": ""},
			files{"1": "x", "2": "x", "3": "x", "4": "x", "5": "x", "6": "x", "7": "x"},
			[]string{"1, 2, 3, 4, 5 and perhaps more"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for p, content := range test.there {
				put(t, dir, p, content)
			}
			// A second try must not take what the first one met for its own.
			for range 2 {
				_, err := test.want.sync(dir)
				if (err != nil) != (len(test.named) > 0) {
					t.Fatalf("error: %v", err)
				}
				for _, p := range append(test.named, "--output") {
					if err != nil && !strings.Contains(err.Error(), p) {
						t.Errorf("error does not name %q: %v", p, err)
					}
				}
				expectAll(t, dir, test.there, test.want, err != nil)
			}
		})
	}
}

func expectAll(t *testing.T, dir string, there, want files, failed bool) {
	t.Helper()
	all := maps.Clone(there)
	if !failed {
		maps.Copy(all, want)
	}
	expect(t, dir, all)
}

func TestForeignFileIsNeverRemoved(t *testing.T) {
	dir := t.TempDir()
	mustSync(t, dir, files{"en/a": "1", "en/b": "1"})
	put(t, dir, "en/theirs", "keep")
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	mustSync(t, dir, files{"x": "1"})
	expect(t, dir, files{"en/theirs": "keep", "x": "1", "empty/": ""})

	// A folder of theirs where a listed file was is not removed, even if empty.
	os.Remove(filepath.Join(dir, "x"))
	os.Mkdir(filepath.Join(dir, "x"), 0o755)
	mustSync(t, dir, files{"y": "1"})
	expect(t, dir, files{"en/theirs": "keep", "x/": "", "empty/": "", "y": "1"})
}

func TestDamagedManifestListsNothing(t *testing.T) {
	for name, damage := range map[string]func(string) string{
		"empty":     func(string) string { return "" },
		"cut short": func(s string) string { return s[:len(s)-2] },
		"line lost": func(s string) string { return strings.Replace(s, "en/a\n", "", 1) },
		"other":     func(string) string { return "index.html\n" },
		"escapes":   func(string) string { return header(1) + "../theirs\n" },
		"unsorted":  func(string) string { return header(2) + "theirs\nen/a\n" },
		"newer":     func(s string) string { return strings.Replace(s, "manifest 1", "manifest 2", 1) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			f := files{"en/a": "1", "en/b": "1"}
			mustSync(t, dir, f)
			put(t, dir, "theirs", "keep")
			manifest := filepath.Join(dir, manifestPath)
			text, _ := os.ReadFile(manifest)
			os.WriteFile(manifest, []byte(damage(string(text))), 0o644)
			delete(f, "en/b")
			if got := mustSync(t, dir, f); got.Removed != 0 || got.Written != 0 {
				t.Errorf("got %+v", got)
			}
			expect(t, dir, files{"en/a": "1", "en/b": "1", "theirs": "keep"})
		})
	}
}

func TestRenderFails(t *testing.T) {
	dir := t.TempDir()
	old := files{}
	for i := range 50 {
		old[fmt.Sprintf("old/%02d", i)] = "old"
		old[fmt.Sprintf("both/%02d", i)] = "old"
	}
	mustSync(t, dir, old)
	boom := errors.New("boom")
	var paths []string
	for i := range 50 {
		paths = append(paths, fmt.Sprintf("both/%02d", i), fmt.Sprintf("new/%02d", i))
	}
	_, err := Sync(dir, Files{Paths: paths, Jobs: 4, Render: func(b *bytes.Buffer, p string) error {
		if p == "both/20" || p == "both/40" {
			return boom
		}
		b.WriteString("new")
		return nil
	}})
	if !errors.Is(err, boom) || !strings.Contains(err.Error(), "both/20") {
		t.Errorf("error: %v", err)
	}
	for p, content := range read(t, dir) {
		if content != "old" && content != "new" {
			t.Errorf("%s: %q", p, content)
		}
	}
	mustSync(t, dir, files{"both/00": "new"})
	expect(t, dir, files{"both/00": "new"})
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	var once sync.Once
	_, err := Sync(dir, Files{Paths: []string{"a"}, Render: func(*bytes.Buffer, string) error {
		once.Do(func() {
			if _, err := (files{"b": ""}).sync(dir); !errors.Is(err, ErrLocked) {
				t.Errorf("second Sync at the same time: %v", err)
			}
		})
		return nil
	}})
	if err != nil {
		t.Error(err)
	}
	mustSync(t, dir, files{"b": ""})
	expect(t, dir, files{"b": ""})
}

func TestSymbolicLinkOutIsRefused(t *testing.T) {
	for name, link := range map[string]string{"folder": "en", "file": "en/index.html"} {
		for _, mine := range []bool{false, true} {
			t.Run(fmt.Sprint(name, mine), func(t *testing.T) {
				outside := t.TempDir()
				put(t, outside, "index.html", "outside")
				dir := t.TempDir()
				if mine {
					mustSync(t, dir, files{"en/index.html": "old"})
				}
				full := filepath.Join(dir, filepath.FromSlash(link))
				os.RemoveAll(full)
				os.MkdirAll(filepath.Dir(full), 0o755)
				target := outside
				if name == "file" {
					target = filepath.Join(outside, "index.html")
				}
				if err := os.Symlink(target, full); err != nil {
					t.Skip(err)
				}
				if _, err := (files{"en/index.html": "new"}).sync(dir); err == nil {
					t.Error("no error")
				}
				expect(t, outside, files{"index.html": "outside"})
			})
		}
	}
}

// A hard link plays the file system for which both names are one.
func TestRenamedOnlyInTheEyesOfOthers(t *testing.T) {
	dir := t.TempDir()
	const oneRune, twoRunes = "caf\u00e9.html", "cafe\u0301.html"
	mustSync(t, dir, files{oneRune: "1"})
	if err := os.Link(filepath.Join(dir, oneRune), filepath.Join(dir, twoRunes)); err != nil {
		t.Skip(err)
	}
	if got := mustSync(t, dir, files{twoRunes: "1"}); got.Removed != 0 || got.Unchanged != 1 {
		t.Errorf("got %+v", got)
	}
	expect(t, dir, files{oneRune: "1", twoRunes: "1"})
}

func TestPathsThatAreOurBug(t *testing.T) {
	dir := t.TempDir()
	for _, paths := range [][]string{
		{"/a"}, {"../a"}, {"a/../b"}, {"."}, {""}, {"a/"}, {"a//b"}, {"a\nb"}, {"a", "a"}, {"a", "a/b"},
		{".indaba/x"}, {".indaba"}, {".INDABA/x"},
	} {
		_, err := Sync(dir, Files{Paths: paths, Render: func(*bytes.Buffer, string) error { return nil }})
		if err == nil {
			t.Errorf("%q: no error", paths)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("something was written: %v", entries)
	}
}

// TestLastingFiles are made once, and again when they are not what was written.
func TestLastingFiles(t *testing.T) {
	dir := t.TempDir()
	made := 0
	sync := func(content string) {
		t.Helper()
		made = 0
		stats, err := Sync(dir, Files{
			Paths:   []string{"a.1234.jpg", "index.html"},
			Lasting: func(p string) bool { return p == "a.1234.jpg" },
			Render: func(b *bytes.Buffer, p string) error {
				if p == "a.1234.jpg" {
					made++
				}
				b.WriteString(content)
				return nil
			},
			Jobs: 1,
		})
		if err != nil {
			t.Fatal(err)
		}
		if state, err := Look(dir); err != nil || state != stats.State {
			t.Errorf("the state is %x, %v; Sync returned %x", state, err, stats.State)
		}
	}
	check := func(what string, want int) {
		t.Helper()
		if made != want {
			t.Errorf("%s: it was made %d times, want %d", what, made, want)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a.1234.jpg")); err != nil || string(data) != "picture" {
			t.Errorf("%s: it holds %q, %v", what, data, err)
		}
	}
	sync("picture")
	check("at first", 1)
	sync("not made")
	check("the second time", 0)
	sync("picture") // so that each of what follows starts from the same folder
	for what, spoil := range map[string]func() error{
		"another content":  func() error { return os.WriteFile(filepath.Join(dir, "a.1234.jpg"), []byte("p1cture"), 0o644) },
		"an empty file":    func() error { return os.Truncate(filepath.Join(dir, "a.1234.jpg"), 0) },
		"no file":          func() error { return os.Remove(filepath.Join(dir, "a.1234.jpg")) },
		"half a list":      func() error { return os.Truncate(filepath.Join(dir, lastingPath), 60) },
		"no list":          func() error { return os.Remove(filepath.Join(dir, lastingPath)) },
		"no list of files": func() error { return os.Remove(filepath.Join(dir, manifestPath)) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		sync("picture")
		if what == "no list of files" { // then it is another's file, with the right content
			check(what, 1)
			sync("picture")
			continue
		}
		check(what, 1)
	}
}
