package search

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// manyPages returns a thousand pages of six hundred words.
func manyPages() []Page {
	r := rand.New(rand.NewPCG(1, 2))
	pages := make([]Page, 1000)
	for i := range pages {
		html := []byte("<p>")
		for range 600 {
			html = fmt.Appendf(html, "word%d ", int(r.ExpFloat64()*2000))
		}
		pages[i] = Page{Title: fmt.Sprint("Page ", i), HTML: func(dst []byte) []byte { return append(dst, html...) }}
	}
	return pages
}

func reportPages(b *testing.B, pages int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
}

func BenchmarkBuild(b *testing.B) {
	pages := manyPages()
	b.ReportAllocs()
	for b.Loop() {
		Build("en", []string{"pages"}, pages, 40, nil)
	}
	reportPages(b, len(pages))
}

// BenchmarkBuildAfterEdit reads the counts of all pages and makes the index
// anew, of which one page says something else.
func BenchmarkBuildAfterEdit(b *testing.B) {
	pages := manyPages()
	data := Build("en", []string{"pages"}, pages, 40, nil).Counts.String()
	for i := range pages {
		pages[i].Counted = i + 1
	}
	pages[len(pages)/2].Counted = 0
	b.ReportAllocs()
	for b.Loop() {
		before, err := ReadCounts(data)
		if err != nil {
			b.Fatal(err)
		}
		Build("en", []string{"pages"}, pages, 40, before)
	}
	reportPages(b, len(pages))
	b.ReportMetric(float64(len(data))/float64(len(pages)), "kept-B/page")
}
