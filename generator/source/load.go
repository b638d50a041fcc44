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
)

// Load returns a snapshot of fsys, whose root users know as root. With a nil
// old tree, or nil changed, it walks and reads everything; else it returns old
// with the files at and below the changed paths (slash-separated) read again,
// which costs nothing for the rest.
//
// Files and folders whose name starts with a dot or ends in a tilde are left
// out. A file that cannot be read is in the tree with its Err; an error means
// that the root itself cannot be read. Up to jobs files are read at once.
func Load(ctx context.Context, fsys fs.FS, root string, jobs int, old *Tree, changed []string) (*Tree, error) {
	t := &Tree{root: root, fsys: fsys}
	if old == nil || changed == nil {
		paths, err := walk(fsys, ".")
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", root, err)
		}
		t.files = readAll(ctx, fsys, paths, jobs)
		return t, ctx.Err()
	}
	changed = outermost(changed)
	for _, f := range old.files {
		if !below(f.Path, changed) {
			t.files = append(t.files, f)
		}
	}
	for _, c := range changed {
		paths, err := walk(fsys, c)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading %s: %w", t.Name(c), err)
		}
		t.files = append(t.files, readAll(ctx, fsys, paths, jobs)...)
	}
	slices.SortFunc(t.files, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	return t, ctx.Err()
}

// outermost returns the paths without duplicates and without those that lie
// below another, in order.
func outermost(paths []string) []string {
	var out []string
	for _, p := range slices.Sorted(slices.Values(paths)) {
		p = path.Clean(p)
		if !below(p, out) && !hidden(p) && fs.ValidPath(p) {
			out = append(out, p)
		}
	}
	return out
}

func below(p string, dirs []string) bool {
	for _, d := range dirs {
		if d == "." || p == d || strings.HasPrefix(p, d) && p[len(d)] == '/' {
			return true
		}
	}
	return false
}

// hidden reports whether any part of the path is one that Load leaves out.
func hidden(p string) bool {
	for part := range strings.SplitSeq(p, "/") {
		if part != "." && (strings.HasPrefix(part, ".") || strings.HasSuffix(part, "~")) {
			return true
		}
	}
	return false
}

func walk(fsys fs.FS, start string) ([]string, error) {
	var paths []string
	err := fs.WalkDir(fsys, start, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && p == start:
			return err
		case err != nil:
			paths = append(paths, p) // reported when it is read
		case hidden(p) && d.IsDir():
			return fs.SkipDir
		case hidden(p) || d.IsDir():
		default:
			paths = append(paths, p)
		}
		return nil
	})
	return paths, err
}

// readAll reads the files at paths, in their order.
func readAll(ctx context.Context, fsys fs.FS, paths []string, jobs int) []*File {
	files := make([]*File, len(paths))
	var next atomic.Int64
	var work sync.WaitGroup
	for range max(1, min(jobs, len(paths))) {
		work.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(paths) {
					return
				}
				files[i] = read(fsys, paths[i])
			}
		})
	}
	work.Wait()
	return slices.DeleteFunc(files, func(f *File) bool { return f == nil })
}

func read(fsys fs.FS, p string) *File {
	f := &File{Path: p}
	r, err := fsys.Open(p)
	if err != nil {
		f.Err = err
		return f
	}
	defer r.Close()
	info, err := r.Stat()
	switch {
	case err != nil:
		f.Err = err
	case !info.Mode().IsRegular():
		f.Err = fmt.Errorf("%s is not a regular file", p)
	case f.IsText() && info.Size() <= MaxText:
		f.Data, f.Err = readText(r, info.Size())
		f.Size, f.Hash = int64(len(f.Data)), sha256.Sum256(f.Data)
	default:
		h := sha256.New()
		f.Size, f.Err = io.Copy(h, r)
		h.Sum(f.Hash[:0])
	}
	return f
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
