package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

const lastingPath = control + "/lasting"

// sums are the hashes of lasting files as builds wrote them, by path. The name
// of such a file tells what it is made of, the hash that it is whole: a power
// cut or another's hand would show.
type sums map[string][sha256.Size]byte

func lastingHeader(count int) string { return fmt.Sprintf("indaba lasting 1, %d files\n", count) }

// readSums returns what former builds noted. A list that is missing or damaged
// is empty, so that everything is made anew.
func (f *folder) readSums() (sums, error) {
	data, err := f.root.ReadFile(lastingPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read list of lasting files: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	out := sums{}
	for _, line := range lines[1:] {
		sum, path, _ := strings.Cut(line, " ")
		raw, err := hex.DecodeString(sum)
		if err != nil || len(raw) != sha256.Size {
			return nil, nil
		}
		out[path] = [sha256.Size]byte(raw)
	}
	if lines[0]+"\n" != lastingHeader(len(out)) {
		return nil, nil
	}
	return out, nil
}

// writeSums notes the lasting files of this build.
func (r *run) writeSums() error {
	var b bytes.Buffer
	n := 0
	for _, p := range r.files {
		if sum, ok := r.sums[p]; ok {
			fmt.Fprintf(&b, "%x %s\n", sum, p)
			n++
		}
	}
	if n == 0 && r.oldSums == nil {
		return nil
	}
	data := append([]byte(lastingHeader(n)), b.Bytes()...)
	if old, err := r.root.ReadFile(lastingPath); err == nil && bytes.Equal(old, data) {
		return nil
	}
	_, err := r.replace(lastingPath, "lasting", data, false)
	return err
}

// note remembers the hash of a lasting file.
func (r *run) note(p string, sum [sha256.Size]byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sums[p] = sum
}

// lasts reports whether the lasting file p is there as a former build wrote
// it. The stamp is from before it was read.
func (r *run) lasts(w *worker, p string) (stamp, bool) {
	want, known := r.oldSums[p]
	if !known {
		return stamp{}, false
	}
	info, err := w.Lstat(p)
	if err != nil || !info.Mode().IsRegular() {
		return stamp{}, false // to write it will tell why
	}
	file, err := w.Open(p)
	if err != nil {
		return stamp{}, false // so here
	}
	defer file.Close()
	h := sha256.New()
	_, err = io.Copy(h, file)
	return stampOf(info), err == nil && [sha256.Size]byte(h.Sum(nil)) == want
}
