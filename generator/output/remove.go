package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// remove removes files that the manifest lists, and the folders that this
// leaves empty. What has become a folder or an alias of a wanted file stays.
func (r *run) remove(files []string) error {
	dirs := make(map[string]bool)
	wanted := identities{root: r.root, paths: r.files}
	for _, p := range files {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			dirs[dir] = true
		}
		if err := r.removeFile(p, &wanted); err != nil {
			return fmt.Errorf("remove %s: %w", p, err)
		}
	}
	return r.prune(dirs)
}

func (r *run) removeFile(p string, wanted *identities) error {
	info, err := r.root.Lstat(p)
	if gone(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() || r.mayAlias(p) && wanted.has(info) {
		return nil
	}
	if err := r.change(); err != nil {
		return err
	}
	if err := r.root.Remove(p); err != nil {
		return err
	}
	r.stats.Removed++
	return nil
}

// prune removes those of dirs that are empty, the deepest first.
func (r *run) prune(dirs map[string]bool) error {
	for _, dir := range slices.SortedFunc(maps.Keys(dirs), deepestFirst) {
		if r.dirs[dir] {
			continue
		}
		// Remove would take a file, too.
		info, err := r.root.Lstat(dir)
		if err == nil && info.IsDir() {
			err = r.root.Remove(dir)
		}
		// What is not empty holds files of others.
		if err != nil && !gone(err) && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("remove the empty folder %s: %w", dir, err)
		}
	}
	return nil
}

func deepestFirst(a, b string) int {
	return strings.Count(b, "/") - strings.Count(a, "/")
}
