package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func load(t *testing.T, fsys fs.FS, old *Tree, changed []string) *Tree {
	t.Helper()
	tree, err := Load(context.Background(), fsys, "content", 2, old, changed)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// list writes a tree on a line: paths, each with its content or what is wrong.
func list(tree *Tree) string {
	var out []string
	for _, f := range tree.Files() {
		switch {
		case f.Err != nil:
			out = append(out, f.Path+"!")
		case f.Data != nil:
			out = append(out, f.Path+"="+string(f.Data))
		default:
			out = append(out, fmt.Sprintf("%s#%d", f.Path, f.Size))
		}
	}
	return strings.Join(out, " ")
}

func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func TestLoad(t *testing.T) {
	for _, c := range []struct {
		name string
		fsys fstest.MapFS
		want string
	}{
		{"nothing", files(), ""},
		{"text is kept, other files are measured", files("en/a.md", "x", "en/b.PNG", "123", "site.yaml", ""), "en/a.md=x en/b.PNG#3 site.yaml="},
		{"ordered by path", files("b/a.md", "", "b.md", "", "b-c.md", "", "a.md", ""), "a.md= b-c.md= b.md= b/a.md="},
		{"hidden files", files(".obsidian/app.json", "", "a/.git/x.md", "", ".DS_Store", "", "a.md~", "", "a/.b.md.swp", "", "~$a.docx", "", "Thumbs.db", "", "__MACOSX/a.md", "", "a.md", ""), "a.md="},
		{"every script", files("ar/مرحبا.md", "", "ja/日本 語.md", "", "en/it's.md", "", "en/🌍.md", ""), "ar/مرحبا.md= en/it's.md= en/🌍.md= ja/日本 語.md="},
		{"paths are in NFC", files("fr/cafe\u0301/e\u0301te\u0301.md", "x"), "fr/café/été.md=x"},
		{"twins", files("caf\u00e9.md", "nfc", "cafe\u0301.md", "nfd", "cafe.md", ""), "cafe.md= cafe\u0301.md! caf\u00e9.md=nfc"},
		{"twins, none of them in NFC", files("e\u0301\u0323.md", "1", "\u00e9\u0323.md", "2"), "\u00e9\u0323.md! \u1eb9\u0301.md=1"},
		{"folders that are twins", files("caf\u00e9/a.md", "1", "cafe\u0301/b.md", "2"), "café/a.md=1 café/b.md=2"},
	} {
		if got := list(load(t, c.fsys, nil, nil)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTwinsNameEachOther(t *testing.T) {
	tree := load(t, files("caf\u00e9.md", "nfc", "cafe\u0301.md", "nfd"), nil, nil)
	err := tree.File("cafe\u0301.md").Err
	if err == nil || !strings.Contains(err.Error(), `"caf\u00e9.md"`) || !strings.Contains(err.Error(), `"cafe\u0301.md"`) {
		t.Errorf("got %v", err)
	}
}

func TestLargeTextIsNotKept(t *testing.T) {
	tree := load(t, files("a.md", strings.Repeat("x", MaxText), "b.md", strings.Repeat("x", MaxText+1)), nil, nil)
	if a := tree.File("a.md"); len(a.Data) != MaxText || a.Err != nil {
		t.Errorf("a file of %d bytes has %d in memory, %v", MaxText, len(a.Data), a.Err)
	}
	if b := tree.File("b.md"); b.Data != nil || b.Size != MaxText+1 || b.Err != nil {
		t.Errorf("a file of %d bytes has %d in memory, %v", b.Size, len(b.Data), b.Err)
	}
}

func TestTree(t *testing.T) {
	fsys := files("en/a.md", "a", "en/b/c.md", "c", "en0.md", "", "en-x.md", "", "theme/e\u0301.css", "css", "theme/i.png", "png")
	tree := load(t, fsys, nil, nil)
	if tree.File("en/a.md").Hash != sha256.Sum256([]byte("a")) || tree.File("theme/i.png").Hash != sha256.Sum256([]byte("png")) {
		t.Error("a hash is not that of the content")
	}
	if tree.File("en/b") != nil || tree.File("") != nil {
		t.Error("there is a file that is not there")
	}
	for dir, want := range map[string]string{"en": "en/a.md=a en/b/c.md=c", "en/b": "en/b/c.md=c", "e": "", ".": list(tree)} {
		if got := list(&Tree{files: tree.Under(dir)}); got != want {
			t.Errorf("below %s is %q, want %q", dir, got, want)
		}
	}
	if tree.Name("en/a.md") != "content/en/a.md" || tree.Named("content/en/a.md") != tree.File("en/a.md") || tree.Named("en/a.md") != nil {
		t.Error("users call a file otherwise")
	}
	sub := tree.Sub("theme")
	if got, want := list(sub), "i.png#3 é.css=css"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if data, err := sub.Read(sub.File("i.png")); string(data) != "png" || err != nil {
		t.Errorf("got %q %v", data, err)
	}
	if sub.Name("i.png") != "content/theme/i.png" {
		t.Errorf("got %s", sub.Name("i.png"))
	}
}

func TestReadUsesTheNameOnDisk(t *testing.T) {
	tree := load(t, files("e\u0301/e\u0301.png", "x"), nil, nil)
	if data, err := tree.Sub("\u00e9").Read(tree.Sub("\u00e9").File("\u00e9.png")); string(data) != "x" || err != nil {
		t.Errorf("got %q %v", data, err)
	}
}

func TestIncrementalLoad(t *testing.T) {
	before := files("en/a.md", "a", "en/b/c.md", "c", "en/b/d.md", "d", "en/e.md", "e")
	for _, c := range []struct {
		name    string
		change  func(fstest.MapFS)
		changed []string
		want    string
		reread  int
	}{
		{"nothing", func(m fstest.MapFS) {}, []string{}, "en/a.md=a en/b/c.md=c en/b/d.md=d en/e.md=e", 0},
		{"a file", set("en/a.md", "new"), []string{"en/a.md"}, "en/a.md=new en/b/c.md=c en/b/d.md=d en/e.md=e", 1},
		{"only what is named is read", set("en/a.md", "new"), []string{"en/e.md"}, "en/a.md=a en/b/c.md=c en/b/d.md=d en/e.md=e", 1},
		{"named twice, below another and oddly", set("en/b/c.md", "new"), []string{"./en/b/c.md", "en/b/", "en//b", "en/b/c.md"}, "en/a.md=a en/b/c.md=new en/b/d.md=d en/e.md=e", 2},
		{"a new file", set("en/x.md", "x"), []string{"en/x.md"}, "en/a.md=a en/b/c.md=c en/b/d.md=d en/e.md=e en/x.md=x", 1},
		{"a file removed", remove("en/a.md"), []string{"en/a.md"}, "en/b/c.md=c en/b/d.md=d en/e.md=e", 0},
		{"a file renamed", func(m fstest.MapFS) { set("en/z.md", "a")(m); remove("en/a.md")(m) }, []string{"en/a.md", "en/z.md"}, "en/b/c.md=c en/b/d.md=d en/e.md=e en/z.md=a", 1},
		{"a folder", func(m fstest.MapFS) { set("en/b/c.md", "new")(m); set("en/b/f/g.md", "g")(m); remove("en/b/d.md")(m) }, []string{"en/b"}, "en/a.md=a en/b/c.md=new en/b/f/g.md=g en/e.md=e", 2},
		{"a folder removed", func(m fstest.MapFS) { remove("en/b/c.md")(m); remove("en/b/d.md")(m) }, []string{"en/b"}, "en/a.md=a en/e.md=e", 0},
		{"a folder that became a file", func(m fstest.MapFS) { remove("en/b/c.md")(m); remove("en/b/d.md")(m); set("en/b", "x")(m) }, []string{"en/b/c.md", "en/b/d.md"}, "en/a.md=a en/e.md=e", 0},
		{"the root", set("en/a.md", "new"), []string{"."}, "en/a.md=new en/b/c.md=c en/b/d.md=d en/e.md=e", 4},
		{"not told what", set("en/a.md", "new"), nil, "en/a.md=new en/b/c.md=c en/b/d.md=d en/e.md=e", 4},
		{"hidden files", set("en/.x.md", "x"), []string{"en/.x.md", ".obsidian/a.json", "en/a.md~"}, "en/a.md=a en/b/c.md=c en/b/d.md=d en/e.md=e", 0},
		{"paths out of the root", set("en/x.md", "x"), []string{"../x.md", "/en/x.md"}, "en/a.md=a en/b/c.md=c en/b/d.md=d en/e.md=e", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := load(t, before, nil, nil)
			kept := list(old)
			after := fstest.MapFS{}
			for name, f := range before {
				after[name] = f
			}
			c.change(after)
			tree := load(t, after, old, c.changed)
			if got := list(tree); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			reread := 0
			for _, f := range tree.Files() {
				if old.File(f.Path) != f {
					reread++
				}
			}
			if reread != c.reread {
				t.Errorf("%d files are not shared with the old tree, want %d", reread, c.reread)
			}
			if list(old) != kept {
				t.Error("the old tree changed")
			}
		})
	}
}

func set(name, text string) func(fstest.MapFS) {
	return func(m fstest.MapFS) { m[name] = &fstest.MapFile{Data: []byte(text)} }
}

func remove(name string) func(fstest.MapFS) { return func(m fstest.MapFS) { delete(m, name) } }

// TestIncrementalIsFull edits a folder many times, twins and folders that
// become files among it; to read what changed always gives what reading
// everything does.
func TestIncrementalIsFull(t *testing.T) {
	names := []string{"a.md", "b", "b/c.md", "b/d/e.md", "b-c.md", "caf\u00e9.md", "cafe\u0301.md", "e\u0301/x.md", "\u00e9/x.md", "e\u0301\u0323.md", "\u1eb9\u0301.md", ".x/y.md", "p.png"}
	fsys := fstest.MapFS{}
	tree := load(t, fsys, nil, nil)
	for i := range 3000 {
		name := names[i*i*7%1009%len(names)]
		var changed []string
		for other := range fsys {
			if strings.HasPrefix(other, name+"/") || strings.HasPrefix(name, other+"/") {
				delete(fsys, other)
				changed = append(changed, other)
			}
		}
		if _, there := fsys[name]; there && i%3 > 0 {
			delete(fsys, name)
		} else {
			set(name, fmt.Sprint(i))(fsys)
		}
		changed = append(changed, name)
		slices.Sort(changed)
		tree = load(t, fsys, tree, changed)
		if got, want := list(tree), list(load(t, fsys, nil, nil)); got != want {
			t.Fatalf("after step %d, changed %q: got %q, want %q", i, changed, got, want)
		}
	}
}

// closed is a file system of which a part cannot be opened.
type closed struct {
	fs.FS
	name string
}

func (c closed) Open(name string) (fs.File, error) {
	if name == c.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.FS.Open(name)
}

func TestUnreadable(t *testing.T) {
	fsys := files("en/a.md", "a", "en/b/c.md", "c", "en/d.png", "d")
	for name, want := range map[string]string{
		"en/a.md":  "en/a.md! en/b/c.md=c en/d.png#1",
		"en/b":     "en/a.md=a en/b! en/d.png#1",
		"en/d.png": "en/a.md=a en/b/c.md=c en/d.png!",
	} {
		tree := load(t, closed{fsys, name}, nil, nil)
		if got := list(tree); got != want {
			t.Errorf("without %s: got %q, want %q", name, got, want)
		}
		f := tree.File(name)
		if f.Hash != (Hash{}) || f.Data != nil {
			t.Errorf("%s has a hash or data", name)
		}
		if _, err := tree.Read(f); err == nil {
			t.Errorf("%s can be read", name)
		}
		for _, changed := range []string{name, "en"} {
			if got := list(load(t, closed{fsys, name}, load(t, fsys, nil, nil), []string{changed})); got != want {
				t.Errorf("after %s changed: got %q, want %q", changed, got, want)
			}
		}
		if got := list(load(t, fsys, tree, []string{name})); got != list(load(t, fsys, nil, nil)) {
			t.Errorf("%s does not come back: %q", name, got)
		}
	}
}

func TestUnreadableRoot(t *testing.T) {
	for _, changed := range [][]string{nil, {"."}} {
		if _, err := Load(context.Background(), os.DirFS("/does/not/exist"), "content", 1, Empty(), changed); err == nil {
			t.Error("a folder that is not there can be read")
		}
	}
}

func TestLoadEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, files("a.md", ""), "content", 1, nil, nil); err == nil {
		t.Error("no error")
	}
}

// TestRoot loads a folder as the commands do: nothing outside of it can be read.
func TestRoot(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, outside, "secret.md", "secret")
	write(t, dir, "en/a.md", "a")
	write(t, dir, "en/caf\xe9.md", "latin")
	write(t, dir, ".git/config", "password")
	for link, target := range map[string]string{
		"en/in.md": "a.md", "en/out.md": filepath.Join(outside, "secret.md"), "en/up.md": "../../../../../../../etc/passwd",
		"en/gone.md": "nothing.md", "en/loop.md": "loop.md", "en/folder": ".", "en/outside": outside,
		"en/config.md": "../.git/config", "en/round.md": "git/config", "en/git": "../.git", "en/twice.md": "round.md",
	} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	const want = "en/a.md=a en/caf\ufffd.md! en/config.md! en/folder! en/git! en/gone.md! en/in.md=a en/loop.md! en/out.md! en/outside! en/round.md! en/twice.md! en/up.md!"
	tree := load(t, root.FS(), nil, nil)
	if got := list(tree); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, changed := range []string{".", "en", "en/in.md", "en/out.md", "en/folder", "en/folder/a.md", "en/outside/secret.md", "en/gone.md", "en/loop.md"} {
		if got := list(load(t, root.FS(), tree, []string{changed})); got != want {
			t.Errorf("after %s changed: got %q, want %q", changed, got, want)
		}
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Skip(err)
	}
}

func TestAFileThatShrinksIsReadAsItIs(t *testing.T) {
	if data, err := readText(bytes.NewReader([]byte("abc")), 5); string(data) != "abc" || err != nil {
		t.Errorf("got %q %v", data, err)
	}
	if data, err := readText(bytes.NewReader([]byte("abc")), 0); data == nil || err != nil {
		t.Errorf("got %v %v", data, err)
	}
}
