package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"time"

	"indaba/generator"
	"indaba/generator/bench/corpus"
	"indaba/i18n"
	"indaba/themes"
)

// mostIndex is how much longer the index of the search may make a build, in
// percent.
const mostIndex = 30

// indexed finds the files of the index.
var indexed = regexp.MustCompile(`/search/(?:meta|[wp]\d+)\.\w+$`)

// index prints how much longer a build of so many pages takes for the index of
// its search. It uses one processor, so that what others do beside it counts
// little.
func index(pages int) (err error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	dir, err := os.MkdirTemp("", "indaba-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if _, err := corpus.Write(dir, pages); err != nil {
		return err
	}
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return err
	}
	start := time.Now()
	build, err := generator.NewBuilder(generator.Options{
		Content: os.DirFS(dir), ContentName: "content", Theme: theme, ThemeName: "default", Messages: i18n.FS,
		Today: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Jobs: 1,
	}).Build(context.Background(), nil)
	if err != nil {
		return err
	}
	render := func(ofIndex bool) error {
		for _, p := range build.Paths() {
			if indexed.MatchString(p) == ofIndex {
				if _, err := build.Render(p); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := render(false); err != nil {
		return err
	}
	without := time.Since(start)
	start = time.Now()
	if err := render(true); err != nil {
		return err
	}
	share := 100 * time.Since(start).Seconds() / without.Seconds()
	fmt.Printf("The index of %d pages: %.1f s beside %.1f s for all else, %.0f %% more (goal %d)\n", pages, time.Since(start).Seconds(), without.Seconds(), share, mostIndex)
	if share > mostIndex {
		return fmt.Errorf("the index takes more than %d %% of a build", mostIndex)
	}
	return nil
}
