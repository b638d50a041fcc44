package corpus_test

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"indaba/generator"
	"indaba/generator/bench/corpus"
	"indaba/generator/diag"
	"indaba/i18n"
	"indaba/themes"
)

// A build writes nothing when there is a mistake, and a corpus that differs
// from run to run compares nothing.
func TestCorpusIsSoundAndTheSameEachTime(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	stats, err := corpus.Write(one, 120)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := corpus.Write(two, 120); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files(t, one), files(t, two)); diff != "" {
		t.Errorf("a second corpus differs:\n%s", diff)
	}
	if stats.Files < 100 || stats.Files > 140 {
		t.Errorf("the corpus has %d files; want about 120", stats.Files)
	}
	for _, d := range build(t, one) {
		if d.Severity == diag.Error && strings.HasPrefix(d.File, "content/") {
			t.Errorf("%s:%d: %s [%s]", d.File, d.Range.Start.Line, d.Message, d.Code)
		}
	}
}

func build(t *testing.T, dir string) diag.List {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	b := generator.NewBuilder(generator.Options{
		Content: os.DirFS(dir), ContentName: "content", Theme: theme, ThemeName: "default",
		Messages: i18n.FS, Today: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC),
	})
	built, err := b.Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return built.Diagnostics
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), path)
		out[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
