package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folder is a folder of the user that is open for reading. No symbolic link
// in it leads out of it. One that a build was made from is not closed: who
// shows the build reads from it, and the last to go takes it along.
type folder struct {
	dir  string // as the user gave it
	name string // as diagnostics call it
	root *os.Root
	info fs.FileInfo
}

// openFolder opens the folder dir: inside the folder within, whatever links
// there are, or anywhere if that is "".
func openFolder(within, dir string) (*folder, error) {
	open := os.OpenRoot
	if within != "" {
		outer, err := os.OpenRoot(within)
		if err != nil {
			return nil, err
		}
		defer outer.Close()
		open = outer.OpenRoot
	}
	root, err := open(dir)
	if err != nil {
		return nil, err
	}
	dir = filepath.Join(within, dir)
	info, err := root.Stat(".")
	if err != nil {
		return nil, err
	}
	return &folder{dir: dir, name: nameOf(dir), root: root, info: info}, nil
}

// files returns the folder for package source to read.
func (f *folder) files() fs.FS { return rooted{f.root.FS().(inRoot), f.root} }

// rooted is a file system from which no link leads out. A folder in it can be
// opened for all files in it, [fs.SubFS]; what is opened so is an [io.Closer].
type rooted struct {
	inRoot
	root *os.Root
}

// inRoot is what [os.Root.FS] returns.
type inRoot interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
	fs.ReadLinkFS
}

func (r rooted) Sub(dir string) (fs.FS, error) {
	root, err := r.root.OpenRoot(filepath.FromSlash(dir))
	if err != nil {
		return nil, err
	}
	return rooted{root.FS().(inRoot), root}, nil
}

func (r rooted) Close() error { return r.root.Close() }

// close closes a folder that nothing was made from.
func (f *folder) close() {
	if f != nil {
		f.root.Close()
	}
}

// same reports whether two folders are one on disk. One that was removed and
// made anew is another.
func (f *folder) same(other *folder) bool {
	if f == nil || other == nil {
		return f == other
	}
	return os.SameFile(f.info, other.info)
}

// stands reports whether the folder is still where it was.
func (f *folder) stands() bool {
	if f == nil {
		return true
	}
	info, err := os.Stat(f.dir)
	return err == nil && os.SameFile(f.info, info)
}

// nameOf returns a path as the user would type it: relative to the working
// directory where it lies below it, with slashes.
func nameOf(path string) string {
	if abs, err := filepath.Abs(path); err == nil && filepath.IsAbs(path) {
		if here, err := os.Getwd(); err == nil && within(abs, here) {
			path, _ = filepath.Rel(here, abs)
		}
	}
	return filepath.ToSlash(filepath.Clean(path))
}

// within reports whether a path is dir or lies below it.
func within(path, dir string) bool {
	rel, err := filepath.Rel(resolved(dir), resolved(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// resolved returns a path without the symbolic links in the part of it that
// exists.
func resolved(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if parent := filepath.Dir(abs); parent != abs {
		return filepath.Join(resolved(parent), filepath.Base(abs))
	}
	return abs
}

// openContent opens the folder that --content names.
func openContent(dir string) (*folder, error) {
	f, err := openFolder("", dir)
	info, statErr := os.Stat(dir)
	switch {
	case err == nil:
		return f, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, failure{wrongUsage, fmt.Errorf("there is no folder `%s` to read (looked for %s)", dir, resolved(dir)),
			"run indaba where the folder is, or name it with --content; one Markdown file in it is enough for a site"}
	case statErr == nil && !info.IsDir():
		return nil, failure{wrongUsage, fmt.Errorf("`%s` is not a folder", dir), "give --content the folder that holds the languages' folders and site.yaml"}
	}
	return nil, fmt.Errorf("open the content: %w", err)
}
