package generator

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"

	"indaba/generator/codec"
	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/picture"
	"indaba/generator/source"
)

// keptFile is what is kept of a file below content/.
type keptFile struct {
	Path string
	Hash source.Hash
	Size int64
	// Main and Aside are its outline, as a codec writes it; both are empty for a
	// file that is to be looked at again. Digest is a hash of all that others go
	// by: of a page its Main, of any other file its content.
	Main, Aside string
	Digest      source.Hash
	Clean       bool // a page that publishes none of [kept.Names]
}

// outline is a file without what can be had from it again, which is the text of
// a page. That is parsed once more when somebody shows it.
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

// outlineOptions is what outlines depend on beside the files, of which parsing
// is what entries depend on. They name files as users do.
func (o *Options) outlineOptions(parsing string) string {
	return fmt.Sprintf("%q %s", o.ContentName, parsing)
}

// outline returns what is to be kept of a file. Symbols are renumbered, if
// renumber is not nil.
func (r *reading) outline(i int, outlines *codec.Codec[outline], renumber func(int64) int64) keptFile {
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
	b := streams.Get().(*[2][]byte)
	defer streams.Put(b)
	b[0], b[1] = outlines.Append(b[0][:0], b[1][:0], &o, renumber)
	k.Main, k.Aside = string(b[0]), string(b[1])
	if made.page != nil {
		k.Digest = sha256.Sum256(b[0])
	}
	return k
}

// streams are where an outline is written before its length is known.
var streams = sync.Pool{New: func() any { return new([2][]byte) }}

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
