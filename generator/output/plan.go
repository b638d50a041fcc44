package output

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// list is a sorted list of distinct paths.
type list []string

func (l list) has(p string) bool {
	_, found := slices.BinarySearch(l, p)
	return found
}

// union returns the paths of a and b; it may return one of them as it is.
func union(a, b list) list {
	if len(a) == 0 || slices.Equal(a, b) {
		return b
	}
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// plan is what a folder shall hold: files, and the folders they need.
type plan struct {
	files list
	dirs  map[string]bool // without "."
}

// newPlan checks the paths. What it refuses is a mistake of ours, not of an
// author: pages with the same address are found long before.
func newPlan(paths []string) (plan, error) {
	p := plan{files: slices.Sorted(slices.Values(paths)), dirs: make(map[string]bool)}
	for i, file := range p.files {
		if err := checkPath(file); err != nil {
			return plan{}, err
		}
		if i > 0 && file == p.files[i-1] {
			return plan{}, fmt.Errorf("output path %q is given twice", file)
		}
		for dir := path.Dir(file); dir != "." && !p.dirs[dir]; dir = path.Dir(dir) {
			p.dirs[dir] = true
		}
	}
	for _, file := range p.files {
		if p.dirs[file] {
			return plan{}, fmt.Errorf("output path %q is both a file and a folder", file)
		}
	}
	return p, nil
}

func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." || strings.ContainsAny(p, "\n\r") {
		return fmt.Errorf("output path %q is not a plain relative path", p)
	}
	if _, err := filepath.Localize(p); err != nil {
		return fmt.Errorf("output path %q cannot be written on this system: %w", p, err)
	}
	// Some file systems do not tell .INDABA from .indaba.
	if first, _, _ := strings.Cut(p, "/"); strings.EqualFold(first, control) {
		return fmt.Errorf("output path %q lies in %s, which is kept for the build itself", p, control)
	}
	return nil
}

// unwanted splits what the old manifest lists and the plan does not into
// files that must go first, because a folder of the plan is to stand there or
// they lie in a folder where a file is to stand, and files that may go last.
func (r *run) unwanted() (inWay, later []string) {
	for _, p := range r.old {
		switch {
		case r.files.has(p):
		case r.dirs[p] || r.liesInFile(p):
			inWay = append(inWay, p)
		default:
			later = append(later, p)
		}
	}
	return inWay, later
}

// liesInFile reports whether a folder above p is a file in the plan.
func (r *run) liesInFile(p string) bool {
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if r.files.has(dir) {
			return true
		}
	}
	return false
}
