package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// readAll reads files, up to jobs at once, in their order.
func readAll(ctx context.Context, fsys fs.FS, all []found, jobs int) []*File {
	files := make([]*File, len(all))
	var next atomic.Int64
	var work sync.WaitGroup
	for range max(1, min(jobs, len(all))) {
		work.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(all) {
					return
				}
				files[i] = read(fsys, all[i])
			}
		})
	}
	work.Wait()
	return slices.DeleteFunc(files, func(f *File) bool { return f == nil })
}

func read(fsys fs.FS, from found) *File {
	f := &File{Path: norm.NFC.String(strings.ToValidUTF8(from.path, "\ufffd")), special: from.special}
	if f.Path != from.path {
		f.name = from.path
	}
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
	}
	f.Size, f.Hash, f.Data, f.Err = content(fsys, f)
	return f
}

// content reads a file. Of one that is no text it returns only size and hash.
func content(fsys fs.FS, f *File) (size int64, hash Hash, data []byte, err error) {
	r, err := fsys.Open(f.onDisk())
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
