package history

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
)

// Revision is a folder as it stood at a commit. It is a file system for any
// number of goroutines, until it is closed.
type Revision struct {
	Commit string // its hash

	files map[string]*node // and folders, by path; "." is the folder
	blobs *blobs
}

// node is a file or a folder of a Revision.
type node struct {
	name    string
	mode    fs.FileMode
	size    int64
	blob    string // hash of its content
	entries []fs.DirEntry
}

func (f *Folder) at(ctx context.Context, commit string) (*Revision, error) {
	spec := commit + ":" + strings.TrimSuffix(f.prefix, "/")
	r := &Revision{Commit: commit, files: map[string]*node{".": {name: ".", mode: fs.ModeDir | 0o555}}}
	if kind, err := f.run(ctx, "cat-file", "-t", spec); err == nil && strings.TrimSpace(string(kind)) == "tree" {
		list, err := f.run(ctx, "ls-tree", "-r", "-t", "-l", "-z", "--full-tree", spec)
		if err != nil {
			return nil, err
		}
		if err := r.read(list); err != nil {
			return nil, err
		}
	} else if missing := (*Error)(nil); asError(err, &missing) || ctx.Err() != nil {
		return nil, err
	} // else the folder was not there yet
	var err error
	r.blobs, err = f.openBlobs(ctx)
	return r, err
}

// read reads what ls-tree prints, folders before what is in them:
// mode SP type SP hash SP size TAB path NUL.
func (r *Revision) read(list []byte) error {
	for line := range bytes.SplitSeq(list, []byte{0}) {
		if len(line) == 0 {
			continue
		}
		head, path, _ := strings.Cut(string(line), "\t")
		words := strings.Fields(head)
		if len(words) != 4 || !fs.ValidPath(path) {
			return fmt.Errorf("git ls-tree: cannot read %q", line)
		}
		n := &node{name: path[strings.LastIndexByte(path, '/')+1:], mode: 0o444, blob: words[2]}
		n.size, _ = strconv.ParseInt(words[3], 10, 64) // a folder has "-"
		switch {
		case words[1] == "tree":
			n.mode = fs.ModeDir | 0o555
		case words[1] != "blob":
			continue // another repository, which has no files here
		case words[0] == "120000":
			n.mode = fs.ModeSymlink | 0o444
		}
		parent := r.files["."]
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			parent = r.files[path[:i]]
		}
		r.files[path] = n
		parent.entries = append(parent.entries, fs.FileInfoToDirEntry(info{n}))
	}
	return nil
}

// Close ends the reading.
func (r *Revision) Close() error { return r.blobs.close() }

// info is what a file system says of a node.
type info struct{ *node }

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
