package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"indaba/generator/diag"
)

// FuzzBody looks for a body that breaks one of the laws of checkLaws.
func FuzzBody(f *testing.F) {
	for _, c := range goldenCases(f) {
		f.Add(c.src, 0)
	}
	for _, probe := range probes {
		f.Add([]byte(probe), 0)
	}
	f.Add([]byte("\ufeff---\na: b\n---\n# T\n\n[a](b)"), 15)
	p, full := newTestParser(), newFullParser()
	f.Fuzz(func(t *testing.T, src []byte, offset int) {
		if offset < 0 || offset > len(src) || offset > 0 && src[offset-1] != '\n' {
			return
		}
		checkAlike(t, checkLaws(t, p, src, offset), checkLaws(t, full, src, offset))
	})
}

// checkAlike: typography and colours change nothing else.
func checkAlike(t *testing.T, plain, full *Document) {
	t.Helper()
	if plain.Words != full.Words || len(plain.Links) != len(full.Links) || len(plain.Headings) != len(full.Headings) {
		t.Fatalf("%+v and %+v", plain, full)
	}
	for i, l := range plain.Links {
		if l.Dest != full.Links[i].Dest || l.Range != full.Links[i].Range {
			t.Fatalf("%+v and %+v", l, full.Links[i])
		}
	}
	for i, h := range plain.Headings {
		if h.ID != full.Headings[i].ID {
			t.Fatalf("%+v and %+v", h, full.Headings[i])
		}
	}
	if a, b := letters(filled(plain)), letters(filled(full)); a != b {
		t.Fatalf("other text:\n%q\n%q", a, b)
	}
}

// letters returns the letters and digits of a page's text.
func letters(page string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			for _, r := range string(z.Text()) {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					b.WriteRune(r)
				}
			}
		}
	}
}

// checkLaws checks what holds for every body.
func checkLaws(t *testing.T, p *Parser, src []byte, offset int) *Document {
	t.Helper()
	before := slices.Clone(src)
	d := p.Parse("x.md", src, offset)
	if !bytes.Equal(src, before) {
		t.Error("the source was changed")
	}
	if again := p.Parse("x.md", src, offset); !reflect.DeepEqual(d, again) {
		t.Error("the same source gives another document")
	}
	checkHoles(t, d)
	checkInheritance(t, d)
	page := filled(d)
	checkTags(t, page)
	checkTree(t, page)
	checkIDs(t, page)
	if utf8.Valid(src) { // others are refused before they come here
		checkRanges(t, d, src)
	}
	return d
}

// checkHoles: holes ascend within the text and links do not nest.
func checkHoles(t *testing.T, d *Document) {
	t.Helper()
	at, open := 0, -1
	seen := map[int]int{}
	for _, h := range d.HTML().Holes {
		if h.At < at || h.At > len(d.HTML().Text) || h.Of < 0 {
			t.Fatalf("hole %+v is out of place", h)
		}
		at = h.At
		if h.Kind == HoleID {
			checkIDHole(t, d, h)
			continue
		}
		if h.Kind == HoleAfter {
			if d.Headings[h.Of].Level != 2 {
				t.Fatalf("hole %+v stands behind a heading of level %d", h, d.Headings[h.Of].Level)
			}
			continue
		}
		seen[h.Of]++
		switch image := d.Links[h.Of].Kind == LinkImage; {
		case h.Kind == HoleClose && (image || open != h.Of):
			t.Fatalf("hole %+v closes what is not open", h)
		case h.Kind == HoleClose:
			open = -1
		case !image && open >= 0:
			t.Fatalf("hole %+v lies in link %d", h, open)
		case !image:
			open = h.Of
		}
	}
	if open >= 0 {
		t.Fatalf("link %d is not closed", open)
	}
	for i, l := range d.Links {
		want := 2
		if l.Kind == LinkImage {
			want = 1
		}
		if seen[i] != want {
			t.Fatalf("link %d has %d holes", i, seen[i])
		}
	}
}

// checkIDHole: every id that was made, and no other, has a hole in the tag of
// its heading.
func checkIDHole(t *testing.T, d *Document, h Hole) {
	t.Helper()
	tag := fmt.Sprintf("<h%d id=\"", d.Headings[h.Of].Level)
	if d.Headings[h.Of].Explicit || !strings.HasSuffix(d.HTML().Text[:h.At], tag) || d.HTML().Text[h.At] != '"' {
		t.Fatalf("hole %+v is no id of %+v", h, d.Headings[h.Of])
	}
}

// checkInheritance: ids stay unique whatever a document inherits.
func checkInheritance(t *testing.T, d *Document) {
	t.Helper()
	original := &Document{Headings: slices.Clone(d.Headings)}
	for i := range original.Headings {
		original.Headings[i].ID = d.Headings[len(d.Headings)-1-i].ID
	}
	checkIDs(t, string(d.HTML().Append(nil, plainFiller{d.Links, d.Inherit(original)})))
}

// checkTags: every element that is opened is closed, in order, and none of them
// nor any of their attributes runs anything.
func checkTags(t *testing.T, page string) {
	t.Helper()
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("left open: %v in %q", open, page)
			}
			return
		case html.CommentToken, html.DoctypeToken:
			t.Fatalf("comment in %q", page)
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			checkTag(t, token)
			if !slices.Contains(strings.Fields("br hr img input wbr"), token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if n := len(open); n == 0 || open[n-1] != name {
				t.Fatalf("</%s> closes %v in %q", name, open, page)
			}
			open = open[:len(open)-1]
		}
	}
}

const allowedTags = "a abbr aside b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure " +
	"h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup " +
	"table tbody td tfoot th thead time tr u ul var wbr"

const allowedAttributes = "alt aria-label checked class colspan data-directive datetime dir disabled href id lang open reversed role " +
	"rowspan scope src start tabindex title type"

func checkTag(t *testing.T, token html.Token) {
	t.Helper()
	if !hasWord(allowedTags, token.Data) {
		t.Fatalf("element %s", token)
	}
	seen := map[string]bool{}
	for _, a := range token.Attr {
		if !hasWord(allowedAttributes, a.Key) || seen[a.Key] {
			t.Fatalf("attribute %q in %s", a.Key, token)
		}
		seen[a.Key] = true
		if a.Key == "href" || a.Key == "src" {
			if s := scheme(a.Val); s != "" && !hasWord(schemes, s) {
				t.Fatalf("address in %s", token)
			}
		}
	}
}

// checkTree: a browser finds the end of the page where it was written.
func checkTree(t *testing.T, page string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><html><body><main>" + page + "</main><footer></footer></body></html>"))
	if err != nil {
		return // block quotes nest deeper than x/net/html looks
	}
	body := doc.LastChild.LastChild
	if body.FirstChild == nil || body.FirstChild.Data != "main" || body.LastChild.Data != "footer" || body.FirstChild.NextSibling != body.LastChild {
		t.Fatalf("the page is broken by %q", page)
	}
}

// checkIDs: no id comes twice.
func checkIDs(t *testing.T, page string) {
	t.Helper()
	seen := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(page))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key != "id" {
				continue
			}
			if seen[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
				t.Fatalf("id %q in %q", a.Val, page)
			}
			seen[a.Val] = true
		}
	}
}

// checkRanges: ranges lie in the file.
func checkRanges(t *testing.T, d *Document, src []byte) {
	t.Helper()
	lines := bytes.Split(src, []byte{'\n'})
	check := func(what string, r diag.Range) {
		for _, p := range []diag.Position{r.Start, r.End} {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len([]rune(string(lines[p.Line-1])))+1 {
				t.Fatalf("%s: %v is not in the file", what, r)
			}
		}
		if r.End.Line < r.Start.Line || r.End.Line == r.Start.Line && r.End.Column < r.Start.Column {
			t.Fatalf("%s: %v ends before it starts", what, r)
		}
	}
	if d.Title != "" {
		check("title", d.TitleRange)
	}
	for _, h := range d.Headings {
		check("heading", h.Range)
	}
	for i, l := range d.Links {
		check(fmt.Sprint("link ", i), l.Range)
	}
	for _, x := range d.Diagnostics {
		check(string(x.Code), x.Range)
	}
}

// probes try to get something executable out.
var probes = func() []string {
	src, err := os.ReadFile(filepath.Join("testdata", "probes.txt"))
	if err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
}()

// TestProbes holds every probe to the laws, alone and within other blocks.
func TestProbes(t *testing.T) {
	p := newTestParser()
	for _, probe := range probes {
		for _, context := range []string{"%s", "text %s text", "- %s\n- x", "> %s", "| %s |\n|---|\n| %s |", "# %s", ":::note\n%s\n:::",
			"*%s*", "[%s](x.md)", "![%s](x.png)", "<b>%s</b>", "<div>\n\n%s\n\n</div>", "%s\n\n%s", "x[^1]\n\n[^1]: %s", "x\n: %s"} {
			checkLaws(t, p, []byte(strings.ReplaceAll(context, "%s", probe)), 0)
		}
	}
}

// FuzzDirective writes any name, title, attributes and text of a directive, in
// one that holds it.
func FuzzDirective(f *testing.F) {
	f.Add("note", "T", ".a #b k=\"v\"", "x")
	f.Add("details", "[x](y)", "open title='a'", ":::\n\n::::")
	f.Add("a\" onclick=\"x", "<b>", "onclick=\"x\" {", "```\n:::")
	p, full := newTestParser(), newFullParser()
	f.Fuzz(func(t *testing.T, name, title, attributes, text string) {
		for _, form := range []string{":::%s[%s]{%s}\n%s\n:::\n", ":::%s %s {%s}\n%s\n:::\n", "::::info\n:::%s[%s]{%s}\n%s\n:::\n::::\n", "> - :::%s[%s]{%s}\n>   %s\n>   :::\n"} {
			src := []byte(fmt.Sprintf(form, name, title, attributes, text))
			checkAlike(t, checkLaws(t, p, src, 0), checkLaws(t, full, src, 0))
		}
	})
}
