package render

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"indaba/generator/markdown"
	"indaba/generator/site"
)

// Texts says which texts a file is made of. What it depends on beside them is
// structure: of an entry all but its text, which is its body in full, its
// source, and what is worked out from all of its words. While the structure of
// a network is the same, a file changes only with one of its texts, and is made
// of the same ones.
type Texts struct {
	Paths []string // [model.Entry.Path] of the entries that have them: sorted, distinct
	All   bool     // those of the whole network
}

// file is a file that is being made.
type file struct {
	*bytes.Buffer // it is written to the end
	reader
}

// reader reads texts, and notes of which a file is made. A file has one while it
// is made. What is worked out once for many files has none, and so can read no
// text; if it must, it is [shared]. A test (generator/textreads_test.go) sees to
// it that texts are read in no other way.
type reader struct {
	Texts
	loose bool // Paths may not be in order
}

// Trace is [Renderer.RenderTo], and says of which texts the file was made. The
// caller must not change them.
func (r *Renderer) Trace(b *bytes.Buffer, path string) (Texts, error) {
	write := r.routeTo(path)
	if write == nil {
		return Texts{}, fmt.Errorf("rendering %s: there is no such page", path)
	}
	f := file{Buffer: b}
	if err := write(&f); err != nil {
		return Texts{}, fmt.Errorf("rendering %s: %w", path, err)
	}
	return f.texts(), nil
}

// shared returns what several files need that is made of texts, worked out when
// the first of them asks. Each of them is then made of these texts.
func shared[T any](work func(*reader) T) func(*reader) T {
	made := sync.OnceValues(func() (T, Texts) {
		var own reader
		out := work(&own)
		return out, own.texts()
	})
	return func(r *reader) T {
		out, texts := made()
		r.join(texts)
		return out
	}
}

// texts returns what was read.
func (r *reader) texts() Texts {
	if r.loose {
		slices.Sort(r.Paths)
		r.Paths, r.loose = slices.Compact(r.Paths), false
	}
	return r.Texts
}

// reads notes that a text is read.
func (r *reader) reads(v *site.Version) {
	if n := len(r.Paths); n > 0 {
		if r.Paths[n-1] == v.Path {
			return
		}
		r.loose = r.loose || r.Paths[n-1] > v.Path
	}
	r.Paths = append(r.Paths, v.Path)
}

// join notes that texts are read that are in order. Those of a whole language
// are in the files of its index, so they are not copied where they are all.
func (r *reader) join(texts Texts) {
	r.All = r.All || texts.All
	if len(r.Paths) == 0 {
		r.Paths = slices.Clip(texts.Paths)
	} else if len(texts.Paths) > 0 {
		r.Paths, r.loose = append(r.Paths, texts.Paths...), true
	}
}

// text returns the body of a version when it is called, from any goroutine.
func (r *reader) text(v *site.Version) func() markdown.Fragment {
	r.reads(v)
	return v.Body.HTML
}

// source returns the file of a version; nil if it cannot be read.
func (r *reader) source(files Files, v *site.Version) []byte {
	r.reads(v)
	return files.Source(v.Path)
}

// version returns a hash of all files.
func (r *reader) version(files Files) [32]byte {
	r.All = true
	return files.Version()
}

// stamp returns what a translation of an entry as it stands is stamped with.
func (r *reader) stamp(s *site.Site, id site.ID) string {
	n := s.Node(id)
	r.reads(n.Versions[n.Original])
	return s.Stamp(id).String()
}

// behind returns how a version has fallen behind the text it was translated
// from; nil where it has not, or has no text.
func (r *reader) behind(s *site.Site, v *site.Version) *site.Behind {
	if v == nil {
		return nil
	}
	if from := s.TranslatedFrom(v); from != nil {
		r.reads(from)
	}
	return s.Behind(v)
}

// translations returns every entry in a language and what there is to do about
// it, which depends on the texts of all.
func (r *reader) translations(s *site.Site, lang int) []site.Translation {
	r.All = true
	return s.Translations(lang)
}

// coverage returns how far the network is translated into a language.
func (r *reader) coverage(s *site.Site, lang int) (complete, stale, total int) {
	r.All = true
	return s.Coverage(lang)
}
