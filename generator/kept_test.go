package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"indaba/generator"
)

// process builds content to a folder as another process would, with what the
// one before kept, and returns what it keeps.
func process(t *testing.T, content fs.FS, dir string, kept []byte) (*generator.Build, *generator.Written) {
	t.Helper()
	opt := plainOptions(content)
	opt.KeepGoing = true
	b := generator.NewBuilder(opt)
	if kept != nil {
		b.Recall(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(kept)), nil })
	}
	build := buildSite(t, b, nil)
	written, err := build.Write(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return build, written
}

// keep returns what a build keeps for the next.
func keep(t *testing.T, written *generator.Written) []byte {
	t.Helper()
	var kept bytes.Buffer
	if err := written.Keep(context.Background(), &kept); err != nil {
		t.Fatal(err)
	}
	return kept.Bytes()
}

// anew builds content from nothing.
func anew(t *testing.T, content fs.FS) *generator.Build {
	t.Helper()
	opt := plainOptions(content)
	opt.KeepGoing = true
	return buildSite(t, generator.NewBuilder(opt), nil)
}

// TestKeptEqualsNew builds again and again, each time in a new process that takes
// over what the one before kept: the folder is the same as one made anew, and so
// is what is reported.
func TestKeptEqualsNew(t *testing.T) {
	for seed := range rounds[uint64](4, 60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { keptEqualsNew(t, seed, 8) })
	}
}

func FuzzKeptEqualsNew(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { keptEqualsNew(t, seed, 6) })
}

func keptEqualsNew(t *testing.T, seed uint64, steps int) {
	r := rand.New(rand.NewPCG(seed, 2))
	content, dir := sampleSite(t, r), t.TempDir()
	_, written := process(t, content, dir, nil)
	for step := range steps {
		before := maps.Clone(content)
		for range 1 + r.IntN(2) {
			name := pick(r, content)
			if edit := edits[r.IntN(len(edits))]; r.IntN(3) == 0 {
				edit(r, content, name)
			} else {
				addWords(r, content, name)
			}
		}
		if r.IntN(8) == 0 {
			spoil(t, r, dir)
		}
		var build *generator.Build
		build, written = process(t, content, dir, keep(t, written))
		fresh := anew(t, content)
		if diff := cmp.Diff(describe(fresh.Diagnostics), describe(build.Diagnostics)); diff != "" {
			t.Errorf("diagnostics (-new +kept):\n%s", diff)
		}
		compareFolder(t, fresh, dir)
		if t.Failed() {
			t.Fatalf("step %d: changed %v", step, difference(before, content))
		}
	}
}

// addWords changes the text of a page in a place where it most often changes
// nothing else.
func addWords(r *rand.Rand, files fstest.MapFS, name string) {
	paragraphs := bytes.Split(files[name].Data, []byte("\n\n"))
	i := r.IntN(len(paragraphs))
	paragraphs[i] = fmt.Appendf(bytes.Clone(paragraphs[i]), " word%d", r.IntN(100))
	files[name] = file(bytes.Join(paragraphs, []byte("\n\n")))
}

// spoil changes a file of an output as somebody else might.
func spoil(t *testing.T, r *rand.Rand, dir string) {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			names = append(names, name)
		}
		return err
	})
	if err == nil && len(names) > 0 {
		name := names[r.IntN(len(names))]
		if err = os.Remove(name); err == nil && r.IntN(2) == 0 {
			err = os.WriteFile(name, []byte("spoiled"), 0o644)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// compareFolder compares what lies in a folder with what a build makes.
func compareFolder(t *testing.T, want *generator.Build, dir string) {
	t.Helper()
	there := map[string]bool{}
	for _, path := range want.Paths() {
		there[path] = true
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(string(render(t, want, path)), string(got)); diff != "" {
			t.Errorf("%s (-new +kept):\n%s", path, diff)
		}
	}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if d != nil && !d.IsDir() && !strings.HasPrefix(name, ".indaba/") && !there[name] {
			t.Errorf("%s is left over", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestOnlyWhatShows edits one text of the shipped network: only files that show
// it are made again. A file that was spoiled unseen shows whether it was.
func TestOnlyWhatShows(t *testing.T) {
	const name, own, other = "en/about.md", "en/about/index.html", "en/principles/index.html"
	content, dir := shippedContent(t), t.TempDir()
	_, written := process(t, content, dir, nil)
	for _, path := range []string{own, other} {
		spoilUnseen(t, filepath.Join(dir, path))
	}
	content[name] = file(append(bytes.Clone(content[name].Data), "\nOne more line.\n"...))
	build, written := process(t, content, dir, keep(t, written))
	if build.Parsed != 1 {
		t.Errorf("%d bodies were parsed", build.Parsed)
	}
	if isSpoiled(t, filepath.Join(dir, own)) {
		t.Error("the page was not made again")
	}
	if !isSpoiled(t, filepath.Join(dir, other)) {
		t.Error("another page was made again")
	}
	content[name] = file(bytes.Replace(content[name].Data, []byte("title: "), []byte("title: On "), 1))
	process(t, content, dir, keep(t, written))
	if isSpoiled(t, filepath.Join(dir, other)) {
		t.Error("a title changed, and a page was kept that may show it")
	}
	compareFolder(t, anew(t, content), dir)
}

// spoilUnseen changes a file so that neither its size nor its time tells.
func spoilUnseen(t *testing.T, name string) {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Repeat([]byte("x"), int(info.Size())), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

func isSpoiled(t *testing.T, name string) bool {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.HasPrefix(data, []byte("xxxx"))
}

// TestRecallDamaged cuts and changes what was kept: nothing of it is taken over.
func TestRecallDamaged(t *testing.T) {
	content := fstest.MapFS{"en/a.md": file([]byte("# A\n")), "en/b.md": file([]byte("# B\n"))}
	dir := t.TempDir()
	_, written := process(t, content, dir, nil)
	kept := keep(t, written)
	if build, _ := process(t, content, dir, kept); build.Parsed != 0 {
		t.Errorf("%d pages were parsed again", build.Parsed)
	}
	tries := [][]byte{{}, kept[:len(kept)-1], kept[:len(kept)/2], append([]byte("x"), kept...)}
	for i := 0; i < len(kept); i += 1 + len(kept)/60 {
		changed := bytes.Clone(kept)
		changed[i] ^= 1
		tries = append(tries, changed)
	}
	for i, damaged := range tries {
		if build, _ := process(t, content, dir, damaged); build.Parsed != 2 {
			t.Errorf("of try %d something is taken over", i)
		}
	}
}

// TestKeptForgets takes a member out of the sources: the next build keeps nothing
// of the member either.
func TestKeptForgets(t *testing.T) {
	content, dir := fstest.MapFS{
		"en/members/ama.md":    file([]byte("---\ntitle: Ama Owusu\ntype: person\ntags: [wells of ama]\n---\n\nSee [[nobody-here]].\n")),
		"en/members/efua.md":   file([]byte("---\ntitle: Efua\ntype: person\n---\n\nText.\n")),
		"en/playbooks/well.md": file([]byte("# A well\n\n[[efua]] dug it.\n")),
	}, t.TempDir()
	_, written := process(t, content, dir, nil)
	kept := keep(t, written)
	for _, text := range []string{"members/ama", "wells-of-ama", "nobody-here", "members/efua"} {
		if !bytes.Contains(kept, []byte(text)) {
			t.Errorf("%s is not kept", text)
		}
	}
	delete(content, "en/members/ama.md")
	_, written = process(t, content, dir, kept)
	kept = bytes.ToLower(keep(t, written))
	for _, text := range []string{"ama-", "members/ama", "of-ama", "owusu", "nobody-here"} {
		if bytes.Contains(kept, []byte(text)) {
			t.Errorf("%s is still kept", text)
		}
	}
	content["en/playbooks/well.md"] = file([]byte("# A well\n\n[[efua]] dug it all.\n"))
	build, _ := process(t, content, dir, keep(t, written))
	if build.Parsed != 1 {
		t.Errorf("%d bodies were parsed", build.Parsed)
	}
	compareFolder(t, anew(t, content), dir)
}
