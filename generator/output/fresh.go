package output

import (
	"fmt"
	"strings"
)

// tree is where a site grows that is to stand in an empty folder.
const tree = control + "/staging/site"

// begin writes all files to a folder that holds none. They need not be renamed
// one by one: they are written to a tree of their own, and what lies uppermost
// in it is moved into place when all are there.
func (r *run) begin() error {
	defer r.root.RemoveAll(tree) // else the next Sync does
	if err := r.change(); err != nil {
		return err
	}
	if err := r.grow(); err != nil {
		return err
	}
	last := ""
	for _, p := range r.files {
		top, _, _ := strings.Cut(p, "/")
		if top == last {
			continue
		}
		if err := r.root.Rename(tree+"/"+top, top); err != nil {
			return fmt.Errorf("put %s in place: %w", top, err)
		}
		last = top
	}
	return nil
}

func (r *run) grow() error {
	if err := r.root.Mkdir(tree, dirPerm); err != nil {
		return err
	}
	root, err := r.root.Sub(tree)
	if err != nil {
		return err
	}
	defer root.Close()
	return eachOn(root, len(r.files), r.Jobs, func(w *worker, i int) error {
		return r.write(w, i, func(p string, data []byte) (stamp, error) { return create(w, p, data, false) })
	})
}
