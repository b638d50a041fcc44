package generator_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/i18n"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of the sites in testdata")

// today is the day the sites of the tests are built for.
var today = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// TestSites builds every site in testdata/sites. A file want/PATH holds what
// is wanted of the file PATH of the output: of a page what lies in <main>, or
// all of it when the name is want-all/PATH. The file want/diagnostics holds
// the diagnostics, want/paths those of all files, want/assets those of files
// that are published as they are. Lines at the top of the archive set options.
func TestSites(t *testing.T) {
	files, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no sites", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			opt := optionsFor(t, archive)
			build, err := builderFor(opt).Build(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			compareSite(t, archive, build)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func compareSite(t *testing.T, archive *txtar.Archive, build *generator.Build) {
	for i, f := range archive.Files {
		kind, name, _ := strings.Cut(f.Name, "/")
		var got string
		switch {
		case f.Name == "want/diagnostics":
			got = describe(build.Diagnostics)
		case f.Name == "want/assets":
			for _, path := range build.Paths() {
				if strings.HasPrefix(path, "assets/") {
					got += path + "\n"
				}
			}
		case f.Name == "want/paths":
			got = strings.Join(build.Paths(), "\n") + "\n"
		case kind == "want" || kind == "want-all":
			data, err := build.Render(name)
			if err != nil {
				t.Error(err)
				continue
			}
			if got = string(data); kind == "want" {
				got = mainOf(got)
			}
		default:
			continue
		}
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
}

// optionsFor reads the options at the top of an archive, such as
// `base-url https://example.org/a/`, and gives it the plain theme of testdata.
func optionsFor(t testing.TB, archive *txtar.Archive) generator.Options {
	content := txtar.Archive{}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want") {
			content.Files = append(content.Files, f)
		}
	}
	content.Files = drawn(content.Files)
	fsys, err := txtar.FS(&content)
	if err != nil {
		t.Fatal(err)
	}
	opt := plainOptions(fsys)
	for line := range strings.Lines(string(archive.Comment)) {
		switch name, value, _ := strings.Cut(strings.TrimSpace(line), " "); name {
		case "base-url":
			opt.BaseURL = value
		case "drafts":
			opt.Drafts = true
		case "keep-going":
			opt.KeepGoing = true
		}
	}
	return opt
}

func plainOptions(content fs.FS) generator.Options {
	return generator.Options{
		Content: content, ContentName: "content",
		Theme: os.DirFS("testdata/theme"), ThemeName: "theme",
		Messages: i18n.FS, Explained: i18n.Fields, Today: today,
	}
}

func describe(diags diag.List) string {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", d.File, d.Range.Start.Line, d.Range.Start.Column, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			fmt.Fprintf(&b, "\t%s\n", d.Hint)
		}
	}
	return b.String()
}

// mainOf returns what lies in the <main> of a page, without blank lines; all
// of a file that has none.
func mainOf(page string) string {
	_, rest, ok := strings.Cut(page, "<main>\n")
	if !ok {
		return page
	}
	inner, _, _ := strings.Cut(rest, "</main>")
	var out bytes.Buffer
	for line := range strings.Lines(inner) {
		if strings.TrimSpace(line) != "" {
			out.WriteString(line)
		}
	}
	return out.String()
}
