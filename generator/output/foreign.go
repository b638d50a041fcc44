package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// mostConflicts is how many files of others an error names.
const mostConflicts = 5

// survey looks at each wanted path that the manifest does not list. What
// stands there is another's, and must have the wanted content or be left. It
// runs before the manifest lists the new paths: after that they count as ours.
func (r *run) survey() error {
	r.state = make([]state, len(r.files))
	var err error
	if r.empty, err = r.isEmpty(); err != nil {
		return err
	}
	var found conflicts
	var foreign []int
	known := identities{root: r.root, paths: r.old}
	for i, p := range r.files {
		if r.empty {
			r.state[i] = absent
		} else if !r.old.has(p) {
			isFile, err := r.look(i, &found, &known)
			if err != nil {
				return err
			}
			if isFile {
				foreign = append(foreign, i)
			}
		}
	}
	if found.enough() {
		return found.err()
	}
	err = eachOn(r.root, len(foreign), r.Jobs, func(w *worker, i int) error { return r.adopt(w, foreign[i], &found) })
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	return found.err()
}

// isEmpty reports whether the output holds nothing but what belongs to the
// build itself, so that nothing need be looked for.
func (f *folder) isEmpty() (bool, error) {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return false, fmt.Errorf("list the folder: %w", err)
	}
	return len(entries) == 1, nil
}

// look sets the state of the i-th file, which the manifest does not list, and
// reports whether a file is there.
func (r *run) look(i int, found *conflicts, known *identities) (isFile bool, err error) {
	p := r.files[i]
	info, err := r.root.Lstat(p)
	switch {
	case err == nil && info.IsDir():
		r.state[i] = absent
		return false, r.lookInside(p, found)
	case err == nil && r.mayAlias(p) && known.has(info):
		return false, nil // ours, under a name that only we tell from p
	case err == nil && !info.Mode().IsRegular():
		found.add(p)
		return false, nil
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		r.state[i] = absent
		return false, nil
	}
	blocker, failed := r.blocker(p)
	if failed != nil {
		return false, fmt.Errorf("look at %s: %w", p, failed)
	}
	if blocker != "" {
		if !r.old.has(blocker) {
			found.add(blocker)
		}
		r.state[i] = absent
		return false, nil
	}
	return false, fmt.Errorf("look at %s: %w", p, err)
}

// lookInside finds the files of others in a folder that is to give way to a file.
func (r *run) lookInside(dir string, found *conflicts) error {
	return fs.WalkDir(r.root.FS(), dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !r.old.has(p) {
			found.add(p)
		}
		return err
	})
}

// blocker returns the path above p where something else than a folder stands;
// "" if there is none.
func (r *run) blocker(p string) (string, error) {
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		switch info, err := r.root.Lstat(dir); {
		case err == nil && !info.IsDir():
			return dir, nil
		case err != nil && !gone(err):
			return "", err
		}
	}
	return "", nil
}

// adopt compares the i-th file with another's that stands in its place. One
// of equal content is as good as written.
func (r *run) adopt(w *worker, i int, found *conflicts) error {
	p := r.files[i]
	data, err := r.content(w, p)
	if err != nil {
		return err
	}
	there, same, err := w.holds(p, data)
	if err != nil {
		return err
	}
	if same {
		r.state[i] = done
		r.settle(i, there, false)
		return nil
	}
	found.add(p)
	if found.enough() {
		return errEnough
	}
	return nil
}

var errEnough = errors.New("enough conflicts to report")

// conflicts are paths of files that are not ours and in the way.
type conflicts struct {
	mu    sync.Mutex
	paths []string
}

func (c *conflicts) add(p string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !slices.Contains(c.paths, p) {
		c.paths = append(c.paths, p)
	}
}

func (c *conflicts) enough() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.paths) >= mostConflicts
}

func (c *conflicts) err() error {
	if len(c.paths) == 0 {
		return nil
	}
	slices.Sort(c.paths)
	names := strings.Join(c.paths[:min(len(c.paths), mostConflicts)], ", ")
	if len(c.paths) >= mostConflicts {
		names += " and perhaps more"
	}
	return fmt.Errorf("files that no build of indaba wrote are in the way: %s; "+
		"choose another --output, or empty the folder if they are not needed", names)
}
