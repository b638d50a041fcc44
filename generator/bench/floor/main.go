// Command floor does the least that any generator of Markdown sites has to do,
// as fast as it can: read every file, cut the front matter, turn the body into
// HTML, put it in a page of constant size, write it.
//
//	floor CONTENT OUTPUT
//
// It knows nothing of the site: no link is resolved, no list made, no page
// borrowed. What a build costs beyond it is what this generator adds.
package main

import (
	"bytes"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("floor: ")
	if len(os.Args) != 3 {
		log.Fatal("usage: floor CONTENT OUTPUT")
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

// build writes one page for every Markdown file below src, on all processors.
func build(src, out string) error {
	files, err := list(src)
	if err != nil {
		return err
	}
	f := &floor{src: src, out: out}
	f.head, f.tail = shell()
	f.Markdown = goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	)
	var next atomic.Int64
	var work sync.WaitGroup
	failed := make([]error, runtime.GOMAXPROCS(0))
	for n := range failed {
		work.Go(func() {
			var page bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(files) && failed[n] == nil; i = int(next.Add(1)) - 1 {
				failed[n] = f.page(files[i], &page)
			}
		})
	}
	work.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

func list(src string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(src, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			files = append(files, name)
		}
		return err
	})
	return files, err
}

type floor struct {
	goldmark.Markdown
	src, out   string
	head, tail []byte
	made       sync.Map // folders that exist
}

func (f *floor) page(name string, page *bytes.Buffer) error {
	source, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	page.Reset()
	page.Write(f.head)
	if err := f.Convert(body(source), page); err != nil {
		return err
	}
	page.Write(f.tail)
	path, err := filepath.Rel(f.src, strings.TrimSuffix(name, ".md"))
	if err != nil {
		return err
	}
	if filepath.Base(path) == "index" {
		path = filepath.Dir(path)
	}
	dir := filepath.Join(f.out, path)
	if _, ok := f.made.Load(dir); !ok {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		f.made.Store(dir, true)
	}
	return os.WriteFile(filepath.Join(dir, "index.html"), page.Bytes(), 0o644)
}

// body returns what follows the front matter.
func body(source []byte) []byte {
	if rest, ok := bytes.CutPrefix(source, []byte("---\n")); ok {
		if _, text, ok := bytes.Cut(rest, []byte("\n---\n")); ok {
			return text
		}
	}
	return source
}

// shell returns what stands before and after every body: 4 KB and 2 KB, about
// what the menu and the footer of a real page weigh.
func shell() (head, tail []byte) {
	const item = `<li><a href="/exchange/en/playbooks/some-page/">The title of some page</a></li>` + "\n"
	h := "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head><meta charset=\"utf-8\"><title>A page</title></head>\n<body>\n<nav>\n"
	t := "</main>\n<footer>\n"
	return []byte(h + strings.Repeat(item, 4<<10/len(item)) + "</nav>\n<main>\n"),
		[]byte(t + strings.Repeat(item, 2<<10/len(item)) + "</footer>\n</body>\n</html>\n")
}
