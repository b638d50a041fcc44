// Package corpus writes networks that nobody wrote, to measure builds with.
//
// A corpus is what a grown network looks like to a generator: four languages,
// two of them incomplete in places, nested playbooks, members with areas, asks
// and offers, events with speakers, references in both directions, relative and
// wiki links, tables, lists, footnotes and directives, about 600 words a page
// from a vocabulary of 30,000 words a language. The same number of pages gives
// the same bytes on every machine. A build of it finds no mistake.
package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Languages are the languages of every corpus. The first is the site's first.
var Languages = [...]string{"en", "fr", "ar", "pt"}

// Stats says what was written.
type Stats struct {
	Files, Words int
	Bytes        int64
}

// Write writes a corpus of about pages Markdown files, in all languages
// together, into dir, which becomes the content folder of a site.
func Write(dir string, pages int) (Stats, error) {
	var stats Stats
	p := newPlan(pages)
	if err := write(dir, "site.yaml", siteFile); err != nil {
		return stats, err
	}
	for lang, code := range Languages {
		for _, e := range p.entries {
			if !e.in[lang] {
				continue
			}
			t := newText(p, e, lang)
			page := t.page()
			if err := write(dir, code+"/"+e.path+".md", page); err != nil {
				return stats, err
			}
			stats.Files++
			stats.Bytes += int64(len(page))
			stats.Words += t.written
		}
	}
	return stats, nil
}

var siteFile = fmt.Sprintf("title: Benchmark\nbase_url: https://bench.invalid/exchange/\nlanguages: [%s]\n", strings.Join(Languages[:], ", "))

func write(dir, path, text string) error {
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
