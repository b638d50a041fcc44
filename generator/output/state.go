package output

import (
	"crypto/sha256"
	"fmt"
	"os"
	"runtime"
)

// State tells the files of a build from all others at the same paths, without
// reading them: by their sizes and by when they were written.
type State [sha256.Size]byte

// Look returns the state of the files that builds wrote to dir. While it is the
// one in the [Stats] of a Sync, nobody has touched since what that left. It
// fails if a file is missing. Nothing is changed.
func Look(dir string) (State, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return State{}, err
	}
	f := &folder{root: rooted{root}}
	defer f.close()
	files, err := f.readManifest()
	if err != nil {
		return State{}, err
	}
	return f.state(files, runtime.GOMAXPROCS(0))
}

func (f *folder) state(files list, jobs int) (State, error) {
	stamps := make([]stamp, len(files))
	err := eachOn(f.root, len(files), jobs, func(w *worker, i int) error {
		info, err := w.Lstat(files[i])
		if err == nil {
			stamps[i] = stampOf(info)
		}
		return err
	})
	h := sha256.New()
	for i, p := range files {
		fmt.Fprintf(h, "%s\n%d %d\n", p, stamps[i].size, stamps[i].time.UnixNano())
	}
	return State(h.Sum(nil)), err
}
