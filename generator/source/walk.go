package source

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// found is a file that is there.
type found struct {
	path    string // as the disk spells it
	special bool   // neither a file nor a folder: a symbolic link, a pipe, a device
}

// folder returns the path of the folder around the file, with a slash behind it;
// "" for the root.
func (f found) folder() string { return f.path[:strings.LastIndexByte(f.path, '/')+1] }

// walk returns the files at and below start. What cannot be looked into counts
// as a file, so that it is reported when it is read.
func walk(fsys fs.FS, start string) ([]found, error) {
	var files []found
	err := fs.WalkDir(fsys, start, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil:
			files = append(files, found{path: p})
		case hidden(p) && d.IsDir():
			return fs.SkipDir
		case hidden(p) || d.IsDir():
		default:
			files = append(files, found{p, !d.Type().IsRegular()})
		}
		return nil
	})
	return files, err
}

// walkAgain is [walk] for a path that may be gone. It finds what a walk from
// the root would find there: nothing behind a symbolic link.
func walkAgain(fsys fs.FS, start string) ([]found, error) {
	if start == "." {
		return walk(fsys, start)
	}
	for dir := path.Dir(start); dir != "."; dir = path.Dir(dir) {
		if info, err := fs.Lstat(fsys, dir); err != nil || !info.IsDir() {
			return nil, nil
		}
	}
	switch info, err := fs.Lstat(fsys, start); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return []found{{start, true}}, nil
	}
	return walk(fsys, start)
}

// hidden reports whether any part of the path is one that Load leaves out.
func hidden(p string) bool {
	for part := range strings.SplitSeq(p, "/") {
		if part != "." && (strings.HasPrefix(part, ".") || strings.HasSuffix(part, "~") || strings.HasPrefix(part, "~$") || slices.Contains(litter, part)) {
			return true
		}
	}
	return false
}

// litter are files that systems leave in folders without being asked.
var litter = []string{"Thumbs.db", "desktop.ini", "Desktop.ini", "__MACOSX", "Icon\r"}
