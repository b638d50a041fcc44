package output

import (
	"io"
	"io/fs"
	"os"
)

// disk is what the output is read and written through: an [os.Root], or in
// tests one that fails. No path and no symbolic link leads out of it.
type disk interface {
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	Mkdir(name string, perm fs.FileMode) error
	Open(name string) (io.ReadCloser, error)
	ReadFile(name string) ([]byte, error)
	Create(name string) (file, error) // empty, whatever was there
	Lock(name string) (io.Closer, error)
	Remove(name string) error
	RemoveAll(name string) error
	Rename(from, to string) error
	Sub(name string) (disk, error)
	Close() error
}

// file is a file being written.
type file interface {
	io.WriteCloser
	Sync() error
}

// rooted is the disk of the operating system below a folder.
type rooted struct{ *os.Root }

func (r rooted) Open(name string) (io.ReadCloser, error) { return r.Root.Open(name) }

func (r rooted) Create(name string) (file, error) {
	return r.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, filePerm)
}

// Lock takes the lock of a file, which it makes if need be, or returns
// [ErrLocked]. To close it gives the lock back.
func (r rooted) Lock(name string) (io.Closer, error) {
	f, err := r.OpenFile(name, os.O_RDWR|os.O_CREATE, filePerm)
	if err != nil {
		return nil, err
	}
	if err := lockFile(f); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (r rooted) Sub(name string) (disk, error) {
	sub, err := r.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return rooted{sub}, nil
}
