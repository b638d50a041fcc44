package generator

import (
	"bufio"
	"context"
	"encoding/binary"
	"hash/crc32"
	"io"
	"io/fs"
	"strings"
	"sync/atomic"

	"indaba/generator/codec"
	"indaba/generator/model"
	"indaba/generator/source"
)

// kept is what a build keeps for that of another process of the same program:
// what it made of the files below content/, and what it wrote.
//
// It is written as parts, each behind its length: the files, the counts of words
// by language, and the rest; behind them the length of the rest and a checksum.
// So a large network is never held as a whole to be written.
type kept struct {
	keptRest
	files  []keptFile
	counts []string // see [render.Renderer.Counts]
}

// keptRest is what is kept beside files and counts.
type keptRest struct {
	Options string   // what outlines depend on beside the files
	Symbols []string // their texts, by number
	Names   string   // see [site.Clean]
	Files   int
	Counts  int
	Written written
}

var (
	keptFiles = codec.New[keptFile]()
	keptRests = codec.New[keptRest]()
)

// Recall makes the next build take over what [Written.Keep] wrote in another
// process of the same program, which open opens. It is for a Builder that has not
// built anything yet. What cannot be read, or is damaged, is made anew.
func (b *Builder) Recall(open func() (io.ReadCloser, error)) { b.memory = open }

// recall takes over what there is to be recalled; ok is false if nothing was.
func (b *Builder) recall() (ok bool) {
	if b.memory == nil {
		return false
	}
	in, err := b.memory()
	b.memory = nil
	if err != nil {
		return false
	}
	defer in.Close()
	var data strings.Builder
	if f, ok := in.(fs.File); ok {
		if info, err := f.Stat(); err == nil {
			data.Grow(int(info.Size()))
		}
	}
	if _, err := io.Copy(&data, in); err != nil {
		return false
	}
	k, ok := readKept(data.String(), b.opt.Jobs)
	if ok {
		b.kept, b.symbols = k, model.NumberAs(k.Symbols)
	}
	return ok
}

// readKept reads what Keep wrote; ok is false if it is damaged.
func readKept(data string, jobs int) (k *kept, ok bool) {
	n := len(data) - crc32.Size
	if n < 4 || checksum(data[:n]) != data[n:] {
		return nil, false
	}
	k, n = &kept{}, n-4
	rest := int(binary.LittleEndian.Uint32([]byte(data[n:])))
	if rest > n || keptRests.Read(data[n-rest:n], "", &k.keptRest) != nil || min(k.Files, k.Counts) < 0 || max(k.Files, k.Counts) > n {
		return nil, false
	}
	parts, left := make([]string, k.Files+k.Counts), data[:n-rest]
	for i := range parts {
		size, n := binary.Uvarint([]byte(left[:min(len(left), binary.MaxVarintLen64)]))
		if n <= 0 || size > uint64(len(left)-n) {
			return nil, false
		}
		parts[i], left = left[n:n+int(size)], left[n+int(size):]
	}
	k.files, k.counts = make([]keptFile, k.Files), parts[k.Files:]
	var bad atomic.Bool
	each(context.Background(), jobs, k.Files, func(i int) {
		if keptFiles.Read(parts[i], "", &k.files[i]) != nil {
			bad.Store(true)
		}
	})
	return k, left == "" && !bad.Load()
}

// checksum returns the CRC-32C of data, the lowest byte first. It tells what a
// full disk or a power cut left of what was kept.
func checksum(data string) string {
	sum, part := uint32(0), make([]byte, 1<<12)
	for len(data) > 0 {
		n := copy(part, data)
		sum, data = crc32.Update(sum, castagnoli, part[:n]), data[n:]
	}
	return string(binary.LittleEndian.AppendUint32(nil, sum))
}

// castagnoli makes CRC-32C of a checksum, which processors work out by themselves.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// keeper makes what is kept of the files of a build.
type keeper struct {
	read     *reading
	outlines *codec.Codec[outline]
	clean    []bool            // by file
	renumber func(int64) int64 // of symbols; nil: they stay as they are
}

func (b *Build) keeper() *keeper {
	return &keeper{read: &b.read, outlines: outlines(b.Config), clean: cleanFiles(&b.read, b.Site.Clean())}
}

// file returns what is to be kept of a file: of one that was recalled, what it was
// recalled from.
func (k *keeper) file(i int) keptFile {
	var out keptFile
	if known := k.read.made[i].recalled; known != nil && k.renumber == nil {
		out = *known
	} else {
		out = k.read.outline(i, k.outlines, k.renumber)
	}
	out.Clean = k.clean[i]
	return out
}

// shrink leaves out the symbols that no file has any more, and returns the texts
// of the others: the name of somebody who left is not to be kept for ever.
func (k *keeper) shrink(symbols *model.Symbols) []string {
	used := make([]bool, len(symbols.Texts()))
	for i := range k.read.files {
		k.read.outline(i, k.outlines, func(n int64) int64 { used[n] = true; return n })
	}
	texts, numbers := symbols.Shrink(used)
	k.renumber = func(n int64) int64 { return int64(numbers[n]) }
	return texts
}

// Keep writes what another process can spare itself of this build when it builds
// the same content to the same folder, see [Builder.Recall].
func (w *Written) Keep(ctx context.Context, to io.Writer) error {
	sum := crc32.New(castagnoli)
	out := bufio.NewWriterSize(io.MultiWriter(to, sum), 1<<16)
	part := func(data []byte) {
		_, _ = out.Write(binary.AppendUvarint(nil, uint64(len(data)))) // Flush says what fails
		_, _ = out.Write(data)
	}
	b := w.build
	rest := keptRest{
		Options: b.opt.outlineOptions(b.read.options), Symbols: b.Config.Symbols.Texts(), Names: b.Site.Clean().Names,
		Files: len(b.read.files), Counts: len(b.Site.Languages), Written: w.written,
	}
	keeper := b.keeper()
	if len(b.kept.files) > 0 && rest.Written.Structure == (source.Hash{}) { // which is another
		rest.Symbols = keeper.shrink(b.Config.Symbols)
	}
	var files [512][]byte
	digests := make([]source.Hash, rest.Files)
	for start := 0; start < rest.Files; start += len(files) {
		n := min(len(files), rest.Files-start)
		each(ctx, b.opt.Jobs, n, func(i int) {
			file := keeper.file(start + i)
			files[i], _ = keptFiles.Append(files[i][:0], nil, &file, nil)
			digests[start+i] = file.Digest
		})
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, data := range files[:n] {
			part(data)
		}
	}
	for lang := range rest.Counts {
		part([]byte(b.Counts(lang)))
	}
	rest.Written.Structure = b.structure(digests)
	data, _ := keptRests.Append(nil, nil, &rest, nil)
	_, _ = out.Write(binary.LittleEndian.AppendUint32(data, uint32(len(data))))
	if err := out.Flush(); err != nil {
		return err
	}
	_, err := to.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	return err
}
