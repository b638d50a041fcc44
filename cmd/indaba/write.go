package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// create writes a file that is not there yet.
func create(content *folder, file string, data []byte) error {
	if err := content.root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return fmt.Errorf("make the folder of %s: %w", file, err)
	}
	f, err := content.root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return failure{wrongUsage, fmt.Errorf("there is a page at %s already", path.Join(content.name, file)), "choose another name, or edit that one"}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// replace puts new data into a file that is there: whole or not at all.
func replace(content *folder, file string, data []byte) error {
	info, err := content.root.Stat(file)
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	temporary := path.Join(path.Dir(file), ".indaba-"+path.Base(file))
	err = content.root.WriteFile(temporary, data, info.Mode().Perm())
	if err == nil {
		err = content.root.Rename(temporary, file)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", file, err), content.root.Remove(temporary))
	}
	return nil
}
