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
func (r *run) write(w *worker, i int, put func(p string, data []byte) (stamp, error)) error {
	if r.state[i] == done || r.keeps(i) {
		return nil
	}
	p := r.files[i]
	lasting := r.Lasting != nil && r.Lasting(p)
	if lasting && r.state[i] == listed {
		if found, ok := r.lasts(w, p); ok {
			r.note(p, r.oldSums[p])
			r.settle(i, found, false)
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
		found, same, err := w.holds(p, data)
		if err != nil {
			return err
		}
		if same {
			r.settle(i, found, false)
			return nil
		}
	}
	if err := r.change(); err != nil {
		return err
	}
	if err := r.makeDir(w, path.Dir(p)); err != nil {
		return fmt.Errorf("make folder of %s: %w", p, err)
	}
	written, err := put(p, data)
	if err != nil {
		return err
	}
	r.settle(i, written, true)
	return nil
}

// settle notes that the i-th file is there as wanted.
func (r *run) settle(i int, s stamp, written bool) {
	r.stamps[i] = s
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Bytes += s.size
	if written {
		r.stats.Written++
	} else {
		r.stats.Unchanged++
	}
}

// content renders a file; it is there until the worker renders another.
func (r *run) content(w *worker, p string) ([]byte, error) {
	w.page.Reset()
	if err := r.Render(&w.page, p); err != nil {
		return nil, fmt.Errorf("render %s: %w", p, err)
	}
	return w.page.Bytes(), nil
}

// holds reports whether the file p is there with the content data. The stamp
// is from before it was read: one who writes at the same time makes it stale. A
// link is not the file, though it may lead to one.
func (w *worker) holds(p string, data []byte) (found stamp, same bool, err error) {
	info, err := w.Lstat(p)
	if gone(err) {
		return stamp{}, false, nil
	}
	if err != nil {
		return stamp{}, false, fmt.Errorf("compare %s: %w", p, err)
	}
	same, err = w.reads(p, data)
	return stampOf(info), same && info.Mode().IsRegular(), err
}

// reads reports whether to read p yields data.
func (w *worker) reads(p string, data []byte) (bool, error) {
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
