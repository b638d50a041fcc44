package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
)

// sorts are what a site consists of, the first that fits a path.
var sorts = []struct {
	name string
	path *regexp.Regexp
}{
	{"index of the search", indexed},
	{"pages", regexp.MustCompile(`\.html$`)},
	{"feeds, calendars, sitemap", regexp.MustCompile(`\.(?:xml|ics|json)$`)},
	{"all else", regexp.MustCompile(``)},
}

// size is how many files there are, and their bytes.
type size struct {
	files int
	bytes int64
}

// weigh returns what a folder holds, by sort.
func weigh(dir string) (map[string]size, size, error) {
	by, all := map[string]size{}, size{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Base(name)[0] == '.' {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		for _, sort := range sorts {
			if sort.path.MatchString("/" + name) {
				s := by[sort.name]
				by[sort.name] = size{s.files + 1, s.bytes + info.Size()}
				break
			}
		}
		all = size{all.files + 1, all.bytes + info.Size()}
		return nil
	})
	return by, all, err
}

// weights prints how many files indaba writes beside the floor's, and what they
// are: pages borrowed from other languages, lists, tags and feeds among them.
func (b *bench) weights(floor, site string) error {
	_, least, err := weigh(floor)
	if err != nil {
		return err
	}
	by, all, err := weigh(site)
	if err != nil {
		return err
	}
	fmt.Printf("the floor writes %d files, %d MB; indaba %d files, %d MB:\n", least.files, least.bytes/1e6, all.files, all.bytes/1e6)
	for _, sort := range sorts {
		fmt.Printf("  %-26s %7d files, %7.1f MB\n", sort.name, by[sort.name].files, float64(by[sort.name].bytes)/1e6)
	}
	b.record("Output", figure{float64(all.files) / float64(least.files), "floor-files"},
		figure{float64(all.bytes) / float64(b.pages), "B/page"}, figure{float64(by["pages"].bytes) / float64(by["pages"].files), "B/html"})
	return nil
}
