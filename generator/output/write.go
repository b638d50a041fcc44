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
func (r *run) write(w *worker, i int, put func(p string, data []byte) error) error {
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
	data, err := r.content(w, p)
	if err != nil {
		return err
	}
	if lasting {
		r.note(p, sha256.Sum256(data))
	}
	if r.state[i] == listed {
		same, err := w.holds(p, data)
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

// content renders a file; it is there until the worker renders another.
func (r *run) content(w *worker, p string) ([]byte, error) {
	w.page.Reset()
	if err := r.render(&w.page, p); err != nil {
		return nil, fmt.Errorf("render %s: %w", p, err)
	}
	return w.page.Bytes(), nil
}

// holds reports whether the file p is there with the content data.
func (w *worker) holds(p string, data []byte) (bool, error) {
	file, err := w.Open(p)
	if gone(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("compare %s: %w", p, err)
	}
	defer file.Close()
	for {
		n, err := file.Read(w.block[:])
		if n > len(data) || !bytes.Equal(w.block[:n], data[:n]) {
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
