package theme

import (
	"bytes"
	"testing"

	"indaba/generator/source"
)

// BenchmarkRender renders typical pages with menu, footer and section
// navigation ready-made.
func BenchmarkRender(b *testing.B) {
	th := fixtureTheme(b)
	pages := english().pages(th)
	for _, name := range []string{"chapter", "event", "member", "area", "home", "bare"} {
		b.Run(name, func(b *testing.B) {
			var w bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				w.Reset()
				if err := th.Render(&w, "en", pages[name]); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(w.Len()))
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	layer, words := []*source.Tree{defaultLayer(b)}, catalog(b)
	b.ReportAllocs()
	for b.Loop() {
		Load(layer, words, anyID)
	}
}
