package output

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"runtime"
)

// A record spares the work of making a site again that would be the same. It
// stands for one build: for what it was made from, told by a key, and for the
// files it left, told by their state. A file that was changed, or lost, makes
// it worthless, and so does a build that was killed half way, for it touches
// files. To delete it costs one build's time.

const recordPath = control + "/record"

// State tells the files of a build from all others at the same paths, without
// reading them: by their sizes and by when they were written.
type State [sha256.Size]byte

// recordHeader is the first line of a record. The hash of the note tells one
// that was cut short.
func recordHeader(key [sha256.Size]byte, state State, note []byte) string {
	return fmt.Sprintf("indaba record 1, %x %x %x\n", key, state, sha256.Sum256(note))
}

// Remember notes what the files in dir, as a [Sync] left them in that state,
// were made from, and what that build had to say. Should another build have
// written to dir since, the note is never found.
func Remember(dir string, key [sha256.Size]byte, state State, note []byte) error {
	root, err := openDisk(dir)
	if err != nil {
		return fmt.Errorf("open output folder %s: %w", dir, err)
	}
	f, err := open(root)
	if err != nil {
		return fmt.Errorf("open output folder %s: %w", dir, err)
	}
	defer f.close()
	data := append([]byte(recordHeader(key, state, note)), note...)
	return f.replace(recordPath, "record", data, false)
}

// Recall returns the note of the build that made the files in dir from what
// key stands for. It is not ok if there was none, or if a file is not as that
// build left it. Nothing is changed.
func Recall(dir string, key [sha256.Size]byte) (note []byte, ok bool) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, false
	}
	f := &folder{root: rooted{root}}
	defer f.close()
	data, err := f.root.ReadFile(recordPath)
	if err != nil {
		return nil, false
	}
	_, note, _ = bytes.Cut(data, []byte("\n"))
	files, err := f.readManifest()
	if err != nil {
		return nil, false
	}
	state, err := f.state(files, runtime.GOMAXPROCS(0))
	if err != nil || !bytes.HasPrefix(data, []byte(recordHeader(key, state, note))) {
		return nil, false
	}
	return note, true
}

// state looks at the files of a folder. It fails if one is missing.
func (f *folder) state(files list, jobs int) (State, error) {
	stamps := make([]stamp, len(files))
	err := each(len(files), jobs, func(_, i int) error {
		info, err := f.root.Lstat(files[i])
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
