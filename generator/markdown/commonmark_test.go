package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// The examples of CommonMark 0.31 (by John MacFarlane, CC BY-SA 4.0) and those
// of goldmark's extensions (MIT) are read from goldmark's module, not copied.
// Our HTML is to be that of goldmark's renderer, but for what same levels out
// and for the examples listed here.

// differences lists, by file and reason, the examples whose HTML is another.
var differences = map[string]map[string][]int{
	"commonmark": {
		"of raw HTML goes out what elements.go allows, in lower case and closed": {
			21, 31, 148, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 162, 163, 165, 167, 169, 170, 171,
			172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 187, 191, 201, 308, 309, 344, 475,
			476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642,
			643,
		},
		"a heading without text is left out":      {79},
		"[[a]] is a wiki link":                    {548, 559, 590},
		"an image with a title alone is a figure": {572, 573, 576, 577, 584, 585, 586, 588, 589, 591},
		"the scheme is not published":             {596, 598, 599, 601},
		"more spaces before a break are left out": {226, 635},
	},
	"footnote": {
		"the second link to a footnote has another id, and a link back": {5},
	},
}

func TestSameAsGoldmark(t *testing.T) {
	files := exampleFiles(t)
	reference := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList,
			extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))),
		goldmark.WithRendererOptions(html.WithUnsafe()))
	ours := New(Options{})
	for name, examples := range files {
		t.Run(name, func(t *testing.T) {
			known := map[int]string{}
			for reason, numbers := range differences[name] {
				for _, n := range numbers {
					known[n] = reason
				}
			}
			for i, src := range examples {
				want, got := compare(t, ours, reference, src)
				switch reason := known[i+1]; {
				case want != got && reason == "":
					t.Errorf("example %d differs: %q\nwant %s\ngot  %s", i+1, src, want, got)
				case want == got && reason != "":
					t.Errorf("example %d is no different any more: %s", i+1, reason)
				}
				delete(known, i+1)
			}
			for n := range known {
				t.Errorf("there is no example %d", n)
			}
		})
	}
}

// A body without bare addresses is the same to both grammars, but for spaces
// before a break, which goldmark leaves where it looked for an address.
func TestGrammars(t *testing.T) {
	ours, addressed := New(Options{}), New(Options{})
	addressed.plain = addressed.grammar
	spaces := regexp.MustCompile(` +<br>`)
	n := 0
	for name, examples := range exampleFiles(t) {
		for i, src := range examples {
			if holdsAddress([]byte(src)) {
				continue
			}
			n++
			got, want := ours.Parse("x.md", []byte(src), 0), addressed.Parse("x.md", []byte(src), 0)
			if got, want := got.HTML().Text, spaces.ReplaceAllString(want.HTML().Text, "<br>"); got != want {
				t.Errorf("%s, example %d: %q\ngot  %s\nwant %s", name, i+1, src, got, want)
			}
			if got, want := fmt.Sprint(got.Headings, got.Links, got.Words, got.Diagnostics), fmt.Sprint(want.Headings, want.Links, want.Words, want.Diagnostics); got != want {
				t.Errorf("%s, example %d: %q\ngot  %s\nwant %s", name, i+1, src, got, want)
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d examples have no address", n)
	}
}

// compare renders src behind a paragraph, so that no heading is the title.
func compare(t *testing.T, ours *Parser, reference goldmark.Markdown, src string) (want, got string) {
	t.Helper()
	body := []byte("start\n\n" + src)
	var out bytes.Buffer
	if err := reference.Convert(body, &out); err != nil {
		t.Fatal(err)
	}
	d := ours.Parse("x.md", body, 0)
	return same(out.String()), same(string(d.HTML().Append(nil, goldmarkFiller{d.Links})))
}

// goldmarkFiller writes links as goldmark does.
type goldmarkFiller struct{ links []Link }

func (f goldmarkFiller) Open(dst []byte, i int) ([]byte, bool) {
	l := f.links[i]
	dest := util.EscapeHTML(util.URLEscape([]byte(l.Dest), false))
	title := ""
	if l.Title != "" {
		title = ` title="` + string(util.EscapeHTML([]byte(l.Title))) + `"`
	}
	if l.Kind == LinkImage {
		return fmt.Appendf(dst, `<img src="%s" alt="%s"%s>`, dest, util.EscapeHTML([]byte(l.Alt)), title), false
	}
	return fmt.Appendf(dst, `<a href="%s"%s>`, dest, title), false
}

func (goldmarkFiller) Close(dst []byte, _ int) []byte   { return append(dst, "</a>"...) }
func (f goldmarkFiller) After(dst []byte, i int) []byte { return dst }

func (goldmarkFiller) ID(dst []byte, _ int) []byte { return dst }

// same takes out of a page what differs everywhere, and why:
//
//   - pre scrolls, so it has tabindex, and is read from left to right
//   - a table lies in a box that scrolls; its alignment is a class; its headers have a scope
//   - headings have ids, which are tested elsewhere; the h1 of a page is its title
//   - the text of a task is the label of its box
//   - footnotes are a section with a label, its link has the id, not the sup
//   - an ordered list may be one of practices
//   - line ends beside tags of blocks
func same(page string) string {
	for _, r := range leveller {
		page = r.find.ReplaceAllString(page, r.with)
	}
	return strings.TrimSpace(page)
}

var leveller = []struct {
	find *regexp.Regexp
	with string
}{
	{regexp.MustCompile(` dir="ltr" tabindex="0"| scope="col"| style="[^"]*"| class="(center|end|practice)"`), ""},
	{regexp.MustCompile(`<div class="table" tabindex="0"[^>]*>(?s:(.*?</table>))</div>`), "$1"},
	{regexp.MustCompile(`(<h[2-6]) id=""`), "$1"},
	{regexp.MustCompile(`(</?h)1`), "${1}2"},
	{regexp.MustCompile(`</?label>`), ""},
	{regexp.MustCompile(`<input disabled="" type="checkbox">`), `<input type="checkbox" disabled>`},
	{regexp.MustCompile(`<input checked="" disabled="" type="checkbox">`), `<input type="checkbox" disabled checked>`},
	{regexp.MustCompile(`<sup( id="[^"]*")><a`), "<sup><a$1"},
	{regexp.MustCompile(`<(?:div|section) class="footnotes" role="doc-endnotes"[^>]*>\s*(?:<hr>)?(?s:(.*?</ol>))\s*</(?:div|section)>`), "$1"},
	{regexp.MustCompile(`(?:&#160;| )(<a href="#fnref[^>]*role="doc-backlink")[^>]*>[^<]*</a>`), "$1>"},
	{regexp.MustCompile(`\s*(</?(?:p|ul|ol|li|dl|dt|dd|blockquote|h[2-6]|hr|pre|table|thead|tbody|tr|td|th|div)\b[^>]*>)\s*`), "$1"},
}

// exampleFiles returns the sources of the examples by the name of their file.
func exampleFiles(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		t.Fatal("goldmark's module is not in the cache", err)
	}
	files := map[string][]string{"commonmark": specExamples(t, filepath.Join(dir, "_test", "spec.json"))}
	for _, name := range []string{"definition_list", "footnote", "linkify", "strikethrough", "table", "tasklist"} {
		files[name] = goldmarkExamples(t, filepath.Join(dir, "extension", "_test", name+".txt"))
	}
	return files
}

func specExamples(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(src, &examples); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range examples {
		out = append(out, e.Markdown)
	}
	return out
}

// goldmarkExamples reads the format of goldmark's own tests: a number, the
// Markdown and the HTML between lines of dashes, and a line of double dashes.
func goldmarkExamples(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for part := range strings.SplitSeq(string(src), "//= = = = = = = = = = = = = = = = = = = = = = = =//\n") {
		if cut := strings.Split(part, "//- - - - - - - - -//\n"); len(cut) == 3 {
			out = append(out, cut[1])
		}
	}
	if len(out) < 3 {
		t.Fatal("the format of ", file, " is another one")
	}
	return out
}
