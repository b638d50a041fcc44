package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// fencedCode renders a block of code between fences. Of what stands behind the
// language a title is kept, such as the name of the file; what highlights
// lines or numbers them is another generator's and says nothing here.
func (r *renderer) fencedCode(n *ast.FencedCodeBlock) {
	language := n.Language(r.src)
	if i := bytes.IndexAny(language, "{,"); i >= 0 { // Docusaurus and Rust: ```js{1,3}
		language = language[:i]
	}
	if bytes.IndexByte(language, '=') >= 0 { // ```title="x", without a language
		language = nil
	}
	title := ""
	if n.Info != nil {
		title = fenceTitle(n.Info.Value(r.src))
	}
	if title == "" {
		r.code(n.Lines(), r.unescaped(language))
		return
	}
	r.write(`<figure class="code"><figcaption dir="auto">`)
	r.out = escapeString(r.out, title)
	r.write("</figcaption>")
	r.code(n.Lines(), r.unescaped(language))
	r.out = append(bytes.TrimSuffix(r.out, []byte{'\n'}), "</figure>\n"...)
}

// fenceTitle returns the title in what stands behind an opening fence:
// ```js title="x", as Docusaurus and Starlight have it.
func fenceTitle(info []byte) string {
	const name = "title="
	i := bytes.Index(info, []byte(name))
	if i < 0 || i > 0 && bytes.IndexByte([]byte(" \t{}"), info[i-1]) < 0 {
		return ""
	}
	value, _ := parseValue(info[i+len(name):])
	return string(bytes.TrimSpace(unescape(nil, util.StringToReadOnlyBytes(value))))
}

// code renders a block of code. It scrolls, so it takes the keyboard's focus,
// and it runs from left to right in every language.
func (r *renderer) code(lines *text.Segments, language string) {
	r.write(`<pre dir="ltr" tabindex="0"><code`)
	if language != "" {
		r.attribute("class", "language-"+language)
	}
	r.write(">")
	if !r.opt.Highlight || language == "" || !r.highlight(lines, language) {
		r.plainCode(lines)
	}
	r.write("</code></pre>\n")
}

func (r *renderer) plainCode(lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		r.out = line.ConcatPadding(r.out)
		r.out = escape(r.out, r.src[line.Start:line.Stop])
	}
	if lines.Len() > 0 && r.out[len(r.out)-1] != '\n' {
		r.write("\n")
	}
}
