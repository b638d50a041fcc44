package output

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

const changesPath = control + "/changes"

// readChanges returns how many builds changed the folder. A number that is
// missing or damaged is 0.
func (f *folder) readChanges() (uint64, error) {
	data, err := f.root.ReadFile(changesPath)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("read number of changes: %w", err)
	}
	n, _ := strconv.ParseUint(strings.TrimSuffix(string(data), "\n"), 10, 64)
	return n, nil
}

// countChange counts this build as one that changes the folder. It is called
// before the first file changes: a build that ends there or later has left
// another state, even where the clock of files is too slow to show it.
func (r *run) countChange() error {
	r.changes++
	_, err := r.replace(changesPath, "changes", strconv.AppendUint(nil, r.changes, 10), false)
	return err
}
