package history

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"slices"

	"golang.org/x/text/unicode/norm"
)

// Change is what became of a file: it is new without Was, gone without Is, and
// moved, perhaps with another text, when they differ.
type Change struct{ Was, Is string }

// Changes compares the folder with what it is now, in the order of paths, which
// are in the Unicode form NFC. Git itself is not asked: to compare it would run
// the filters of the repository. How lines end does not count.
func (r *Revision) Changes(now fs.FS) ([]Change, error) {
	before := map[string]*node{}
	for p, n := range r.files {
		if !n.mode.IsDir() {
			before[norm.NFC.String(p)] = n
		}
	}
	var out []Change
	fresh := map[string]string{} // path on disk, by path
	err := fs.WalkDir(now, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		key := norm.NFC.String(p)
		old := before[key]
		delete(before, key)
		if old == nil {
			fresh[key] = p
			return nil
		}
		same, err := isSame(now, p, d, old)
		if err == nil && !same {
			out = append(out, Change{key, key})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	moved, err := r.moves(before, now, fresh)
	if err != nil {
		return nil, err
	}
	for _, c := range moved {
		delete(before, c.Was)
		delete(fresh, c.Is)
	}
	out = append(out, moved...)
	for p := range before {
		out = append(out, Change{Was: p})
	}
	for p := range fresh {
		out = append(out, Change{Is: p})
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Is, a.Was), cmp.Or(b.Is, b.Was)), cmp.Compare(a.Was, b.Was))
	})
	return out, nil
}

// isSame reports whether a file has the content of a node.
func isSame(now fs.FS, p string, d fs.DirEntry, old *node) (bool, error) {
	if link := d.Type()&fs.ModeSymlink != 0; link || old.mode&fs.ModeSymlink != 0 {
		if !link {
			return false, nil
		}
		target, err := fs.ReadLink(now, p)
		return err == nil && blobHash([]byte(target), old.blob) == old.blob, err
	}
	if !d.Type().IsRegular() {
		return false, nil
	}
	text, err := fs.ReadFile(now, p)
	if err != nil {
		return false, err
	}
	if int64(len(text)) == old.size && blobHash(text, old.blob) == old.blob {
		return true, nil
	}
	return bytes.Contains(text, crlf) && blobHash(bytes.ReplaceAll(text, crlf, crlf[1:]), old.blob) == old.blob, nil
}

var crlf = []byte("\r\n")

// blobHash returns the hash by which git knows a content, of the kind of
// another: SHA-1, or SHA-256 in repositories made for that.
func blobHash(text []byte, like string) string {
	var h hash.Hash = sha1.New()
	if len(like) == 2*sha256.Size {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", len(text))
	h.Write(text)
	return hex.EncodeToString(h.Sum(nil))
}
