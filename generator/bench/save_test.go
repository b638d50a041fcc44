package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"indaba/generator"
	"indaba/generator/bench/corpus"
	"indaba/i18n"
	"indaba/themes"
)

// BenchmarkSave is what a preview does after a page's text was saved: build
// again with the one path that changed. PAGES=1000,10000 in the environment
// says how large the network is.
func BenchmarkSave(b *testing.B) {
	pages := 10000
	if text := os.Getenv("PAGES"); text != "" {
		if _, err := fmt.Sscan(text, &pages); err != nil {
			b.Fatal(err)
		}
	}
	content := b.TempDir()
	if _, err := corpus.Write(content, pages); err != nil {
		b.Fatal(err)
	}
	name := filepath.Join(content, filepath.FromSlash(editedPage))
	before, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		b.Fatal(err)
	}
	builder := generator.NewBuilder(generator.Options{
		Content: os.DirFS(content), ContentName: "content", Theme: theme, ThemeName: "default",
		Messages: i18n.FS, Today: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), KeepGood: true, KeepGoing: true,
	})
	if _, err := builder.Build(context.Background(), nil); err != nil {
		b.Fatal(err)
	}
	least := time.Hour
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if err := os.WriteFile(name, fmt.Appendf(before[:len(before):len(before)], "\nOne more thought, the %dth.\n", i), 0o644); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		start := time.Now()
		built, err := builder.Build(context.Background(), []string{editedPage})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := built.Render(shownPage); err != nil {
			b.Fatal(err)
		}
		least = min(least, time.Since(start))
		if built.Parsed != 1 {
			b.Fatalf("%d bodies were parsed", built.Parsed)
		}
	}
	b.ReportMetric(milliseconds(least), "ms-at-best")
}
