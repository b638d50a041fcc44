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
//   - An operating system's lock keeps a second build out.
//
// All of that lives in the folder .indaba inside the output:
//
//	.indaba/manifest   a line naming the format and the count, then one path a line
//	.indaba/lasting    the SHA-256 of files that need not be made again
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
	State                              State // of all files, once it succeeded
}

// Sync makes dir, which it creates if need be, hold exactly the files paths:
// slash-separated, relative to dir and distinct. Their content comes from
// render, which writes it to a buffer that is empty. It is called once for each
// path, in any order, from up to jobs goroutines at once (0: as many as there
// are processors).
//
// A path is lasting if it names all that its content depends on, such as a
// picture with the hash of what it was made from. While such a file is as a
// former Sync wrote it, it is not rendered again. Lasting may be nil.
//
// Files of others stay. One that stands at a wanted path is an error before
// anything is written, unless it has the wanted content already. After an
// error, from render or the disk, dir holds whole files, old or new, and the
// next Sync puts it right. The Stats then tell how far this one came.
//
// The error is [ErrLocked] while another Sync works on dir.
func Sync(dir string, paths []string, lasting func(path string) bool, jobs int, render func(page *bytes.Buffer, path string) error) (Stats, error) {
	want, err := newPlan(paths)
	if err != nil {
		return Stats{}, err
	}
	root, err := openDisk(dir)
	if err != nil {
		return Stats{}, fmt.Errorf("open output folder %s: %w", dir, err)
	}
	return syncOn(root, dir, want, lasting, jobs, render)
}

// syncOn is [Sync] on a disk, which it closes.
func syncOn(root disk, dir string, want plan, lasting func(path string) bool, jobs int, render func(page *bytes.Buffer, path string) error) (Stats, error) {
	f, err := open(root)
	if err != nil {
		return Stats{}, fmt.Errorf("open output folder %s: %w", dir, err)
	}
	defer f.close()
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	r := &run{folder: f, plan: want, jobs: jobs, render: render, lasting: lasting, sums: sums{}}
	if err := r.steps(); err != nil {
		return r.stats, fmt.Errorf("write to %s: %w", dir, err)
	}
	return r.stats, nil
}

// run is one Sync under way. The plan and the old manifest do not change.
type run struct {
	*folder
	plan
	old     list
	oldSums sums
	jobs    int
	render  func(*bytes.Buffer, string) error
	lasting func(string) bool

	state []state // of each path of the plan, at the same index
	empty bool    // the folder holds nothing yet

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
	r.stats.Files = len(r.files)
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
	if r.stats.State, err = r.folder.state(r.files, r.jobs); err != nil {
		return fmt.Errorf("look at what was written: %w", err)
	}
	return nil
}

// fill writes the files that differ.
func (r *run) fill() error {
	if r.empty {
		return r.begin()
	}
	return eachOn(r.root, len(r.files), r.jobs, func(w *worker, i int) error {
		return r.write(w, i, func(p string, data []byte) error { return r.replace(p, w.name, data, false) })
	})
}

func (r *run) count(written bool, size int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Bytes += int64(size)
	if written {
		r.stats.Written++
	} else {
		r.stats.Unchanged++
	}
}
