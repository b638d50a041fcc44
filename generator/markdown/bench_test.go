package markdown

import (
	"bytes"
	"os"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// BenchmarkParse and BenchmarkGoldmark render the same page; indaba is to take
// no more than 1.15 times as long as bare goldmark.

func page(b *testing.B) []byte {
	src, err := os.ReadFile("testdata/page.md")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	return src
}

func BenchmarkParse(b *testing.B) {
	src, p := page(b), newTestParser()
	for b.Loop() {
		p.Parse("page.md", src, 0)
	}
}

// BenchmarkFull has quotation marks and highlighting on.
func BenchmarkFull(b *testing.B) {
	src, p := page(b), newFullParser()
	for b.Loop() {
		p.Parse("page.md", src, 0)
	}
}

// BenchmarkTypography has quotation marks on.
func BenchmarkTypography(b *testing.B) {
	opt := testOptions()
	opt.Quotes = [4]string{"“", "”", "‘", "’"}
	src, p := page(b), New(opt)
	for b.Loop() {
		p.Parse("page.md", src, 0)
	}
}

func BenchmarkGoldmark(b *testing.B) {
	src := page(b)
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList,
			extension.NewCJK(extension.WithEastAsianLineBreaks(extension.EastAsianLineBreaksCSS3Draft))),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithAttribute()))
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := md.Convert(src, &out); err != nil {
			b.Fatal(err)
		}
	}
}
