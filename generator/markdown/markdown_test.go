package markdown

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"indaba/generator/diag"
)

func TestRangesCountFromTheStartOfTheFile(t *testing.T) {
	src := "\ufeff---\ntitle: Été\n---\nText [a](b.md).\n"
	d := newTestParser().Parse("x.md", []byte(src), strings.Index(src, "Text"))
	want := diag.Range{Start: diag.Position{Line: 4, Column: 10}, End: diag.Position{Line: 4, Column: 14}}
	if got := d.Links[0].Range; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDiagnosticsNameTheFile(t *testing.T) {
	d := newTestParser().Parse("content/en/x.md", []byte("![](a.png)"), 0)
	if len(d.Diagnostics) != 1 || d.Diagnostics[0].File != "content/en/x.md" {
		t.Errorf("got %+v", d.Diagnostics)
	}
}

// A page of the last byte, without a line end behind it, is where block parsers
// go wrong.
func TestNoLineEndAtTheEnd(t *testing.T) {
	p := newTestParser()
	for _, src := range []string{":::note\nA\n:::", ":::note[A]", ":::note", "# A {#b}", "> [!NOTE]", "[[a]]", "<b", "<!--", ":::", "- :::note\n  :::"} {
		with, without := checkLaws(t, p, []byte(src+"\n"), 0), checkLaws(t, p, []byte(src), 0)
		if filled(with) != filled(without) {
			t.Errorf("%q: %q, with a line end %q", src, filled(without), filled(with))
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for _, test := range []struct{ src, want string }{
		{"", ""},
		{"# T\n\n- item\n\n![image](a.png)\n\nSee *this* [page](a.md), [[b]]\nand &amp; `code`.\n\nMore.", "See this page, b and & code."},
		{strings.TrimSpace(long[:160]), strings.TrimSpace(long[:160])},
		{long, strings.TrimSpace(long[:160]) + "…"},
		{strings.Repeat("字", 160), strings.Repeat("字", 160)},
		{strings.Repeat("字", 161), strings.Repeat("字", 159) + "…"},
		{strings.Repeat("ก็", 100), strings.Repeat("ก็", 79) + "…"},
	} {
		if got := newTestParser().Parse("x.md", []byte(test.src), 0).Excerpt; got != test.want {
			t.Errorf("%q:\ngot  %q\nwant %q", test.src, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	for src, want := range map[string]int{
		"": 0,
		"# Title\n\nOne *two* thr**ee** four-five.":          4,
		"one\ntwo  \nthree":                                  3,
		"- one\n- two\n\n| a | b |\n|---|---|\n| c | d |":    6,
		"one `two` [three](x.md) <https://x.org> [[a|four]]": 5,
		"```\nnot counted\n```":                              0,
		"<div>one two</div>":                                 2,
		"مرحبا بكم — هنا":                                    3,
		"我们一起走":                                              3,
		"abc 中文 def":                                         3,
	} {
		if got := newTestParser().Parse("x.md", []byte(src), 0).Words; got != want {
			t.Errorf("%q: got %d, want %d", src, got, want)
		}
	}
}

// dropper writes titles in place of labels.
type dropper struct{}

func (dropper) Open(dst []byte, link int) ([]byte, bool) {
	return fmt.Appendf(dst, "<%d>", link), link == 0
}
func (dropper) Close(dst []byte, _ int) []byte    { return append(dst, "</a>"...) }
func (dropper) After(dst []byte, _ int) []byte    { return dst }
func (dropper) ID(dst []byte, heading int) []byte { return fmt.Appendf(dst, "#%d", heading) }

func TestAppendDropsLabels(t *testing.T) {
	f := Fragment{Text: "a b c", Holes: []Hole{{At: 0, Kind: HoleID, Of: 7}, {At: 1}, {At: 2, Of: 1}, {At: 3, Kind: HoleClose}, {At: 4, Of: 2}, {At: 5, Kind: HoleClose, Of: 2}}}
	if got, want := string(f.Append([]byte("> "), dropper{})), "> #7a<0></a> <2>c</a>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParserIsSafeForConcurrentUse(t *testing.T) {
	src, err := os.ReadFile("testdata/page.md")
	if err != nil {
		t.Fatal(err)
	}
	p := newTestParser()
	want := p.Parse("x.md", src, 0)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := p.Parse("x.md", src, 0); !reflect.DeepEqual(got, want) {
					t.Error("another document")
					return
				}
			}
		})
	}
	wg.Wait()
}
