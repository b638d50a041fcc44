package history

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
)

// A symbolic link is followed inside the folder, as os.Root does; one that
// leads to another may do so this many times.
const maxHops = 16

var (
	_ fs.ReadLinkFS = (*Revision)(nil)
	_ fs.StatFS     = (*Revision)(nil)
)

// Open implements [fs.FS].
func (r *Revision) Open(name string) (fs.File, error) {
	n, err := r.follow("open", name)
	if err != nil {
		return nil, err
	}
	if n.mode.IsDir() {
		return &openDir{info: info{n}, path: name}, nil
	}
	text, err := r.blobs.read(n.blob)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{Reader: *bytes.NewReader(text), info: info{n}}, nil
}

// Stat implements [fs.StatFS].
func (r *Revision) Stat(name string) (fs.FileInfo, error) {
	n, err := r.follow("stat", name)
	if err != nil {
		return nil, err
	}
	return info{n}, nil
}

// Lstat implements [fs.ReadLinkFS].
func (r *Revision) Lstat(name string) (fs.FileInfo, error) {
	n, err := r.find("lstat", name)
	if err != nil {
		return nil, err
	}
	return info{n}, nil
}

// ReadLink implements [fs.ReadLinkFS].
func (r *Revision) ReadLink(name string) (string, error) {
	n, err := r.find("readlink", name)
	if err == nil && n.mode&fs.ModeSymlink == 0 {
		err = &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return "", err
	}
	target, err := r.blobs.read(n.blob)
	return string(target), err
}

func (r *Revision) find(op, name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if n := r.files[name]; n != nil {
		return n, nil
	}
	return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

// follow finds what a name leads to.
func (r *Revision) follow(op, name string) (*node, error) {
	n, err := r.find(op, name)
	for at, hops := name, 0; err == nil && n.mode&fs.ModeSymlink != 0; hops++ {
		if hops == maxHops {
			return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		var target string
		if target, err = r.ReadLink(at); err == nil {
			at = path.Join(path.Dir(at), target)
			n, err = r.find(op, at)
		}
	}
	return n, err
}

type openFile struct {
	bytes.Reader
	info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Size() int64                { return f.info.Size() }
func (f *openFile) Close() error               { return nil }

type openDir struct {
	info
	path string
	read int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

// ReadDir implements [fs.ReadDirFile].
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	left := d.entries[d.read:]
	if n > 0 {
		if len(left) == 0 {
			return nil, io.EOF
		}
		left = left[:min(n, len(left))]
	}
	d.read += len(left)
	return slices.Clone(left), nil
}
