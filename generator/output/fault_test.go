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
// become files, and contents differ.
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
	return f
}

func (f files) syncOn(root disk, dir string) error {
	want, err := newPlan(slices.Collect(maps.Keys(f)))
	if err != nil {
		return err
	}
	_, err = syncOn(root, dir, want, func(p string) bool { return strings.HasSuffix(p, ".png") }, 1, f.render)
	return err
}

// TestEveryOperationFails lets each operation of a build fail in each way, once
// and from then on: in an empty folder, in one that another's file is in, or
// another site as well, and where nothing has changed. Afterwards there are whole files only, another's is
// as it was, and the next build makes what a first one would. Without
// INDABA_LONG every 27th operation fails, others for each way.
func TestEveryOperationFails(t *testing.T) {
	old, young := age(0), age(1)
	const theirs = "en/same/theirs.txt"
	injected, silent, step, first := 0, 0, 27, 0
	if os.Getenv("INDABA_LONG") != "" {
		step = 1
	}
	for from, before := range map[string]files{"empty": {}, "another's": {}, "another": old, "the same": young} {
		for _, what := range slices.Sorted(maps.Keys(faults)) {
			why := faults[what]
			for _, lasting := range []bool{false, true} {
				first++
				for at := first % step; ; at += step {
					dir := t.TempDir()
					if len(before) > 0 {
						mustSync(t, dir, before)
					}
					want := maps.Clone(young)
					if from != "empty" {
						put(t, dir, theirs, "keep")
						want[theirs] = "keep"
					}
					f := &fault{at: at, lasting: lasting, err: why}
					root, err := openDisk(dir)
					if err != nil {
						t.Fatal(err)
					}
					err = young.syncOn(faulty{root, f}, dir)
					if f.hit == "" {
						if err != nil {
							t.Fatalf("%s, nothing fails: %v", from, err)
						}
						break
					}
					injected++
					name := fmt.Sprintf("%s, %s at %d (%s), lasting %t", from, what, at, f.hit, lasting)
					got := read(t, dir)
					for p, content := range got {
						if content != before[p] && content != young[p] && p != theirs && !strings.HasSuffix(p, "/") {
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
					mustSync(t, dir, young)
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
