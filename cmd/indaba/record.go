package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io"
	"os"

	"indaba/generator"
	"indaba/generator/output"
)

// fingerprint stands for all that a build is made from. Zero is that of no build.
type fingerprint [sha256.Size]byte

// fingerprint reads the content. The program is a part of it, because another
// version of it may make another site from the same files.
func (b *building) fingerprint(ctx context.Context, builder *generator.Builder) (fingerprint, error) {
	content, err := builder.Key(ctx)
	if err != nil {
		return fingerprint{}, err
	}
	program, ok := thisProgram()
	if !ok {
		return fingerprint{}, nil
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

// recalled returns the report of the build that made what is in a folder, if
// the same would be made again; else nil.
func recalled(dir string, made fingerprint) *report {
	note, ok := output.Recall(dir, made)
	if !ok || made == (fingerprint{}) {
		return nil
	}
	var r report
	if gob.NewDecoder(bytes.NewReader(note)).Decode(&r) != nil {
		return nil
	}
	r.Written, r.Unchanged, r.Removed = 0, r.Files, 0
	return &r
}

// remember notes what a build had to report. A failure costs the next build
// its time and nothing else.
func remember(dir string, made fingerprint, state output.State, r *report) {
	var note bytes.Buffer
	if made != (fingerprint{}) && gob.NewEncoder(&note).Encode(r) == nil {
		_ = output.Remember(dir, made, state, note.Bytes())
	}
}
