package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"indaba/generator"
	"indaba/generator/output"
)

// A record spares the work of making a site again that would be the same. It
// stands for one build: for what that was made from, for the files it left, and
// for what it had to report. It lies in the user's folder of caches and not
// beside the site, because a report may name who is not to be published. To
// delete it costs one build's time.
type record struct {
	Made   fingerprint
	State  output.State
	Report *report
}

// fingerprint stands for all that a build is made from. Zero is that of no
// build.
type fingerprint [sha256.Size]byte

// fingerprint reads the content. The program is a part of it, because another
// version may make another site from the same files.
func (b *building) fingerprint(ctx context.Context, builder *generator.Builder) (fingerprint, error) {
	var program [sha256.Size]byte
	var ok bool
	var work sync.WaitGroup
	work.Go(func() { program, ok = thisProgram() })
	content, err := builder.Key(ctx)
	work.Wait()
	if err != nil || !ok {
		return fingerprint{}, err
	}
	return sha256.Sum256(fmt.Appendf(nil, "%x %x %t", content, program, b.strict)), nil
}

// thisProgram returns the hash of the file that runs.
func thisProgram() (hash [sha256.Size]byte, ok bool) {
	name, err := os.Executable()
	if err != nil {
		return hash, false
	}
	f, err := os.Open(name)
	if err != nil {
		return hash, false
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return hash, false
	}
	return [sha256.Size]byte(h.Sum(nil)), true
}

// recordOf returns where the record of an output folder lies; "" where the
// system keeps no caches.
func recordOf(dir string) string {
	caches, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	return filepath.Join(caches, "indaba", fmt.Sprintf("%.16x", sha256.Sum256([]byte(whole))))
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

// remember keeps the record of a build. A failure costs the next build its time
// and nothing else.
func remember(dir string, r record) {
	name := recordOf(dir)
	var data bytes.Buffer
	if name == "" || gob.NewEncoder(&data).Encode(r) != nil || os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "record-")
	if err != nil {
		return
	}
	_, err = f.Write(data.Bytes())
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), name) != nil {
		_ = os.Remove(f.Name())
	}
}
