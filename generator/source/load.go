package source

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Load returns a snapshot of fsys, whose root users know as root. With a nil
// old tree, or nil changed, it walks and reads everything; else it returns old
// with the files at and below the changed paths (slash-separated) read again,
// which costs nothing for the rest. The result is what reading everything would
// give, if nothing else changed.
//
// Left out are files and folders whose name starts with a dot or ends in a
// tilde, and what systems and office programs leave behind. A file that cannot
// be read is in the tree with its Err; an error means that the root itself
// cannot be read. Up to jobs files are read at once.
func Load(ctx context.Context, fsys fs.FS, root string, jobs int, old *Tree, changed []string) (*Tree, error) {
	t := &Tree{root: root, fsys: fsys}
	if old == nil || changed == nil {
		old, changed = Empty(), []string{"."}
	}
	changed = again(changed, old)
	for _, f := range old.files {
		if !below(f.onDisk(), changed) {
			t.files = append(t.files, f)
		}
	}
	for _, c := range changed {
		files, err := walkAgain(fsys, c)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", t.Name(c), err)
		}
		t.files = append(t.files, readAll(ctx, fsys, files, jobs)...)
	}
	t.files = ordered(t.files)
	return t, ctx.Err()
}

// again returns the paths to read again: those that changed, those that could
// not be read, twins among them, for the reason may lie elsewhere, and those of
// symbolic links, whose text is that of another file. It leaves out what lies
// below another and what is never read. For a name that is not UTF-8, which no
// fs.FS opens, it is the folder around it.
func again(changed []string, old *Tree) []string {
	var paths []string
	for _, p := range changed {
		for p = path.Clean(p); !utf8.ValidString(p); {
			p = path.Dir(p)
		}
		paths = append(paths, p)
	}
	for _, f := range old.files {
		if p := f.onDisk(); (f.special || f.Err != nil) && utf8.ValidString(p) {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	var out []string
	for _, p := range paths {
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
