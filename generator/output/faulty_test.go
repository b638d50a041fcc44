package output

import (
	"io"
	"io/fs"
)

// faulty is a disk whose operations fail: the one with a number, and with
// lasting all that follow.
type faulty struct {
	disk
	*fault
}

type fault struct {
	at      int   // the operation that fails, counted from 0; -1: none
	lasting bool  // and all that come later
	err     error // why; nil: a write is cut short
	done    int   // operations so far
	hit     string
}

// fails counts an operation and reports whether it fails.
func (f *fault) fails(what, name string) error {
	n := f.done
	f.done++
	if f.at < 0 || n < f.at || n > f.at && !f.lasting {
		return nil
	}
	if f.hit == "" {
		f.hit = what + " " + name
	}
	if f.err == nil {
		return io.ErrShortWrite
	}
	return &fs.PathError{Op: what, Path: name, Err: f.err}
}

func (d faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := d.fails("lstat", name); err != nil {
		return nil, err
	}
	return d.disk.Lstat(name)
}

func (d faulty) Mkdir(name string, perm fs.FileMode) error {
	if err := d.fails("mkdir", name); err != nil {
		return err
	}
	return d.disk.Mkdir(name, perm)
}

func (d faulty) Open(name string) (io.ReadCloser, error) {
	if err := d.fails("open", name); err != nil {
		return nil, err
	}
	f, err := d.disk.Open(name)
	if err != nil {
		return nil, err
	}
	return failingReader{f, d.fault, name}, nil
}

func (d faulty) ReadFile(name string) ([]byte, error) {
	if err := d.fails("read", name); err != nil {
		return nil, err
	}
	return d.disk.ReadFile(name)
}

func (d faulty) Create(name string) (file, error) {
	if err := d.fails("create", name); err != nil {
		return nil, err
	}
	f, err := d.disk.Create(name)
	if err != nil {
		return nil, err
	}
	return failingWriter{f, d.fault, name}, nil
}

func (d faulty) Lock(name string) (io.Closer, error) {
	if err := d.fails("lock", name); err != nil {
		return nil, err
	}
	return d.disk.Lock(name)
}

func (d faulty) Remove(name string) error {
	if err := d.fails("remove", name); err != nil {
		return err
	}
	return d.disk.Remove(name)
}

func (d faulty) RemoveAll(name string) error {
	if err := d.fails("removeall", name); err != nil {
		return err
	}
	return d.disk.RemoveAll(name)
}

func (d faulty) Rename(from, to string) error {
	if err := d.fails("rename", to); err != nil {
		return err
	}
	return d.disk.Rename(from, to)
}

func (d faulty) Sub(name string) (disk, error) {
	if err := d.fails("open", name); err != nil {
		return nil, err
	}
	sub, err := d.disk.Sub(name)
	if err != nil {
		return nil, err
	}
	return faulty{sub, d.fault}, nil
}

func (d faulty) FS() fs.FS { return failingFS{d.disk.FS(), d.fault} }

type failingFS struct {
	fs.FS
	*fault
}

func (f failingFS) Open(name string) (fs.File, error) {
	if err := f.fails("open", name); err != nil {
		return nil, err
	}
	return f.FS.Open(name)
}

type failingReader struct {
	io.ReadCloser
	*fault
	name string
}

func (f failingReader) Read(b []byte) (int, error) {
	if err := f.fails("read", f.name); err != nil {
		return 0, err
	}
	return f.ReadCloser.Read(b)
}

type failingWriter struct {
	file
	*fault
	name string
}

func (f failingWriter) Write(b []byte) (int, error) {
	if err := f.fails("write", f.name); err != nil {
		n, _ := f.file.Write(b[:len(b)/2])
		return n, err
	}
	return f.file.Write(b)
}

func (f failingWriter) Sync() error {
	if err := f.fails("sync", f.name); err != nil {
		return err
	}
	return f.file.Sync()
}

func (f failingWriter) Close() error {
	if err := f.fails("close", f.name); err != nil {
		f.file.Close()
		return err
	}
	return f.file.Close()
}
