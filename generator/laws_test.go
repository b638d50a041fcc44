package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"indaba/generator"
)

// edits are what may happen to a file between two builds.
var edits = []func(r *rand.Rand, files fstest.MapFS, name string){
	func(r *rand.Rand, files fstest.MapFS, name string) { // change the text
		files[name] = file(append(bytes.Clone(files[name].Data), fmt.Sprintf("\nmore %d\n", r.IntN(100))...))
	},
	func(r *rand.Rand, files fstest.MapFS, name string) { // change the title, if there is one
		files[name] = file(bytes.Replace(files[name].Data, []byte("title: "), fmt.Appendf(nil, "title: New%d ", r.IntN(100)), 1))
	},
	func(_ *rand.Rand, files fstest.MapFS, name string) { delete(files, name) },
	func(r *rand.Rand, files fstest.MapFS, name string) { // rename
		files[strings.TrimSuffix(name, ".md")+fmt.Sprintf("-%d.md", r.IntN(10))] = files[name]
		delete(files, name)
	},
	func(_ *rand.Rand, files fstest.MapFS, name string) { // break
		files[name] = file(append([]byte("---\ntitle: [\n"), files[name].Data...))
	},
	func(_ *rand.Rand, files fstest.MapFS, name string) { // mend
		files[name] = file(bytes.TrimPrefix(files[name].Data, []byte("---\ntitle: [\n")))
	},
	func(r *rand.Rand, files fstest.MapFS, name string) { // change what a translation inherits
		files[name] = file(bytes.Replace(files[name].Data, []byte("---\n"), fmt.Appendf(nil, "---\norder: %d\ndate: 2026-01-%02d\n", r.IntN(9), 1+r.IntN(28)), 1))
	},
	func(_ *rand.Rand, files fstest.MapFS, _ string) { // declare a kind, or take it back: all entries are made again
		const kind = "\nkinds: {tools: {label: Tools, fields: {year: {type: number}}}}\n"
		var before []byte
		if f := files["site.yaml"]; f != nil {
			before = f.Data
		}
		after, there := bytes.CutSuffix(before, []byte(kind))
		if !there {
			after = append(bytes.Clone(before), kind...)
		}
		files["site.yaml"] = file(after)
	},
	func(_ *rand.Rand, files fstest.MapFS, name string) { // add a copy in another language
		_, rest, _ := strings.Cut(name, "/")
		files["fr/"+rest] = files[name]
	},
}

func file(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }

// TestWarmEqualsCold is the strongest test of the design: after any edits a
// Builder that lived through them gives the same files and diagnostics as a
// new one, and parses no more than what was edited.
func TestWarmEqualsCold(t *testing.T) {
	for seed := range rounds[uint64](3, 8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { warmEqualsCold(t, seed, 12) })
	}
}

func FuzzWarmEqualsCold(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { warmEqualsCold(t, seed, 10) })
}

func warmEqualsCold(t *testing.T, seed uint64, steps int) {
	r := rand.New(rand.NewPCG(seed, 1))
	content := sampleSite(t, r)
	warm := generator.NewBuilder(plainOptions(content))
	was := buildSite(t, warm, nil)
	for step := range steps {
		before := maps.Clone(content)
		for range 1 + r.IntN(3) {
			name := pick(r, content)
			edits[r.IntN(len(edits))](r, content, name)
		}
		changed := difference(before, content)
		again := buildSite(t, warm, changed)
		fresh := buildSite(t, generator.NewBuilder(plainOptions(content)), nil)
		compareBuilds(t, fresh, again)
		// In other languages, which a new folder may bring, all may have to be parsed again.
		if again.Parsed > len(changed) && !slices.Contains(changed, "site.yaml") && fmt.Sprint(again.Config.Languages) == fmt.Sprint(was.Config.Languages) {
			t.Errorf("step %d: %d files changed and %d were parsed", step, len(changed), again.Parsed)
		}
		was = again
		if t.Failed() {
			t.Fatalf("step %d: changed %v", step, changed)
		}
	}
}

// sampleSite returns one of the sites of testdata as files that can change.
func sampleSite(t *testing.T, r *rand.Rand) fstest.MapFS {
	names, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile(names[r.IntN(len(names))])
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"en/anchor.md": file([]byte("---\ntitle: Anchor\n---\n"))}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want") {
			files[f.Name] = file(f.Data)
		}
	}
	return files
}

func pick(r *rand.Rand, files fstest.MapFS) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".md") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		files["en/anchor.md"] = file([]byte("---\ntitle: Anchor\n---\n"))
		return "en/anchor.md"
	}
	return names[r.IntN(len(names))]
}

// difference returns the paths at which two sets of files differ; never nil.
func difference(a, b fstest.MapFS) []string {
	out := []string{}
	for name, f := range a {
		if b[name] == nil || !bytes.Equal(b[name].Data, f.Data) {
			out = append(out, name)
		}
	}
	for name := range b {
		if a[name] == nil {
			out = append(out, name)
		}
	}
	return out
}

func buildSite(t testing.TB, b *generator.Builder, changed []string) *generator.Build {
	t.Helper()
	out, err := b.Build(context.Background(), changed)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func compareBuilds(t *testing.T, want, got *generator.Build) {
	t.Helper()
	if diff := cmp.Diff(describe(want.Diagnostics), describe(got.Diagnostics)); diff != "" {
		t.Errorf("diagnostics (-cold +warm):\n%s", diff)
	}
	if diff := cmp.Diff(want.Paths(), got.Paths()); diff != "" {
		t.Fatalf("paths (-cold +warm):\n%s", diff)
	}
	for _, path := range want.Paths() {
		if diff := cmp.Diff(string(render(t, want, path)), string(render(t, got, path))); diff != "" {
			t.Errorf("%s (-cold +warm):\n%s", path, diff)
		}
	}
}

func render(t testing.TB, b *generator.Build, path string) []byte {
	t.Helper()
	data, err := b.Render(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestOneEditParsesOneFile counts the work of the shipped network.
func TestOneEditParsesOneFile(t *testing.T) {
	content := shippedContent(t)
	b := generator.NewBuilder(plainOptions(content))
	if first := buildSite(t, b, nil); first.Parsed < 100 {
		t.Errorf("the first build parsed %d files only", first.Parsed)
	}
	const name = "en/about.md"
	content[name] = file(append(bytes.Clone(content[name].Data), "\nOne more line.\n"...))
	if again := buildSite(t, b, []string{name}); again.Parsed != 1 {
		t.Errorf("after one edit %d files were parsed", again.Parsed)
	}
	if again := buildSite(t, b, nil); again.Parsed != 0 {
		t.Errorf("after none %d files were parsed", again.Parsed)
	}
}

// TestDeterminism builds the shipped network with one and several jobs.
func TestDeterminism(t *testing.T) {
	content := shippedContent(t)
	one, many := plainOptions(content), plainOptions(content)
	one.Jobs, many.Jobs = 1, 4
	compareBuilds(t, buildSite(t, generator.NewBuilder(one), nil), buildSite(t, generator.NewBuilder(many), nil))
}

// shippedContent returns the network in content/ as files that can change.
func shippedContent(t testing.TB) fstest.MapFS {
	t.Helper()
	return copyOf(t, osDir("../content"))
}

// copyOf returns the files of a folder as files that can change.
func copyOf(t testing.TB, root fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = file(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
