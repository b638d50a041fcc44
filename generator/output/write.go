package output

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"path"
)

// write renders the i-th file of the plan and, if it differs from what is there,
// has it put in its folder.
func (r *run) write(w worker, i int, put func(p string, data []byte) error) error {
	if r.state[i] == done {
		return nil
	}
	p := r.files[i]
	lasting := r.lasting != nil && r.lasting(p)
	if lasting && r.state[i] == listed {
		if size, ok := r.lasts(w, p); ok {
			r.note(p, r.oldSums[p])
			r.count(false, size)
			return nil
		}
	}
	data, err := r.render(p)
	if err != nil {
		return fmt.Errorf("render %s: %w", p, err)
	}
	if lasting {
		r.note(p, sha256.Sum256(data))
	}
	if r.state[i] == listed {
		same, err := holds(w, p, data)
		if err != nil {
			return err
		}
		if same {
			r.count(false, len(data))
			return nil
		}
	}
	if err := r.makeDir(w, path.Dir(p)); err != nil {
		return fmt.Errorf("make folder of %s: %w", p, err)
	}
	if err := put(p, data); err != nil {
		return err
	}
	r.count(true, len(data))
	return nil
}

// holds reports whether the file p is there with the content data.
func holds(root disk, p string, data []byte) (bool, error) {
	file, err := root.Open(p)
	if gone(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("compare %s: %w", p, err)
	}
	defer file.Close()
	buf := make([]byte, min(len(data)+1, 64<<10))
	for {
		n, err := file.Read(buf)
		if n > len(data) || !bytes.Equal(buf[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
		if err == io.EOF {
			return len(data) == 0, nil
		}
		if err != nil {
			return false, fmt.Errorf("compare %s: %w", p, err)
		}
	}
}
