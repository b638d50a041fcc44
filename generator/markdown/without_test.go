package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWithout cuts the links to ama.md and the images called ama.
func TestWithout(t *testing.T) {
	tests := []struct{ name, in, html, excerpt, heading string }{
		{"label", "We met [Ama *Owusu*](ama.md) there.", "<p>We met a member there.</p>\n", "We met a member there.", ""},
		{"sentence", "[Ama](ama.md) spoke. [Ama](ama.md \"Ama\") sang.", "<p>A member spoke. A member sang.</p>\n", "A member spoke. A member sang.", ""},
		{"wiki", "- with [[ama.md]]\n- with [[ama.md|Ama]]", "<ul>\n<li>with a member</li>\n<li>with a member</li>\n</ul>\n", "", ""},
		{"neighbours", "[a](a.md)[Ama](ama.md)[b](b.md)", `<p><a href=a.md>a</a>a member<a href=b.md>b</a></p>` + "\n", "aa memberb", ""},
		{"picture", "![Ama](ama.png)\n\nText.", "<p>Text.</p>\n", "Text.", ""},
		{"figure", "![Ama](ama.png \"Ama, *laughing*\")\n\nText [b](b.md).", "<p>Text <a href=b.md>b</a>.</p>\n", "Text b.", ""},
		{"picture in text", "See ![Ama](ama.png) here.", "<p>See  here.</p>\n", "See here.", ""},
		{"picture in link", "By [![Ama](x.png)](ama.md).", "<p>By a member.</p>\n", "By a member.", ""},
		{"reference", "By [Ama Owusu][ama].\n\n[ama]: ama.md", "<p>By a member.</p>\n", "By a member.", ""},
		{"heading", "## What [Ama Owusu](ama.md) did\n\n| a |\n|---|\n| b |\n\n[x](x.md)",
			"<h2 id=\"what-a-member-did\">What a member did</h2>\n<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"What a member did\"><table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>\n<p><a href=x.md>x</a></p>\n",
			"x", "What a member did"},
		{"chosen id", "## [Ama](ama.md) {#her}", "<h2 id=\"her\">A member</h2>\n", "", "A member"},
		{"wiki heading", "## With [[ama.md]]", "<h2 id=\"with-a-member\">With a member</h2>\n", "", "With a member"},
		{"note", ":::note[Ask [Ama](ama.md)]\nx\n:::",
			"<aside class=\"admonition note\" data-directive=\"note\" role=\"note\" aria-label=\"Ask a member\"><p class=\"admonition-title\">Ask a member</p>\n<p>x</p>\n</aside>\n", "", ""},
		{"footnote", "x[^1] [y](y.md)\n\n[^1]: [Ama](ama.md)",
			"<p>x<sup><a id=\"fnref:1\" href=\"#fn:1\" class=\"footnote-ref\" role=\"doc-noteref\">1</a></sup> <a href=y.md>y</a></p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>A member <a href=\"#fnref:1\" class=\"footnote-backref\" role=\"doc-backlink\">↩︎</a></p>\n</li>\n</ol>\n</section>\n",
			"x y", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := New(Options{}).Parse("a.md", []byte(tt.in), 0)
			got, kept := doc.Without(func(i int) (string, bool) {
				if l := doc.Links[i]; l.Kind == LinkImage {
					return "", l.Dest == "ama.png"
				}
				return "a member", doc.Links[i].Dest == "ama.md"
			})
			if len(kept) != len(got.Links) {
				t.Errorf("kept %v of %v", kept, got.Links)
			}
			if diff := cmp.Diff(tt.html, string(got.HTML().Append(nil, destFiller{got}))); diff != "" {
				t.Errorf("HTML (-want +got):\n%s", diff)
			}
			if got.Excerpt != tt.excerpt {
				t.Errorf("excerpt %q, want %q", got.Excerpt, tt.excerpt)
			}
			heading := ""
			for _, h := range got.Headings {
				heading += h.Text
			}
			if heading != tt.heading {
				t.Errorf("heading %q, want %q", heading, tt.heading)
			}
			if strings.Contains(strings.ToLower(got.HTML().Text), "ama") {
				t.Errorf("the name is in %s", got.HTML().Text)
			}
		})
	}
}

// TestWithoutNothing returns the document itself.
func TestWithoutNothing(t *testing.T) {
	doc := New(Options{}).Parse("a.md", []byte("[a](a.md)"), 0)
	if got, _ := doc.Without(func(int) (string, bool) { return "", false }); got != doc {
		t.Error("a copy was made")
	}
}

// destFiller writes links as they were written.
type destFiller struct{ doc *Document }

func (f destFiller) Open(dst []byte, link int) ([]byte, bool) {
	return append(dst, "<a href="+f.doc.Links[link].Dest+">"...), false
}
func (f destFiller) Close(dst []byte, _ int) []byte { return append(dst, "</a>"...) }
func (f destFiller) ID(dst []byte, heading int) []byte {
	return append(dst, f.doc.Headings[heading].ID...)
}
func (f destFiller) After(dst []byte, _ int) []byte { return dst }
