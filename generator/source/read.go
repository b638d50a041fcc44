package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// readAll reads files, up to jobs at once, and returns them folder by folder.
func readAll(ctx context.Context, fsys fs.FS, all []found, jobs int) []*File {
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.folder(), b.folder()) })
	var parts [][]found // of one folder each, and not too many of a large one
	for i, f := range all {
		if n := len(parts) - 1; n >= 0 && len(parts[n]) < mostAtOnce && f.folder() == parts[n][0].folder() {
			parts[n] = parts[n][:len(parts[n])+1]
		} else {
			parts = append(parts, all[i:i+1])
		}
	}
	read := make([][]*File, len(parts))
	var next atomic.Int64
	var work sync.WaitGroup
	for range max(1, min(jobs, len(parts))) {
		work.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(parts) {
					return
				}
				read[i] = readFolder(fsys, parts[i])
			}
		})
	}
	work.Wait()
	return slices.Concat(read...)
}

// mostAtOnce is how many files of a folder one goroutine reads in a row.
const mostAtOnce = 64

// readFolder reads files of one folder. It opens the folder for all of them
// where fsys is an [fs.SubFS]: whoever lets no link lead out of fsys opens each
// folder on the way to a file.
func readFolder(fsys fs.FS, from []found) []*File {
	dir := path.Clean(from[0].folder())
	folder, err := fs.Sub(fsys, dir)
	if c, ok := folder.(io.Closer); ok && dir != "." { // that is fsys itself
		defer c.Close()
	}
	files := make([]*File, len(from))
	for i, f := range from {
		files[i] = read(fsys, folder, err, f)
	}
	return files
}

// read reads a file below fsys. It lies in folder, unless there is an err.
func read(fsys, folder fs.FS, err error, from found) *File {
	f := &File{Path: norm.NFC.String(strings.ToValidUTF8(from.path, "\ufffd")), special: from.special, Err: err}
	if f.Path != from.path {
		f.name = from.path
	}
	name := from.path[len(from.folder()):]
	if !utf8.ValidString(from.path) {
		f.Err = errors.New("its name is not UTF-8 text")
		return f
	}
	if from.special {
		// To open a pipe would wait until somebody writes to it.
		if info, err := fs.Stat(fsys, from.path); err != nil || !info.Mode().IsRegular() {
			f.Err = cmp.Or(err, fmt.Errorf("%s is not a regular file", f.Path))
			return f
		}
		if leadsToHidden(fsys, from.path) {
			f.Err = fmt.Errorf("%s is a link to a file whose name starts with a dot", f.Path)
			return f
		}
		folder, name = fsys, from.path // which may lie in another folder
	}
	if f.Err == nil {
		f.Size, f.Hash, f.Data, f.Err = content(folder, name, f)
	}
	return f
}

// content reads a file by its name in fsys. Of one that is no text it returns
// only size and hash.
func content(fsys fs.FS, name string, f *File) (size int64, hash Hash, data []byte, err error) {
	r, err := fsys.Open(name)
	if err != nil {
		return 0, Hash{}, nil, err
	}
	defer r.Close()
	info, err := r.Stat()
	switch {
	case err != nil:
		return 0, Hash{}, nil, err
	case !info.Mode().IsRegular():
		return 0, Hash{}, nil, fmt.Errorf("%s is not a regular file", f.Path)
	case f.IsText() && info.Size() <= MaxText:
		if data, err = readText(r, info.Size()); err != nil {
			return 0, Hash{}, nil, err
		}
		return int64(len(data)), sha256.Sum256(data), data, nil
	}
	h := sha256.New()
	if size, err = io.Copy(h, r); err != nil {
		return 0, Hash{}, nil, err
	}
	return size, Hash(h.Sum(nil)), nil, nil
}

// readText reads a file of about size bytes with one allocation. What a
// writer appends meanwhile is left for the next snapshot.
func readText(r io.Reader, size int64) ([]byte, error) {
	data := make([]byte, size)
	n, err := io.ReadFull(r, data)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil
	}
	return data[:n], err
}
