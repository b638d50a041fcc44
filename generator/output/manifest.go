package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

const manifestPath = control + "/manifest"

// header is the manifest's first line. The count tells a manifest that was cut
// short: half a path might be the name of another's file.
func header(count int) string { return fmt.Sprintf("indaba manifest 1, %d files\n", count) }

// readManifest returns what former builds wrote. A manifest that is missing or
// damaged lists nothing, so that nothing is removed on its word.
func (f *folder) readManifest() (list, error) {
	data, err := f.root.ReadFile(manifestPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	return parseManifest(string(data)), nil
}

func parseManifest(text string) list {
	if !strings.HasSuffix(text, "\n") {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	files := list(lines[1:])
	if lines[0]+"\n" != header(len(files)) {
		return nil
	}
	for i, p := range files {
		if checkPath(p) != nil || i > 0 && p <= files[i-1] {
			return nil
		}
	}
	return files
}

// writeManifest makes the manifest list files. It alone is flushed to the
// disk: after a power cut it is what the other files are healed by.
func (f *folder) writeManifest(files list) error {
	var b bytes.Buffer
	b.WriteString(header(len(files)))
	for _, p := range files {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	if old, err := f.root.ReadFile(manifestPath); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	_, err := f.replace(manifestPath, "manifest", b.Bytes(), true)
	return err
}
