package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
	"syscall"
)

// control is the folder inside the output that belongs to the build itself.
const control = ".indaba"

const (
	filePerm = 0o644
	dirPerm  = 0o755
)

// folder is an output folder, open and locked.
type folder struct {
	root    disk
	staging disk // a root of its own saves the walk through .indaba for every file
	lock    io.Closer
	folds   bool // the file system does not tell upper case from lower

	mu   sync.Mutex
	made map[string]bool // folders known to be there
}

// openDisk opens the folder dir, which it makes if need be.
func openDisk(dir string) (disk, error) {
	if err := os.MkdirAll(dir, dirPerm); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return rooted{root}, nil
}

// open takes a folder for one Sync, which closes it.
func open(root disk) (*folder, error) {
	f := &folder{root: root, made: map[string]bool{".": true}}
	if err := f.prepare(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// prepare takes the lock and clears away what a killed build left in staging.
func (f *folder) prepare() (err error) {
	if err := f.makeDir(f.root, control); err != nil {
		return err
	}
	if f.lock, err = f.root.Lock(control + "/lock"); err != nil {
		return err
	}
	const staging = control + "/staging"
	if err := f.root.RemoveAll(staging); err != nil {
		return err
	}
	if err := f.root.Mkdir(staging, dirPerm); err != nil {
		return err
	}
	if f.staging, err = f.root.Sub(staging); err != nil {
		return err
	}
	_, err = f.root.Lstat(".INDABA")
	f.folds = err == nil
	return nil
}

// close gives the lock back: the system drops it with the file.
func (f *folder) close() {
	if f.lock != nil {
		f.lock.Close()
	}
	if f.staging != nil {
		f.staging.Close()
	}
	f.root.Close()
}

// makeDir makes the folder dir and those above it. On one disk it is made once a
// Sync, but for two workers who come at the same time.
func (f *folder) makeDir(root disk, dir string) error {
	f.mu.Lock()
	made := f.made[dir]
	f.mu.Unlock()
	if made {
		return nil
	}
	if err := f.makeDir(root, path.Dir(dir)); err != nil {
		return err
	}
	// Something else than a folder there will show when a file is put there.
	if err := root.Mkdir(dir, dirPerm); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	f.mu.Lock()
	f.made[dir] = true
	f.mu.Unlock()
	return nil
}

// replace gives the file p the content data, in one step for whoever reads
// it. The name tmp must be in use by no one else at the time.
func (f *folder) replace(p, tmp string, data []byte, sync bool) (stamp, error) {
	written, err := create(f.staging, tmp, data, sync)
	if err != nil {
		return stamp{}, fmt.Errorf("stage %s: %w", p, err)
	}
	if err := f.root.Rename(control+"/staging/"+tmp, p); err != nil {
		return stamp{}, fmt.Errorf("put %s in place: %w", p, err)
	}
	return written, nil
}

// create writes a file where nobody looks: its stamp, which a rename does not
// change, is therefore that of this content.
func create(root disk, name string, data []byte, sync bool) (stamp, error) {
	file, err := root.Create(name)
	if err != nil {
		return stamp{}, err
	}
	_, err = file.Write(data)
	if err == nil && sync {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return stamp{}, err
	}
	info, err := root.Lstat(name)
	if err != nil {
		return stamp{}, err
	}
	return stampOf(info), nil
}

// gone reports whether err says that there is no such file, be it that a file
// stands where its folder would.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
