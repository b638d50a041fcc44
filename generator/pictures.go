package generator

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/picture"
	"indaba/generator/render"
	"indaba/generator/source"
)

// pictured are the types of files that [picture] reads.
var pictured = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"}

// isPicture reports whether a file is published without metadata, and so only
// if it can be read.
func isPicture(p string) bool { return slices.Contains(pictured, strings.ToLower(path.Ext(p))) }

func isDrawing(p string) bool { return strings.EqualFold(path.Ext(p), ".svg") }

// look reads what an asset is, if it is a picture or a drawing and that is not
// known.
func (p *parsing) look(f *source.File, known *picture.Info, out *parsed) {
	if out.picture = known; known != nil {
		return
	}
	if isDrawing(f.Path) {
		width, height := sizeOfSVG(f.Data)
		out.picture = &picture.Info{Width: width, Height: height}
	}
	if !isPicture(f.Path) {
		return
	}
	info, err := picture.Info{}, picture.ErrBytes
	if f.Size <= picture.MaxBytes {
		var data []byte
		if data, err = p.tree.Read(f); err != nil {
			again := *f
			again.Err, out.unfit, out.failed = err, true, true
			out.diags = append(out.diags, unread(p.tree.Name(f.Path), &again))
			return
		}
		info, err = picture.Read(data)
	}
	if err == nil {
		out.picture = &info
		return
	}
	out.unfit = true
	code, hint := diag.Code("image-damaged"), "open it in a program for pictures and save it anew, as JPEG or PNG"
	if size := (*picture.SizeError)(nil); errors.As(err, &size) || errors.Is(err, picture.ErrBytes) {
		code, hint = "image-size", "save it smaller: 2000 pixels are enough for the largest screen"
	}
	out.diags = append(out.diags, diag.New(code, p.tree.Name(f.Path), diag.Range{}, "the picture is not published, because "+err.Error(), hint))
}

// pictures returns what is known of the pictures, by path.
func (r *reading) pictures() map[string]render.Picture {
	out := map[string]render.Picture{}
	for i := range r.made {
		if p := r.made[i].picture; p != nil {
			out[r.files[i].Path] = render.Picture{Info: *p, Hash: r.files[i].Hash, Size: r.files[i].Size}
		}
	}
	return out
}

// files are the files of one tree as they are published.
type files struct {
	tree     *source.Tree
	pictures map[string]render.Picture // by path below content/
	shrunk   *shrunk

	explained []func() *locale.Localizer // by language
}

// explanations returns what explains fields to authors, by language; it is read
// when a page asks.
func explanations(folder fs.FS, languages []locale.Language) []func() *locale.Localizer {
	if folder == nil {
		folder = embed.FS{}
	}
	var out []func() *locale.Localizer
	for _, l := range languages {
		out = append(out, sync.OnceValue(func() *locale.Localizer { return model.Explanations(folder, languages, l.Code) }))
	}
	return out
}

// Source returns the text of a file.
func (f *files) Source(path string) []byte { return text(f.tree, path) }

// Skeleton returns what a new entry begins from.
func (f *files) Skeleton(kind *model.Kind, lang int) []byte {
	return model.Skeleton(kind, model.Blank, f.explained[lang]())
}

// Read returns a file as it is published: a picture without its metadata, a
// drawing without all that is not drawn.
func (f *files) Read(path string) ([]byte, error) {
	data, err := f.tree.Read(f.tree.File(path))
	if err == nil && isDrawing(path) {
		if data, err = picture.Drawing(data); err != nil {
			return nil, fmt.Errorf("cleaning %s: %w", f.tree.Name(path), err) // it changed a moment ago
		}
		return data, nil
	}
	if err != nil || !isPicture(path) {
		return data, err
	}
	if _, fit := f.pictures[path]; !fit {
		return nil, nil // it is reported, and a build with mistakes is not written
	}
	if data, err = picture.Clean(data); err != nil {
		return nil, fmt.Errorf("cleaning %s: %w", f.tree.Name(path), err)
	}
	return data, nil
}

func (f *files) Picture(path string) (render.Picture, bool) {
	p, ok := f.pictures[path]
	return p, ok
}

func (f *files) Version() [32]byte { return hashOf(f.tree.Files()) }

func (f *files) Shrink(path string, widths []int) ([][]byte, error) {
	return f.shrunk.get(fmt.Sprintf("%x %v", f.pictures[path].Hash, widths), f.pictures[path].Info, func() ([][]byte, error) {
		data, err := f.tree.Read(f.tree.File(path))
		if err != nil {
			return nil, err
		}
		out, err := picture.Shrink(data, widths)
		if err != nil {
			return nil, fmt.Errorf("making %s smaller: %w", f.tree.Name(path), err)
		}
		return out, nil
	})
}

// shrunk remembers pictures that were made smaller a short while ago: those of
// one file are made together and asked for one by one.
type shrunk struct {
	mu    sync.Mutex
	kept  map[string]*shrinking
	bytes int

	memory pixels
}

type shrinking struct {
	once sync.Once
	made [][]byte
	err  error
}

// maxShrunk is how many bytes of smaller pictures are remembered.
const maxShrunk = 32 << 20

func newShrunk() *shrunk {
	return &shrunk{kept: map[string]*shrinking{}, memory: pixels{free: picture.MaxPixels, change: sync.NewCond(new(sync.Mutex))}}
}

func (s *shrunk) get(key string, info picture.Info, make func() ([][]byte, error)) ([][]byte, error) {
	s.mu.Lock()
	one := s.kept[key]
	if one == nil {
		one = &shrinking{}
		s.kept[key] = one
	}
	s.mu.Unlock()
	one.once.Do(func() {
		n := info.Width * info.Height
		s.memory.take(n)
		defer s.memory.give(n)
		one.made, one.err = make()
		s.count(one)
	})
	return one.made, one.err
}

// count forgets all when it has become too much.
func (s *shrunk) count(one *shrinking) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, data := range one.made {
		s.bytes += len(data)
	}
	if s.bytes > maxShrunk {
		clear(s.kept)
		s.bytes = 0
	}
}

// pixels bounds how many are decoded at once, and so the memory of a build
// with many large pictures and many processors.
type pixels struct {
	change *sync.Cond
	free   int
}

// take waits until n pixels, at most [picture.MaxPixels], are free.
func (p *pixels) take(n int) {
	p.change.L.Lock()
	defer p.change.L.Unlock()
	for p.free < n {
		p.change.Wait()
	}
	p.free -= n
}

func (p *pixels) give(n int) {
	p.change.L.Lock()
	defer p.change.L.Unlock()
	p.free += n
	p.change.Broadcast()
}
