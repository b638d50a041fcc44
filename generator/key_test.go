package generator_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"indaba/generator"
	"indaba/i18n"
	"indaba/themes"
)

// TestKeyIsOfWhatIsRead makes all that a Builder is given anew, as a new
// process does: the same files have the same key, and others another.
func TestKeyIsOfWhatIsRead(t *testing.T) {
	key := func(text string) any {
		sub := func(fsys fs.FS, dir string) fs.FS {
			t.Helper()
			out, err := fs.Sub(fsys, dir)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		opt := plainOptions(sub(fstest.MapFS{"content/en/about.md": file([]byte(text))}, "content"))
		opt.Theme, opt.OwnTheme = sub(themes.FS, "default"), sub(fstest.MapFS{"own/assets/a.css": file([]byte("a"))}, "own")
		opt.Messages, opt.Explained = sub(i18n.FS, "."), sub(fstest.MapFS{"fields/en.yaml": file([]byte("a: b\n"))}, "fields")
		k, err := generator.NewBuilder(opt).Key(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	if key("# About\n") != key("# About\n") {
		t.Error("the same files have two keys")
	}
	if key("# About\n") == key("# Us\n") {
		t.Error("other files have the same key")
	}
}
