// Package source loads a folder as one consistent snapshot, and makes a new
// snapshot from an old one and the paths that changed since.
//
// A snapshot is immutable: files that did not change are shared between the
// old and the new one. It is the only package that reads what authors write.
package source

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// MaxText is the largest size in bytes of a text file that is kept in memory.
// A larger one is listed with its size and no Data, for the reader to report.
const MaxText = 4 << 20

// Hash is the SHA-256 of a file's content.
type Hash [sha256.Size]byte

// File is one file of a [Tree].
type File struct {
	// Path is slash-separated, relative to the tree's root and in the Unicode
	// form NFC, however the disk spells it, so that it can be compared with what
	// authors write.
	Path string
	Size int64 // in bytes
	Hash Hash
	Data []byte // content of text files up to [MaxText] that is not forgotten; nil for all others
	Err  error  // why the file could not be read; Hash and Data are then zero

	name    string // path below the tree's fsys as the disk spells it; empty: Path
	special bool   // see found
}

// Same reports whether two files of one path have the same content.
func (f *File) Same(other *File) bool {
	return f == other || f.Err == nil && other.Err == nil && f.Hash == other.Hash && f.Size == other.Size
}

// Forget drops Data, which [Tree.Again] reads once more. It is for whoever
// loaded the file, before anybody else has it; later it does nothing.
func (f *File) Forget() {
	if f.Data != nil {
		f.Data = nil
	}
}

// Again returns f with its Data: f itself, if that is not forgotten, else the
// file as it is on disk now, which may have changed since.
func (t *Tree) Again(f *File) *File {
	if f.Data != nil || f.Err != nil || !f.IsText() || f.Size > MaxText {
		return f
	}
	again := *f
	again.Size, again.Hash, again.Data, again.Err = content(t.fsys, f.onDisk(), f)
	return &again
}

// onDisk returns the path by which the file can be opened.
func (f *File) onDisk() string { return cmp.Or(f.name, f.Path) }

// IsText reports whether the file is of a type whose content is kept in
// memory: Markdown, data, layouts, styles and scripts.
func (f *File) IsText() bool {
	switch strings.ToLower(path.Ext(f.Path)) {
	case ".md", ".mdx", ".markdown", ".yaml", ".yml", ".json", ".toml", ".html", ".css", ".js", ".svg":
		return true
	}
	return false
}

// Tree is a snapshot of a folder.
type Tree struct {
	root  string // how users call the root, for diagnostics
	fsys  fs.FS
	files []*File // ordered by path
}

// Empty returns a tree without files.
func Empty() *Tree { return &Tree{} }

// Files returns all files, ordered by path. The caller must not change it.
func (t *Tree) Files() []*File { return t.files }

// File returns the file at a path, or nil.
func (t *Tree) File(p string) *File {
	i, ok := slices.BinarySearchFunc(t.files, p, byPath)
	if !ok {
		return nil
	}
	return t.files[i]
}

// Under returns the files below the folder dir, ordered by path; "." is the
// root. The caller must not change it.
func (t *Tree) Under(dir string) []*File {
	if dir == "." || dir == "" {
		return t.files
	}
	// '0' is the character after '/': the files below dir lie between the two.
	from, _ := slices.BinarySearchFunc(t.files, dir+"/", byPath)
	to, _ := slices.BinarySearchFunc(t.files, dir+"0", byPath)
	return t.files[from:to]
}

// Sub returns the files below the folder dir as a tree of their own.
func (t *Tree) Sub(dir string) *Tree {
	sub := &Tree{root: t.Name(dir), fsys: t.fsys}
	for _, f := range t.Under(dir) {
		moved := *f
		moved.Path, moved.name = f.Path[len(dir)+1:], f.onDisk()
		sub.files = append(sub.files, &moved)
	}
	return sub
}

// Name returns the path of a file as a user would type it.
func (t *Tree) Name(p string) string { return path.Join(t.root, p) }

// Named returns the file that users call name, or nil.
func (t *Tree) Named(name string) *File {
	p, below := strings.CutPrefix(name, path.Clean(t.root)+"/")
	if t.root == "" || t.root == "." {
		p, below = name, true
	}
	if !below {
		return nil
	}
	return t.File(p)
}

// Read returns the content of a file, from memory or from disk. An asset that
// changed on disk after the snapshot was taken is read as it is now.
func (t *Tree) Read(f *File) ([]byte, error) {
	if f.Data != nil || f.Err != nil {
		return f.Data, f.Err
	}
	return fs.ReadFile(t.fsys, f.onDisk())
}

func byPath(f *File, p string) int { return cmp.Compare(f.Path, p) }
