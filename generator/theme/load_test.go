package theme

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"indaba/generator/diag"
	"indaba/generator/source"
	"indaba/themes"
)

// echo stands in for a catalog: it shows ids.
type echo struct{}

func (echo) T(id string) string { return "‹" + id + "›" }

func anyID(string) bool { return true }

func defaultLayer(t testing.TB) *source.Tree {
	t.Helper()
	sub, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	return tree(t, sub, "themes/default")
}

func tree(t testing.TB, fsys fs.FS, root string) *source.Tree {
	t.Helper()
	tr, err := source.Load(context.Background(), fsys, root, 1, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func override(t testing.TB, files map[string]string) *source.Tree {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree(t, m, "content/theme")
}

func TestDefaultThemeIsSound(t *testing.T) {
	_, found := Load([]*source.Tree{defaultLayer(t)}, map[string]Messages{"en": echo{}}, anyID)
	for _, d := range found {
		t.Errorf("%s:%d:%d: %s [%s]", d.File, d.Range.Start.Line, d.Range.Start.Column, d.Message, d.Code)
	}
}

// loadFixture loads the default theme below the given layers, in English and
// Arabic.
func loadFixture(t testing.TB, layers ...map[string]string) (*Theme, diag.List) {
	t.Helper()
	var trees []*source.Tree
	for _, l := range layers {
		trees = append(trees, override(t, l))
	}
	return Load(append(trees, defaultLayer(t)), catalog(t), anyID)
}

func fixtureTheme(t testing.TB, layers ...map[string]string) *Theme {
	t.Helper()
	th, _ := loadFixture(t, layers...)
	return th
}
