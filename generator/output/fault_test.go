package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// faults are what disks say.
var faults = map[string]error{
	"no space": syscall.ENOSPC, "no permission": syscall.EACCES, "failing disk": syscall.EIO, "too many files": syscall.EMFILE, "read-only": syscall.EROFS,
	"short write": nil, "quota": syscall.EDQUOT, "no longer there": syscall.ESTALE,
}

// age is one of two small sites, between which pages are renamed, folders
// become files, and contents differ or not.
func age(n int) files {
	f := files{}
	for i := range 5 {
		content := strings.Repeat(fmt.Sprintf("age %d page %d\n", n, i), 9*(n+1))
		f[fmt.Sprintf("en/same/%d/index.html", i)] = content
		f[fmt.Sprintf("en/renamed-%d/%d/index.html", n, i)] = content
		if n == 0 {
			f[fmt.Sprintf("swap/%d", i)] = content
		} else {
			f[fmt.Sprintf("swap/%d/index.html", i)] = content
		}
	}
	f["assets/kept.png"] = "lasting"
	f["en/known/index.html"] = "of any age"
	return f
}

// edited is a site with the same paths, where some pages have another content of
// the same size.
func edited(f files) files {
	out := maps.Clone(f)
	for i := range 2 {
		p := fmt.Sprintf("en/same/%d/index.html", i)
		out[p] = strings.ToUpper(f[p])
	}
	return out
}

// past is a Sync before, with what it wrote.
type past struct {
	files
	state State
}

// after makes files of a site of which is known what differs from the past.
func (f files) after(last past) Files {
	out := f.wanted()
	out.Jobs = 1
	out.Lasting = func(p string) bool { return strings.HasSuffix(p, ".png") }
	out.Since = last.state
	out.Same = func(p string) bool {
		content, ok := last.files[p]
		return ok && content == f[p]
	}
	return out
}

// syncOn closes the disk.
func (f files) syncOn(root disk, dir string, last past) (past, error) {
	files := f.after(last)
	want, err := newPlan(files.Paths)
	if err != nil {
		return past{}, err
	}
	stats, err := syncOn(root, dir, want, files)
	return past{f, stats.State}, err
}

// mustSyncSlow syncs where the clock of files stands still.
func mustSyncSlow(t *testing.T, dir string, f files, last past) past {
	t.Helper()
	now, err := f.syncOn(slow{mustOpen(t, dir)}, dir, last)
	must(t, err)
	if state, err := lookOn(slow{mustOpen(t, dir)}); err != nil || state != now.state {
		t.Errorf("the state is %x, %v; Sync returned %x", state, err, now.state)
	}
	return now
}

func mustOpen(t *testing.T, dir string) disk {
	t.Helper()
	root, err := openDisk(dir)
	must(t, err)
	return root
}

// TestEveryOperationFails lets each operation of a build fail in each way, once
// and from then on: in an empty folder, in one that another's file is in, or
// another site as well, where nothing has changed, and where it is known what
// has. Afterwards there are whole files only, another's is as it was, and the next
// build makes what a first one would: the site that failed, or the one before,
// with what was known of that. All runs where the clock of files stands still.
// Without INDABA_LONG every 61st operation fails, others for each way.
func TestEveryOperationFails(t *testing.T) {
	old, young := age(0), age(1)
	const theirs = "en/same/theirs.txt"
	injected, silent, step, first := 0, 0, 61, 0
	if os.Getenv("INDABA_LONG") != "" {
		step = 1
	}
	for _, from := range []struct {
		name   string
		before files
		known  bool
	}{
		{"empty", nil, false},
		{"another's", nil, false},
		{"another", old, false},
		{"another, known", old, true},
		{"the same", young, false},
		{"edited, known", edited(young), true},
	} {
		for _, what := range slices.Sorted(maps.Keys(faults)) {
			why := faults[what]
			for _, lasting := range []bool{false, true} {
				first++
				for at := first % step; ; at += step {
					dir := t.TempDir()
					var before, last past
					if from.before != nil {
						before = mustSyncSlow(t, dir, from.before, past{})
					}
					if from.known {
						last = before
					}
					want := maps.Clone(young)
					if from.name != "empty" {
						put(t, dir, theirs, "keep")
						want[theirs] = "keep"
					}
					f := &fault{at: at, lasting: lasting, err: why}
					_, err := young.syncOn(faulty{slow{mustOpen(t, dir)}, f}, dir, last)
					if f.hit == "" {
						if err != nil {
							t.Fatalf("%s, nothing fails: %v", from.name, err)
						}
						break
					}
					injected++
					name := fmt.Sprintf("%s, %s at %d (%s), lasting %t", from.name, what, at, f.hit, lasting)
					got := read(t, dir)
					for p, content := range got {
						if content != from.before[p] && content != young[p] && p != theirs && !strings.HasSuffix(p, "/") {
							t.Errorf("%s: %s is neither old nor new: %q", name, p, content)
						}
					}
					if got[theirs] != want[theirs] {
						t.Errorf("%s: another's file is %q", name, got[theirs])
					}
					if err == nil { // then it must not have mattered
						silent++
						if !maps.Equal(got, want) {
							t.Errorf("%s: no error, and the folder differs", name)
						}
					} else if why != nil && !errors.Is(err, why) {
						t.Errorf("%s: the error does not say why: %v", name, err)
					}
					if from.before != nil && injected%2 == 0 {
						mustSyncSlow(t, dir, from.before, before)
						back := maps.Clone(from.before)
						back[theirs] = "keep"
						if healed := read(t, dir); !maps.Equal(healed, back) {
							t.Errorf("%s: not healed by going back", name)
						}
					}
					mustSyncSlow(t, dir, young, past{})
					if healed := read(t, dir); !maps.Equal(healed, want) {
						t.Errorf("%s: not healed", name)
					}
					if t.Failed() {
						t.FailNow()
					}
					os.RemoveAll(dir)
				}
			}
		}
	}
	t.Logf("%d faults injected; %d of them did not matter", injected, silent)
	if injected < 1000/step {
		t.Errorf("only %d faults were injected", injected)
	}
}
