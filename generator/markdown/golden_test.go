package markdown

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Golden files hold triples of Markdown, the HTML it becomes and what else was
// found in it. Lines at the top set options: `highlight`, or `quotes « » ‹ ›`,
// where "_" stands for a no-break space. `go test ./generator/markdown -update` writes the last two anew.

var update = flag.Bool("update", false, "write the golden files anew")

type goldenCase struct {
	name, html, report string
	src                []byte
}

func goldenFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	return files
}

// readGolden returns the cases of one file. In a source "␍" stands for a
// carriage return and "␀" for a byte order mark.
func readGolden(t testing.TB, file string) []goldenCase {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []goldenCase
	for _, f := range archive.Files {
		name, ext, _ := strings.Cut(f.Name, ".")
		if ext == "md" {
			src := bytes.ReplaceAll(f.Data, []byte("␍"), []byte("\r"))
			src = bytes.ReplaceAll(src, []byte("␀"), []byte(byteOrderMark))
			cases = append(cases, goldenCase{name: name, src: src})
			continue
		}
		c := &cases[len(cases)-1]
		if name != c.name {
			t.Fatalf("%s: %s stands behind %s", file, f.Name, c.name)
		}
		if ext == "html" {
			c.html = string(f.Data)
		} else {
			c.report = string(f.Data)
		}
	}
	return cases
}

func goldenCases(t testing.TB) []goldenCase {
	var all []goldenCase
	for _, file := range goldenFiles(t) {
		all = append(all, readGolden(t, file)...)
	}
	return all
}

// goldenParser returns a parser with the options at the top of a golden file.
func goldenParser(t testing.TB, file string) *Parser {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	opt := testOptions()
	for line := range strings.Lines(string(archive.Comment)) {
		switch words := strings.Fields(line); {
		case len(words) == 1 && words[0] == "highlight":
			opt.Highlight = true
		case len(words) == 5 && words[0] == "quotes":
			for i, mark := range words[1:] {
				opt.Quotes[i] = strings.ReplaceAll(mark, "_", "\u00a0")
			}
		}
	}
	return New(opt)
}

func TestGolden(t *testing.T) {
	for _, file := range goldenFiles(t) {
		p := goldenParser(t, file)
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			if *update {
				rewrite(t, p, file)
			}
			for _, c := range readGolden(t, file) {
				t.Run(c.name, func(t *testing.T) {
					d := checkLaws(t, p, c.src, 0)
					if diff := cmp.Diff(c.html, filled(d)); diff != "" {
						t.Errorf("html (-want +got)\n%s", diff)
					}
					if diff := cmp.Diff(c.report, report(d)); diff != "" {
						t.Errorf("report (-want +got)\n%s", diff)
					}
				})
			}
		})
	}
}

// rewrite writes what p makes of the sources in file into it.
func rewrite(t *testing.T, p *Parser, file string) {
	t.Helper()
	old, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := &txtar.Archive{Comment: old.Comment}
	cases := readGolden(t, file)
	for _, f := range old.Files {
		name, ext, _ := strings.Cut(f.Name, ".")
		if ext != "md" {
			continue
		}
		d := p.Parse("x.md", cases[0].src, 0)
		cases = cases[1:]
		archive.Files = append(archive.Files, f, txtar.File{Name: name + ".html", Data: []byte(filled(d))})
		if text := report(d); text != "" {
			archive.Files = append(archive.Files, txtar.File{Name: name + ".report", Data: []byte(text)})
		}
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}
