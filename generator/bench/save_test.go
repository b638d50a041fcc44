package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"indaba/generator"
	"indaba/generator/bench/corpus"
	"indaba/i18n"
	"indaba/themes"
)

// BenchmarkSave is what a preview does after a page's text was saved: build
// again with the one path that changed, and render its page. Where a member is
// withheld, every text is looked at for what leads to that person. PAGES in the
// environment is the size of the network, 10,000 without.
func BenchmarkSave(b *testing.B) {
	b.Run("published", func(b *testing.B) { benchmarkSave(b, "") })
	b.Run("withheld", func(b *testing.B) {
		benchmarkSave(b, "---\ntitle: Nobody Whosoever\ntype: person\nstatus: withdrawn\n---\n")
	})
}

func benchmarkSave(b *testing.B, member string) {
	pages, err := strconv.Atoi(os.Getenv("PAGES"))
	if err != nil {
		pages = 10000
	}
	content := b.TempDir()
	if _, err := corpus.Write(content, pages); err != nil {
		b.Fatal(err)
	}
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(content, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if member != "" {
		put("en/members/nobody-whosoever.md", member)
	}
	text, err := os.ReadFile(filepath.Join(content, filepath.FromSlash(editedPage)))
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
	least := patience
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		put(editedPage, fmt.Sprintf("%s\nOne more thought, the %dth.\n", text, i))
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
