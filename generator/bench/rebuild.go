package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"indaba/generator"
	"indaba/i18n"
	"indaba/themes"
)

// edits is how many one-file changes are timed.
const edits = 20

// editedPage is a page that every corpus has.
const editedPage = "en/playbooks/topic-01/book-001/index.md"

// shownPage is where it is shown.
const shownPage = "en/playbooks/topic-01/book-001/index.html"

// edit changes the text of one page, never twice in the same way.
func edit(content string) error {
	name := filepath.Join(content, filepath.FromSlash(editedPage))
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "\nOne more thought, at %d.\n", time.Now().UnixNano())
	return errors.Join(err, f.Close())
}

// rebuild times what a preview does after a file was saved: build again with
// the one path that changed, and render its page. Nothing is written.
func rebuild(content string) error {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return err
	}
	b := generator.NewBuilder(generator.Options{
		Content: os.DirFS(content), ContentName: "content", Theme: theme, ThemeName: "default",
		Messages: i18n.FS, Today: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), KeepGood: true,
	})
	if _, err := b.Build(context.Background(), nil); err != nil {
		return err
	}
	var times samples
	parsed := 0
	for range edits {
		if err := edit(content); err != nil {
			return err
		}
		start := time.Now()
		built, err := b.Build(context.Background(), []string{editedPage})
		if err != nil {
			return err
		}
		if _, err := built.Render(shownPage); err != nil {
			return err
		}
		times.times = append(times.times, time.Since(start))
		parsed = max(parsed, built.Parsed)
	}
	fmt.Printf("%-26s %6.1f ms, %d of the files parsed\n", "preview, after one edit", float64(median(times.times).Microseconds())/1000, parsed)
	return nil
}
