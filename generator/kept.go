package generator

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"

	"indaba/generator/codec"
	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/picture"
	"indaba/generator/site"
	"indaba/generator/source"
)

// kept is what a build keeps for that of another process: what it made of the
// files, all but the texts of pages, and what it wrote. A text is parsed again
// when somebody shows it. It is good for the same program alone.
type kept struct {
	Options string   // what Files depend on beside the files themselves
	Symbols []string // their texts, by number
	Names   string   // see [site.Clean]
	Files   []keptFile
	Written written
}

// keptFile is what was made of a file.
type keptFile struct {
	Path string // below content/
	Hash source.Hash
	Size int64
	// Main and Aside are its outline, as a codec writes it; both are empty for a
	// file that is to be looked at again. Digest is a hash of all that others go
	// by: of a page its Main, of any other file its content.
	Main, Aside string
	Digest      source.Hash
	Clean       bool // a page that publishes none of Names
}

// outline is a file without what can be had from it again.
type outline struct {
	Entry   *model.Entry // of a page
	Front   model.Front  // but for the Record, which is that of Entry
	Asset   bool
	Unfit   bool
	Picture *picture.Info
	Diags   diag.List `codec:"aside"`
}

// outlines returns the codec of outlines of files read with a configuration.
func outlines(c *model.Config) *codec.Codec[outline] {
	return codec.New[outline](append(c.Kinds.Tables(), codec.Renumber{Of: model.Symbol(0)})...)
}

// keep returns what is to be kept of each file; of one that was recalled, what it
// was recalled from.
func (r *reading) keep(ctx context.Context, outlines *codec.Codec[outline], jobs int) []keptFile {
	out := make([]keptFile, len(r.files))
	each(ctx, jobs, len(r.files), func(i int) {
		if k := r.made[i].recalled; k != nil {
			out[i] = *k
		} else {
			out[i] = r.keepOne(i, outlines, nil)
		}
	})
	return out
}

// keepOne returns what is to be kept of a file, symbols renumbered.
func (r *reading) keepOne(i int, outlines *codec.Codec[outline], renumber func(int64) int64) keptFile {
	f, made := r.files[i], &r.made[i]
	k := keptFile{Path: f.Path, Hash: f.Hash, Size: f.Size, Digest: f.Hash}
	if f.Err != nil || made.failed || made.folder != nil {
		return k
	}
	o := outline{Asset: made.asset, Unfit: made.unfit, Picture: made.picture, Diags: made.diags}
	if made.page != nil {
		o.Entry, o.Front = made.page.entry, made.page.front
		o.Front.Record = nil
	}
	main, aside := outlines.Append(nil, nil, &o, renumber)
	k.Main, k.Aside = string(main), string(aside)
	if made.page != nil {
		k.Digest = sha256.Sum256(main)
	}
	return k
}

// keepLess is keep without the symbols that no file has any more: the name of
// somebody who left is not to be kept for ever. It returns the texts of those
// that are left.
func (r *reading) keepLess(ctx context.Context, outlines *codec.Codec[outline], symbols *model.Symbols, jobs int) ([]keptFile, []string) {
	used := make([]bool, len(symbols.Texts()))
	for i := range r.files {
		r.keepOne(i, outlines, func(n int64) int64 { used[n] = true; return n })
	}
	texts, numbers := symbols.Shrink(used)
	out := make([]keptFile, len(r.files))
	each(ctx, jobs, len(r.files), func(i int) {
		out[i] = r.keepOne(i, outlines, func(n int64) int64 { return int64(numbers[n]) })
	})
	return out, texts
}

// clean marks the files in which a link found no name that is to be kept out.
// An entry that it changed was not found in the file as it is.
func (k *kept) clean(r *reading, found site.Clean) {
	k.Names = found.Names
	for i := range r.made {
		k.Files[i].Clean = false
		if p := r.made[i].page; p != nil && len(found.Entries) > 0 {
			for len(found.Entries) > 0 && found.Entries[0].Path < p.entry.Path {
				found.Entries = found.Entries[1:]
			}
			k.Files[i].Clean = len(found.Entries) > 0 && found.Entries[0] == p.entry
		}
	}
}

// recalledClean returns what another process found of the entries that are as
// they were.
func (r *reading) recalledClean(names string) site.Clean {
	out := site.Clean{Names: names}
	for i := range r.made {
		if m := &r.made[i]; m.recalled != nil && m.recalled.Clean {
			out.Entries = append(out.Entries, m.page.entry)
		}
	}
	return out
}

// outlineOptions is what outlines depend on beside the files, of which parsing
// is what entries depend on. They name files as users do.
func (o *Options) outlineOptions(parsing string) string {
	return fmt.Sprintf("%q %s", o.ContentName, parsing)
}

// recall returns what was kept of a file; ok is false if nothing was, or of
// another content.
func (p *parsing) recall(f *source.File) (made parsed, ok bool) {
	at, ok := slices.BinarySearchFunc(p.kept, f.Path, func(k keptFile, path string) int { return cmp.Compare(k.Path, path) })
	if !ok {
		return parsed{}, false
	}
	k := &p.kept[at]
	var o outline
	if f.Err != nil || k.Main == "" || k.Hash != f.Hash || k.Size != f.Size || p.outlines.Read(k.Main, k.Aside, &o) != nil {
		return parsed{}, false
	}
	made = parsed{asset: o.Asset, unfit: o.Unfit, picture: o.Picture, diags: o.Diags, recalled: k}
	if e := o.Entry; e != nil {
		o.Front.Record = e.Front
		md := p.parsers[e.Lang]
		made.page = &page{
			file: f, kind: e.Kind.Fingerprint(), front: o.Front, options: md.options,
			body: e.Body, exposed: e.Exposed, parts: e.Sections, entry: e,
		}
		if o.Front.Readable {
			made.page.head, made.sound = f.Data[:o.Front.Body], e
		}
		e.Body.Later(func() *markdown.Document { return md.Parse(e.File, f.Data, o.Front.Body) })
	}
	return made, true
}

var keptCodec = codec.New[kept]()

// Recall takes over what [Written.Keep] returned in another process of the same
// program. It is for a Builder that has not built anything yet. The error says
// that data is damaged, and then nothing is taken over.
func (b *Builder) Recall(data []byte) error {
	var k kept
	text, ok := unseal(data)
	if !ok || keptCodec.Read(text, "", &k) != nil {
		return errors.New("what the last build kept is damaged")
	}
	b.kept, b.symbols = &k, model.NumberAs(k.Symbols)
	return nil
}

// seal and unseal put a checksum behind data, and take it away: it tells what a
// full disk or a power cut left of it.
func seal(data []byte) []byte {
	return fmt.Appendf(data, "%08x", crc32.Checksum(data, castagnoli))
}

func unseal(data []byte) (string, bool) {
	n := len(data) - 8
	if n < 0 || fmt.Sprintf("%08x", crc32.Checksum(data[:n], castagnoli)) != string(data[n:]) {
		return "", false
	}
	return string(data[:n]), true
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)
