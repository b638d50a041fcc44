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
	Sets      [][]int32 // of files below content/ whose texts are shown: ascending indices in [kept.Files]
}

// shown is which texts a file of the site shows.
type shown struct {
	Path string
	Set  int32 // index in Sets; everything if below zero
}

const everything = -1

// structure returns a hash of all that a page depends on beside the texts that
// it shows.
func (b *Build) structure(files []keptFile) source.Hash {
	h := sha256.New()
	fmt.Fprintf(h, "%s %x\n", b.opt.key(), hashOf(b.own.Files()))
	line := []byte(nil)
	for i := range files {
		if b.read.files[i].Err != nil || b.read.made[i].failed {
			return source.Hash{}
		}
		line = append(append(append(line[:0], files[i].Path...), 0), files[i].Digest[:]...)
		h.Write(line)
	}
	return source.Hash(h.Sum(nil))
}

// keep returns what is to be kept of the files, and the structure.
func (b *Build) keep(ctx context.Context) kept {
	k, outlines := kept{Options: b.opt.outlineOptions(b.read.options)}, outlines(b.Config)
	k.Files, k.Symbols = b.read.keep(ctx, outlines, b.opt.Jobs), b.Config.Symbols.Texts()
	k.Written.Structure = b.structure(k.Files)
	if len(b.kept.Files) > 0 && k.Written.Structure != b.kept.Written.Structure {
		k.Files, k.Symbols = b.read.keepLess(ctx, outlines, b.Config.Symbols, b.opt.Jobs)
		k.Written.Structure = b.structure(k.Files)
	}
	return k
}

// unchanged returns which of the files that were written would be made the same
// again; nil if that cannot be told. The network has the structure now.
func (k *kept) unchanged(structure source.Hash, tree *source.Tree) func(path string) bool {
	w := &k.Written
	if w.Structure != structure || structure == (source.Hash{}) || w.Late {
		return nil
	}
	// With the same structure the files are the same, at the same indices.
	texts := make([]bool, len(k.Files)) // that changed
	any := false
	for i, f := range tree.Files() {
		texts[i] = f.Hash != k.Files[i].Hash
		any = any || texts[i]
	}
	sets := make([]bool, len(w.Sets))
	for i, set := range w.Sets {
		sets[i] = slices.ContainsFunc(set, func(n int32) bool { return texts[n] })
	}
	return func(path string) bool {
		f := w.file(path)
		return f != nil && (f.Set == everything && !any || f.Set != everything && !sets[f.Set])
	}
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
	kept        kept
}

// Keep returns what another process can spare itself of this build when it
// builds the same content to the same folder, see [Builder.Recall].
func (w *Written) Keep() []byte {
	out, _ := keptCodec.Append(nil, nil, &w.kept, nil)
	return seal(out)
}

// Write makes the folder dir hold exactly the files of the build; see
// [output.Sync]. What a build of another process wrote there and would be the
// same is left as it is.
func (b *Build) Write(ctx context.Context, dir string) (*Written, error) {
	out := &Written{kept: b.keep(ctx)}
	k := &out.kept
	k.clean(&b.read, b.Site.Clean())

	w := writing{scale: scale{Build: b}, show: map[string]render.Texts{}}
	same := b.kept.unchanged(k.Written.Structure, b.tree)
	var err error
	out.Stats, err = output.Sync(dir, output.Files{
		Paths: b.Paths(), Render: w.render, Lasting: b.Lasting, Jobs: b.opt.Jobs, Since: b.kept.Written.State, Same: same,
	})
	out.Diagnostics = w.found()
	k.Written.State, k.Written.Late = out.State, len(out.Diagnostics) > 0
	w.list(k, &b.kept.Written)
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
func (w *writing) list(k *kept, before *written) {
	sets := sets{numbers: map[string]int32{}, whole: map[*string]int32{}, files: map[string]int32{}}
	for i := range k.Files {
		sets.files[k.Files[i].Path] = int32(i)
	}
	out := &k.Written
	for _, path := range w.Paths() {
		s := shown{Path: path, Set: everything}
		if texts, made := w.show[path]; made && !texts.All {
			s.Set = sets.of(texts.Paths)
		} else if old := before.file(path); !made && old != nil && old.Set != everything {
			s.Set = sets.add(before.Sets[old.Set])
		}
		out.Files = append(out.Files, s)
	}
	out.Sets = sets.all
}
