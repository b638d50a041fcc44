package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"indaba/generator"
	"indaba/generator/output"
)

// A record spares the work of making a site again that would be the same. It
// stands for one build: for what that was made from, for the files it left, and
// for what it had to report. Beside it lies what the build keeps for one that is
// not the same, see [generator.Builder.Recall]. Both are in the user's folder of
// caches and not beside the site, because they name who is not to be published.
// To delete them costs one build's time.
type record struct {
	Made   fingerprint
	State  output.State
	Report *report
}

// fingerprint stands for all that a build is made from. Zero is that of no
// build.
type fingerprint [sha256.Size]byte

// basis is what a build is made from.
type basis struct {
	all     fingerprint
	program [sha256.Size]byte // zero if it cannot be read
}

// basis reads the content. The program is a part of what a build is made from,
// because another version may make another site from the same files.
func (b *building) basis(ctx context.Context, builder *generator.Builder) (basis, error) {
	var o basis
	var work sync.WaitGroup
	work.Go(func() { o.program = thisProgram() })
	content, err := builder.Key(ctx)
	work.Wait()
	if err != nil || o.program == [sha256.Size]byte{} {
		return o, err
	}
	o.all = sha256.Sum256(fmt.Appendf(nil, "%x %x %t", content, o.program, b.strict))
	return o, nil
}

// thisProgram returns the hash of the file that runs; zero if it cannot be read.
func thisProgram() (hash [sha256.Size]byte) {
	name, err := os.Executable()
	if err != nil {
		return hash
	}
	f, err := os.Open(name)
	if err != nil {
		return hash
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return hash
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// recalled returns the report of the build that made what is in a folder, if
// the same would be made again; else nil.
func recalled(dir string, made fingerprint) *report {
	data, err := os.ReadFile(recordOf(dir))
	if err != nil {
		return nil
	}
	var r record
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&r) != nil || r.Made != made || made == (fingerprint{}) {
		return nil
	}
	if state, err := output.Look(dir); err != nil || state != r.State {
		return nil
	}
	r.Report.Written, r.Report.Unchanged, r.Report.Removed = 0, r.Report.Files, 0
	return r.Report
}

// recall hands a builder what the build kept that wrote to a folder before.
func (o *basis) recall(dir string, builder *generator.Builder) {
	if o.all == (fingerprint{}) {
		return
	}
	builder.Recall(func() (io.ReadCloser, error) {
		f, err := os.Open(keptOf(dir))
		if err != nil {
			return nil, err
		}
		var program [sha256.Size]byte
		if _, err := io.ReadFull(f, program[:]); err != nil || program != o.program {
			_ = f.Close()
			return nil, cmp.Or(err, errors.New("another program wrote it"))
		}
		return f, nil
	})
}

// remember keeps the record of a build, and what that keeps for the next. A
// failure costs the next build its time and nothing else.
func (o *basis) remember(ctx context.Context, dir string, written *generator.Written, r *report, now time.Time) {
	name := recordOf(dir)
	if name == "" || o.all == (fingerprint{}) || os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	expire(now)
	put(keptOf(dir), func(f io.Writer) error {
		_, err := f.Write(o.program[:])
		return cmp.Or(err, written.Keep(ctx, f))
	})
	put(name, func(f io.Writer) error { return gob.NewEncoder(f).Encode(record{o.all, written.State, r}) })
}
