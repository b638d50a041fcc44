package render

import (
	"html"
	"html/template"
	"slices"
	"strings"
	"sync"

	"indaba/generator/markdown"
	"indaba/generator/site"
)

// body fills the holes of a version's text for readers of a language: its
// links lead to pages in that language, whatever language the text is in.
func (r *Renderer) body(f *file, v *site.Version, from, lang int) template.HTML {
	if v == nil {
		return ""
	}
	text, behind := f.text(v), f.behind(r.site, v)
	b := scratch.Get().(*[]byte)
	defer scratch.Put(b)
	*b = text().Append((*b)[:0], &filler{r: r, v: v, from: from, lang: lang, behind: behind})
	return template.HTML(*b)
}

// scratch is where a body is filled before its length is known.
var scratch = sync.Pool{New: func() any { return new([]byte) }}

// filler writes the links and images of one body.
type filler struct {
	r          *Renderer
	v          *site.Version
	from, lang int          // language of the text, and of the reader
	behind     *site.Behind // what the text is to say of itself, in a page
	origin     string       // stands before addresses of the site itself: "" in a page, scheme and host in a feed
}

// Open writes the start of a link, or a whole image.
func (f *filler) Open(dst []byte, link int) ([]byte, bool) {
	l := f.v.Body.Links[link]
	to := f.r.site.Destination(f.v, link)
	switch {
	case l.Kind == markdown.LinkImage:
		return f.image(dst, link), false
	case to.Kind == site.Broken:
		dst = append(dst, `<span class="broken" title="`...)
		dst = append(dst, html.EscapeString(f.r.words[f.lang].T("broken_reference"))...)
		dst = append(dst, `">`...)
		if l.Empty {
			dst = append(dst, html.EscapeString(l.Dest)...)
		}
		return dst, false
	}
	return f.anchor(dst, link), false
}

// Close writes the end of a link.
func (f *filler) Close(dst []byte, link int) []byte {
	if f.r.site.Destination(f.v, link).Kind == site.Broken {
		return append(dst, "</span>"...)
	}
	return append(dst, "</a>"...)
}

// ID writes the id of a heading.
func (f *filler) ID(dst []byte, heading int) []byte {
	return append(dst, html.EscapeString(f.v.Headings[heading].ID)...)
}

// After says of a section that its original has changed since it was
// translated.
func (f *filler) After(dst []byte, heading int) []byte {
	if f.behind == nil || !slices.Contains(f.behind.Sections, sectionOf(f.v, heading)) {
		return dst
	}
	dst = append(dst, `<div class="notice" role="note"><p>`...)
	dst = append(dst, html.EscapeString(f.r.staleText("stale_section", f.behind, f.from))...)
	return append(dst, "</p></div>\n"...)
}

func (f *filler) anchor(dst []byte, link int) []byte {
	l, to := f.v.Body.Links[link], f.r.site.Destination(f.v, link)
	dst = append(dst, `<a href="`...)
	dst = append(dst, html.EscapeString(f.destination(to))...)
	dst = append(dst, '"')
	label := l.Dest
	if to.Kind == site.ToNode {
		title, shown := f.r.site.Title(to.To, f.reader(to))
		label = title
		if shown != f.from {
			tag := f.r.site.Languages[shown].Tag
			dst = append(dst, ` hreflang="`...)
			dst = append(dst, html.EscapeString(tag)...)
			dst = append(dst, '"')
		}
	}
	if to.Kind == site.ToWeb && strings.HasPrefix(to.Path, "http") {
		dst = append(dst, ` rel="noopener noreferrer"`...)
	}
	if l.Title != "" {
		dst = append(dst, ` title="`...)
		dst = append(dst, html.EscapeString(l.Title)...)
		dst = append(dst, '"')
	}
	dst = append(dst, '>')
	if l.Empty {
		dst = append(dst, html.EscapeString(label)...)
	}
	return dst
}

// reader returns the language a link leads to: the one it names on purpose,
// else the reader's.
func (f *filler) reader(to site.Destination) int {
	if to.Lang >= 0 {
		return to.Lang
	}
	return f.lang
}

// destination returns the address a link leads to. An anchor that the page
// shown to this reader does not have is left out: the page is still right.
func (f *filler) destination(to site.Destination) string {
	switch to.Kind {
	case site.ToHere:
		return fragment(to.Anchor)
	case site.ToFile:
		return f.origin + f.r.href(to.Path) + fragment(to.Anchor)
	case site.ToNode:
		lang := f.reader(to)
		address := f.origin + f.r.to(to.To, lang)
		return address + fragment(f.r.site.Anchor(to.To, lang, to.Anchor))
	}
	return to.Path
}

func (f *filler) image(dst []byte, link int) []byte {
	l, to := f.v.Body.Links[link], f.r.site.Destination(f.v, link)
	if to.Kind != site.ToFile {
		dst = append(dst, `<span class="broken">`...)
		dst = append(dst, html.EscapeString(l.Alt)...)
		return append(dst, `</span>`...)
	}
	image := f.r.picture(to.Path, l.Alt)
	if f.origin != "" { // a reader of feeds shows one size
		image.URL, image.Set = f.origin+image.URL, ""
	}
	// What a reader sees first is not to wait until the browser knows where it stands.
	image.Late = len(dst) > aboveFold
	html, _ := f.r.theme.Image(f.r.site.Languages[f.lang].Code, *image) // a theme without one renders no page at all
	return append(dst, html...)
}

// aboveFold is about how many bytes of a text a phone shows at once.
const aboveFold = 1000
