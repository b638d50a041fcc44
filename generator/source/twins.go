package source

import (
	"cmp"
	"fmt"
	"slices"
)

// ordered sorts files by path, and marks twins: files whose names differ only
// in how accents are encoded, so that they have one path. The one whose name is
// spelled as the path stays as it is, else the first. Each of the others keeps
// its own spelling for a path and is not read, as nobody could tell which of
// them is meant.
func ordered(files []*File) []*File {
	slices.SortFunc(files, byPathAndName)
	twins := false
	for i := len(files) - 1; i > 0; i-- {
		if f, other := files[i], files[i-1]; f.Path == other.Path {
			files[i] = &File{
				Path: f.onDisk(),
				Err:  fmt.Errorf("its name %+q and that of another file, %+q, are the same text in two encodings", f.onDisk(), other.onDisk()),
			}
			twins = true
		}
	}
	if twins {
		slices.SortFunc(files, byPathAndName)
	}
	return files
}

// byPathAndName puts a file first whose name is spelled as its path: its name
// is empty.
func byPathAndName(a, b *File) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.name, b.name))
}
