package main

import (
	"context"
	"errors"
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

// index prints how much longer a build of 10,000 pages takes for the index of its
// search, and fails if that is too much.
func index() (err error) {
	const pages = 10_000
	dir, err := os.MkdirTemp("", "indaba-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if _, err := corpus.Write(dir, pages); err != nil {
		return err
	}
	search, rest, err := indexing(dir)
	if err != nil {
		return err
	}
	share := 100 * search.Seconds() / rest.Seconds()
	fmt.Printf("The index of %d pages: %.1f s beside %.1f s for all else, %.0f %% more (goal %d)\n", pages, search.Seconds(), rest.Seconds(), share, mostIndex)
	if share > mostIndex {
		return fmt.Errorf("the index takes more than %d %% of a build", mostIndex)
	}
	return nil
}

// share records the same of a corpus that is there.
func (b *bench) share(content string) error {
	search, rest, err := indexing(content)
	if err == nil {
		b.record("SearchIndex", figure{100 * search.Seconds() / rest.Seconds(), "%-of-all-else"})
	}
	return err
}

// indexing returns how long a build takes for the index of its search, and for
// all else. It uses one processor, so that what others do beside it counts
// little.
func indexing(content string) (search, rest time.Duration, err error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return 0, 0, err
	}
	start := time.Now()
	build, err := generator.NewBuilder(generator.Options{
		Content: os.DirFS(content), ContentName: "content", Theme: theme, ThemeName: "default", Messages: i18n.FS,
		Today: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Jobs: 1,
	}).Build(context.Background(), nil)
	if err != nil {
		return 0, 0, err
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
		return 0, 0, err
	}
	rest = time.Since(start)
	start = time.Now()
	err = render(true)
	return time.Since(start), rest, err
}
