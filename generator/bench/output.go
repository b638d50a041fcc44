package main

import (
	"fmt"
	"io/fs"
	"os"
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

// weigh returns what an output holds, by sort and in all, but for what is kept
// there for the next build.
func weigh(output fs.FS) (by map[string]size, all size, err error) {
	by = map[string]size{}
	err = fs.WalkDir(output, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".indaba":
			return fs.SkipDir
		case d.IsDir():
			return nil
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
	_, least, err := weigh(os.DirFS(floor))
	if err != nil {
		return err
	}
	by, all, err := weigh(os.DirFS(site))
	if err != nil {
		return err
	}
	fmt.Printf("the floor writes %d files, %d MB; indaba %d files, %d MB:\n", least.files, least.bytes/1e6, all.files, all.bytes/1e6)
	for _, sort := range sorts {
		fmt.Printf("  %-26s %7d files, %7.1f MB\n", sort.name, by[sort.name].files, float64(by[sort.name].bytes)/1e6)
	}
	exact("floor-files", "B/page", "B/html")
	b.record("Output", figure{float64(all.files) / float64(least.files), "floor-files"},
		figure{float64(all.bytes) / float64(b.pages), "B/page"}, figure{float64(by["pages"].bytes) / float64(by["pages"].files), "B/html"})
	return nil
}
