package output

import (
	"crypto/sha256"
	"fmt"
	"os"
	"runtime"
	"strconv"
)

// State tells what one build left in a folder from what any other did, without
// reading the files: by their paths and sizes, by when they were written, and by
// how many builds changed the folder before. What is no build, an editor within
// one tick of the clock of files or a power cut, may give a file other content
// of the same size and time: that it does not see. Zero is the state of no
// folder.
type State [sha256.Size]byte

// Look returns the state of the files that builds wrote to dir. While it is the
// one in the [Stats] of a Sync, nobody has touched since what that left. It
// fails if a file is missing, or something else stands in its place. Nothing is
// changed.
func Look(dir string) (State, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return State{}, err
	}
	return lookOn(rooted{root})
}

// lookOn is [Look] on a disk, which it closes.
func lookOn(root disk) (State, error) {
	f := &folder{root: root}
	defer f.close()
	files, err := f.readManifest()
	if err != nil {
		return State{}, err
	}
	changes, err := f.readChanges()
	if err != nil {
		return State{}, err
	}
	stamps, err := f.inspect(files, runtime.GOMAXPROCS(0))
	if err != nil {
		return State{}, err
	}
	return stateOf(changes, files, stamps), nil
}

// inspect returns the stamps of regular files. What stands behind a link may
// change while the link does not.
func (f *folder) inspect(files list, jobs int) ([]stamp, error) {
	stamps := make([]stamp, len(files))
	err := eachOn(f.root, len(files), jobs, func(w *worker, i int) error {
		info, err := w.Lstat(files[i])
		if err == nil && !info.Mode().IsRegular() {
			err = fmt.Errorf("%s is not a regular file", files[i])
		}
		if err == nil {
			stamps[i] = stampOf(info)
		}
		return err
	})
	return stamps, err
}

func stateOf(changes uint64, files list, stamps []stamp) State {
	h := sha256.New()
	b := strconv.AppendUint(nil, changes, 10)
	for i, p := range files {
		b = append(append(append(b, '\n'), p...), '\n')
		b = strconv.AppendInt(b, stamps[i].size, 10)
		b = strconv.AppendInt(append(b, ' '), stamps[i].time.UnixNano(), 10)
		h.Write(b)
		b = b[:0]
	}
	h.Write(b) // if there are no files
	return State(h.Sum(nil))
}
