package generator_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"indaba/generator"
	"indaba/generator/diag"
)

// faulty is a file system of which one operation fails, and with lasting all
// that follow.
type faulty struct {
	fs.FS
	*fault
}

type fault struct {
	at      int // counted from 0; -1: none
	lasting bool
	err     error

	mu   sync.Mutex // files are read several at once
	done int
	hit  string
}

func (f *fault) fails(what, name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.done
	f.done++
	if f.at < 0 || n < f.at || n > f.at && !f.lasting {
		return nil
	}
	if f.hit == "" {
		f.hit = what + " " + name
	}
	return &fs.PathError{Op: what, Path: name, Err: f.err}
}

func (f faulty) Open(name string) (fs.File, error) {
	if err := f.fails("open", name); err != nil {
		return nil, err
	}
	file, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return faultyFile{file, f.fault, name}, nil
}

type faultyFile struct {
	fs.File
	*fault
	name string
}

func (f faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.fails("stat", f.name); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

func (f faultyFile) Read(b []byte) (int, error) {
	if err := f.fails("read", f.name); err != nil {
		n, _ := f.File.Read(b[:len(b)/2])
		return n, err
	}
	return f.File.Read(b)
}

func (f faultyFile) ReadDir(n int) ([]fs.DirEntry, error) {
	if err := f.fails("readdir", f.name); err != nil {
		return nil, err
	}
	return f.File.(fs.ReadDirFile).ReadDir(n)
}

// dot is a picture of one pixel.
var dot, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")

// TestEveryReadFails lets each operation that reads the content and the site's
// theme fail in each way, once and from then on. What a build makes must then be
// what it would have made, or it must say that it is not: a page that is missing
// without a word would be taken off the site. The next build is as if nothing had
// happened. Without INDABA_LONG every seventh operation fails.
func TestEveryReadFails(t *testing.T) {
	content := fstest.MapFS{
		"site.yaml":                      file([]byte("languages: [en, fr]\nbase_url: https://example.org/\n")),
		"en/index.md":                    file([]byte("# Home\n")),
		"en/playbooks/_category_.yml":    file([]byte("label: Ways\n")),
		"en/playbooks/walk/index.md":     file([]byte("# Walk\n\n[b](b.md) ![dot](/assets/dot.png)\n")),
		"en/playbooks/walk/b.md":         file([]byte("# B\n")),
		"fr/playbooks/walk/index.md":     file([]byte("# Marche\n")),
		"i18n/fr.yaml":                   file([]byte("home: Maison\n")),
		"assets/dot.png":                 file(dot),
		"assets/drawing.svg":             file([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>`)),
		"assets/table.csv":               file([]byte("a,b\n")),
		"root/robots.txt":                file([]byte("User-agent: *\n")),
		"en/members/ama.md":              file([]byte("---\ntitle: Ama\ntype: city\n---\nText.\n")),
		"en/principles/trust.md":         file([]byte("# Trust\n")),
		"en/pages/folder/in/a/folder.md": file([]byte("# Deep\n\n[up](../../../index.md)\n")),
	}
	theme := fstest.MapFS{"partials/footer.html": file([]byte("<footer>Ours</footer>")), "assets/own.txt": file([]byte("own"))}
	options := func(f *fault) generator.Options {
		opt := plainOptions(faulty{content, f})
		opt.OwnTheme, opt.OwnName, opt.KeepGoing = faulty{theme, f}, "content/theme", true
		return opt
	}
	clean := buildSite(t, generator.NewBuilder(options(&fault{at: -1})), nil)
	want, err := everything(clean)
	if err != nil || len(want) < 20 || clean.Diagnostics.Count(diag.Error) > 0 {
		t.Fatalf("%d files, %v, %s", len(want), err, describe(clean.Diagnostics))
	}
	step, first, injected, silent := 7, 0, 0, 0
	if os.Getenv("INDABA_LONG") != "" {
		step = 1
	}
	for _, why := range []error{syscall.EIO, syscall.EACCES, syscall.EMFILE, syscall.ENOENT, syscall.ESTALE} {
		for _, lasting := range []bool{false, true} {
			first++
			for at := first % step; ; at += step {
				f := &fault{at: at, lasting: lasting, err: why}
				b := generator.NewBuilder(options(f))
				build, err := b.Build(context.Background(), nil)
				var got map[string][]byte
				if err == nil {
					got, err = everything(build)
				}
				if f.hit == "" {
					break
				}
				injected++
				name := fmt.Sprintf("%v at %d (%s), lasting %t", why, at, f.hit, lasting)
				if err == nil && build.Diagnostics.Count(diag.Error) == 0 {
					silent++
					if !cmp.Equal(want, got, cmp.Comparer(bytes.Equal)) || describe(clean.Diagnostics) != describe(build.Diagnostics) {
						t.Errorf("%s: the site differs, and nothing is said", name)
					}
				}
				f.mu.Lock()
				f.at = -1
				f.mu.Unlock()
				again := buildSite(t, b, nil)
				if healed, err := everything(again); err != nil || !cmp.Equal(want, healed, cmp.Comparer(bytes.Equal)) {
					t.Errorf("%s: the next build is not as if nothing had happened: %v", name, err)
				}
				if t.Failed() {
					t.FailNow()
				}
			}
		}
	}
	t.Logf("%d reads failed; %d of them did not matter", injected, silent)
	if injected < 500/step {
		t.Errorf("only %d reads failed", injected)
	}
}

// everything returns all files of a site.
func everything(b *generator.Build) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, p := range b.Paths() {
		data, err := b.Render(p)
		if err != nil {
			return nil, err
		}
		files[p] = data
	}
	return files, nil
}
