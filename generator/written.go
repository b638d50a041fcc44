package generator

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"

	"indaba/generator/diag"
	"indaba/generator/output"
	"indaba/generator/render"
	"indaba/generator/source"
)

// written is what is known of the files that a build wrote to a folder.
//
// A file is made of the structure of the network, which is all but the texts of
// its pages, and of the texts that it shows. So while the structure is the same
// as then, a file differs only if it shows a text that does.
type written struct {
	Structure source.Hash // see [Build.structure]; zero if it cannot be told
	State     output.State
	Late      bool      // finished pages gave reason for diagnostics
	Files     []shown   // by path
	Sets      [][]int32 // of files below content/ whose texts are shown: ascending indices in [kept.files]
}

// shown is which texts a file of the site shows.
type shown struct {
	Path string
	Set  int32 // index in Sets; everything if below zero
}

const everything = -1

// structure returns a hash of all that a page depends on beside the texts that
// it shows. Digests are those of all files, see [keptFile].
func (b *Build) structure(digests []source.Hash) source.Hash {
	h := sha256.New()
	fmt.Fprintf(h, "%s %x\n", b.opt.key(), hashOf(b.own.Files()))
	var line []byte
	for i, f := range b.read.files {
		if f.Err != nil || b.read.made[i].failed {
			return source.Hash{}
		}
		line = append(append(append(line[:0], f.Path...), 0), digests[i][:]...)
		h.Write(line)
	}
	return source.Hash(h.Sum(nil))
}

// unchanged is what is as it was in the build before.
type unchanged struct {
	*written
	all   bool            // every text
	texts map[string]bool // that are not, by path below content/
	sets  []bool          // of which no text has changed
}

// unchanged compares the network with what was kept of it; nil if its structure
// was another, or cannot be told.
func (b *Build) unchanged(ctx context.Context) *unchanged {
	k := b.kept
	if len(k.files) != len(b.read.files) || k.Written.Late {
		return nil
	}
	keeper, digests := b.keeper(), make([]source.Hash, len(k.files))
	each(ctx, b.opt.Jobs, len(digests), func(i int) { digests[i] = keeper.file(i).Digest })
	structure := b.structure(digests)
	if structure == (source.Hash{}) || structure != k.Written.Structure {
		return nil
	}
	// With the same structure the files are the same, at the same indices.
	u := &unchanged{written: &k.Written, texts: map[string]bool{}}
	changed := make([]bool, len(k.files))
	for i, f := range b.read.files {
		if f.Hash != k.files[i].Hash {
			changed[i], u.texts[f.Path] = true, true
		}
	}
	u.all = len(u.texts) == 0
	for _, set := range u.Sets {
		u.sets = append(u.sets, !slices.ContainsFunc(set, func(n int32) bool { return changed[n] }))
	}
	return u
}

// text reports whether the text at a path is as it was.
func (u *unchanged) text(path string) bool { return !u.texts[path] }

// made reports whether the file of the site at a path would be made the same
// again.
func (u *unchanged) made(path string) bool {
	f := u.file(path)
	return f != nil && (f.Set == everything && u.all || f.Set != everything && u.sets[f.Set])
}

// file returns what is known of the file at a path; nil if nothing is.
func (w *written) file(path string) *shown {
	i, ok := slices.BinarySearchFunc(w.Files, path, func(s shown, path string) int { return cmp.Compare(s.Path, path) })
	if !ok {
		return nil
	}
	return &w.Files[i]
}

// Written is what became of a build that was written to a folder.
type Written struct {
	output.Stats
	Diagnostics diag.List // those that only a finished page can show

	build   *Build
	written written
}

// Write makes the folder dir hold exactly the files of the build; see
// [output.Sync]. What a build of another process wrote there and would be the
// same is left as it is.
func (b *Build) Write(ctx context.Context, dir string) (*Written, error) {
	w := writing{scale: scale{Build: b}, show: map[string]render.Texts{}}
	files := output.Files{Paths: b.Paths(), Render: w.render, Lasting: b.Lasting, Jobs: b.opt.Jobs}
	u := b.unchanged(ctx)
	if u != nil {
		files.Since, files.Same = u.State, u.made
		b.Recall(b.kept.counts, u.text)
	}
	wait := b.ahead(ctx, func(path string) bool { return u == nil || !u.made(path) })
	stats, err := output.Sync(dir, files)
	wait()
	out := &Written{Stats: stats, Diagnostics: w.found(), build: b}
	out.written = written{State: stats.State, Late: len(out.Diagnostics) > 0}
	if u != nil {
		out.written.Structure = u.Structure
	}
	w.list(&out.written, u)
	return out, cmp.Or(err, ctx.Err())
}

// writing renders files and notes what they show.
type writing struct {
	scale
	mu   sync.Mutex
	show map[string]render.Texts // by path
}

func (w *writing) render(b *bytes.Buffer, path string) error {
	texts, err := w.Trace(b, path)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.show[path] = texts
	return err
}

// list says what the files of the folder show: those that were not rendered,
// what they did before.
func (w *writing) list(to *written, before *unchanged) {
	sets := newSets(w.read.files)
	var again []int32 // numbers of the sets before
	if before != nil {
		for _, set := range before.Sets {
			again = append(again, sets.add(set))
		}
	}
	for _, path := range w.Paths() {
		s := shown{Path: path, Set: everything}
		if texts, made := w.show[path]; made && !texts.All {
			s.Set = sets.of(texts.Paths)
		} else if !made && before != nil {
			if old := before.file(path); old != nil && old.Set != everything {
				s.Set = again[old.Set]
			}
		}
		to.Files = append(to.Files, s)
	}
	to.Sets = sets.all
}
