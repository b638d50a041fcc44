// Package output makes a folder hold exactly the files of a build, touching
// only what differs.
//
// The folder may be one a server is reading from, may hold files of others,
// and the process may be killed at any moment. So:
//
//   - A manifest in the folder lists what builds wrote there. Only files it
//     lists are ever changed or removed; another's file is never lost.
//   - Before the first file is touched the manifest lists the old files and the
//     new ones. Whatever a kill leaves behind is therefore known to the next
//     build, which heals it.
//   - A file is written in a staging folder and renamed into place: a reader
//     finds the old content or the new, never a part of one. So is the whole
//     of a site that begins in an empty folder.
//   - Everything goes through an [os.Root]: no path and no symbolic link leads
//     out of the folder.
//   - What a caller knows to be the same is kept unread, but only while the whole
//     folder is in the [State] that the caller means. Each build that changes
//     something is counted before it does, so that no two leave the same state.
//   - An operating system's lock keeps a second build out.
//
// All of that lives in the folder .indaba inside the output:
//
//	.indaba/manifest   a line naming the format and the count, then one path a line
//	.indaba/lasting    the SHA-256 of files that need not be made again
//	.indaba/changes    how many builds changed something
//	.indaba/staging/   files being written; emptied when a build starts
//	.indaba/lock       held while a build writes; never removed
package output

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"
)

// Stats is what a [Sync] did. Bytes counts the content of all files that were
// looked at, written or not.
type Stats struct {
	Files, Written, Unchanged, Removed int
	Bytes                              int64
	State                              State // what [Look] finds now; zero after an error
}

// Files are what a folder is to hold.
type Files struct {
	// Paths are slash-separated, relative to the folder and distinct.
	Paths []string

	// Render writes the content of a path to a buffer that is empty.
	Render func(page *bytes.Buffer, path string) error

	// Lasting tells a path that names all that its content depends on, such as
	// a picture with the hash of what it was made from. While such a file is as
	// a former Sync wrote it, it is not rendered again. Nil: none is.
	Lasting func(path string) bool

	// Same tells a path that Render would give the content that the Sync which
	// returned Since left there. While the folder is in that state, such a file
	// is not rendered, read or written. If it is in any other, or Since is zero,
	// Same is not asked. Nor is it asked about a path that the Sync did not leave.
	// Nil: none is the same.
	Same  func(path string) bool
	Since State

	// Jobs is how many goroutines call the functions at once; 0: as many as
	// there are processors. Render is called at most once for a path, and all
	// are called in any order.
	Jobs int
}

// Sync makes dir, which it creates if need be, hold exactly the files.
//
// Files of others stay. One that stands at a wanted path is an error before
// anything is written, unless it has the wanted content already. After an
// error, from Render or the disk, dir holds whole files, old or new, and the
// next Sync puts it right. The Stats then tell how far this one came.
//
// The error is [ErrLocked] while another Sync works on dir.
func Sync(dir string, files Files) (Stats, error) {
	want, err := newPlan(files.Paths)
	if err != nil {
		return Stats{}, err
	}
	root, err := openDisk(dir)
	if err != nil {
		return Stats{}, fmt.Errorf("open output folder %s: %w", dir, err)
	}
	return syncOn(root, dir, want, files)
}

// syncOn is [Sync] on a disk, which it closes.
func syncOn(root disk, dir string, want plan, files Files) (Stats, error) {
	f, err := open(root)
	if err != nil {
		return Stats{}, fmt.Errorf("open output folder %s: %w", dir, err)
	}
	defer f.close()
	if files.Jobs < 1 {
		files.Jobs = runtime.GOMAXPROCS(0)
	}
	r := &run{folder: f, plan: want, Files: files, stamps: make([]stamp, len(want.files)), sums: sums{}}
	r.change = sync.OnceValue(r.countChange)
	if err := r.steps(); err != nil {
		return r.stats, fmt.Errorf("write to %s: %w", dir, err)
	}
	return r.stats, nil
}

// run is one Sync under way. The plan and what is known of the builds before do
// not change.
type run struct {
	*folder
	plan
	Files
	old     list
	oldSums sums
	before  []stamp // of the files in old, if they are in the state Since; else nil

	state   []state      // of each path of the plan, at the same index
	stamps  []stamp      // of those that are as wanted
	empty   bool         // the folder holds nothing yet
	change  func() error // is called before a file changes
	changes uint64       // how many builds changed the folder, with this one

	mu    sync.Mutex // guards what follows while files are written
	stats Stats
	sums  sums
}

// state is what is known of a wanted path before it is written.
type state uint8

const (
	listed state = iota // a former build wrote it, or was about to
	absent              // nothing is there
	done                // another's file with the wanted content is there
)

func (r *run) steps() error {
	manifest, err := r.readManifest()
	if err != nil {
		return err
	}
	r.old = manifest
	if r.oldSums, err = r.readSums(); err != nil {
		return err
	}
	if r.changes, err = r.readChanges(); err != nil {
		return err
	}
	r.stats.Files = len(r.files)
	r.recall()
	if err := r.survey(); err != nil {
		return err
	}
	if err := r.writeManifest(union(r.old, r.files)); err != nil {
		return err
	}
	inWay, later := r.unwanted()
	if err := r.remove(inWay); err != nil {
		return err
	}
	if err := r.fill(); err != nil {
		return err
	}
	if err := r.remove(later); err != nil {
		return err
	}
	if err := r.writeSums(); err != nil {
		return err
	}
	if err := r.writeManifest(r.files); err != nil {
		return err
	}
	r.stats.State = stateOf(r.changes, r.files, r.stamps)
	return nil
}

// fill writes the files that differ.
func (r *run) fill() error {
	if r.empty {
		return r.begin()
	}
	return eachOn(r.root, len(r.files), r.Jobs, func(w *worker, i int) error {
		return r.write(w, i, func(p string, data []byte) (stamp, error) { return r.replace(p, w.name, data, false) })
	})
}
