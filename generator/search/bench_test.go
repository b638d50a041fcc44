package search

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkBuild indexes a thousand pages of six hundred words.
func BenchmarkBuild(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	pages := make([]Page, 1000)
	for i := range pages {
		html := []byte("<p>")
		for range 600 {
			html = fmt.Appendf(html, "word%d ", int(r.ExpFloat64()*2000))
		}
		pages[i] = Page{Title: fmt.Sprint("Page ", i), HTML: func(dst []byte) []byte { return append(dst, html...) }}
	}
	b.ReportAllocs()
	for b.Loop() {
		Build("en", []string{"pages"}, pages, 40)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(pages)), "µs/page")
}
