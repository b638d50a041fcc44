package review

import (
	"encoding/base64"
	"fmt"
	"html"
	"path"
	"strings"
)

// page returns the part of a report that shows a page.
func (o *report) page(i int) (string, error) {
	p := &o.Pages[i]
	lines, err := o.Lines(p)
	if err != nil {
		return "", err
	}
	o.b.Reset()
	fmt.Fprintf(&o.b, "<section id=\"p%d\" class=\"page\"><h2>%s <small>%s</small> %s</h2>\n", i, o.title(p), language(p.Lang), o.state(p))
	o.b.WriteString(`<p class="note" dir="ltr">`)
	switch {
	case p.State == Moved:
		fmt.Fprintf(&o.b, "<del>/%s</del> <ins>/%s</ins>", text(p.Before), text(p.After))
	case p.State == Removed:
		o.b.WriteString("/" + text(p.Before))
	default:
		o.b.WriteString("/" + text(p.After))
	}
	if p.File != "" {
		fmt.Fprintf(&o.b, " · <code>%s</code>", text(p.File))
	}
	o.b.WriteString("</p>\n")
	if len(p.Diagnostics) > 0 {
		o.b.WriteString("<ul class=\"messages\" lang=\"en\" dir=\"ltr\">\n")
		for _, d := range p.Diagnostics[:min(len(p.Diagnostics), mostRows)] {
			o.diagnostic(d)
		}
		o.b.WriteString("</ul>\n")
	}
	fmt.Fprintf(&o.b, "<article lang=\"%s\" dir=\"%s\">\n", html.EscapeString(p.Lang.Tag), html.EscapeString(p.Lang.Dir))
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && lines[to].isSame() {
			to++
		}
		if to == from {
			o.line(&lines[from])
			from++
			continue
		}
		o.unchanged(lines[from:to], from > 0, to < len(lines))
		from = to
	}
	o.b.WriteString("</article></section>\n")
	return o.b.String(), nil
}

func (l *Line) isSame() bool { return len(l.Pieces) == 1 && l.Pieces[0].op == same }

// unchanged shows lines that are as before: those next to a change, and the
// others behind a fold.
func (o *report) unchanged(lines []Line, after, before bool) {
	from, to := 0, len(lines)
	if after {
		from = min(linesOfContext, to)
	}
	if before {
		to = max(from, to-linesOfContext)
	}
	if to-from < leastLinesAside {
		from, to = 0, 0
	}
	for i := range lines {
		if i == from && to > from {
			fmt.Fprintf(&o.b, "<details class=\"same\"><summary>%s</summary>\n", text(o.words.N("review_same", to-from)))
		}
		if i == to && to > from {
			o.b.WriteString("</details>\n")
		}
		o.line(&lines[i])
	}
	if to == len(lines) && to > from {
		o.b.WriteString("</details>\n")
	}
}

func (o *report) line(l *Line) {
	class := l.Kind
	if len(l.Pieces) == 1 {
		class += [...]string{same: "", gone: " gone", fresh: " fresh"}[l.Pieces[0].op]
	}
	fmt.Fprintf(&o.b, `<p class="%s"`, html.EscapeString(class))
	if l.Lang != "" {
		fmt.Fprintf(&o.b, ` lang="%s"`, html.EscapeString(l.Lang))
	}
	if l.Dir == "ltr" || l.Dir == "rtl" {
		fmt.Fprintf(&o.b, ` dir="%s"`, l.Dir)
	}
	o.b.WriteString(">")
	for _, p := range l.Pieces {
		switch p.op {
		case same:
			o.piece(p.Words, false, false)
		case gone:
			o.b.WriteString("<del>")
			o.piece(p.Words, true, len(l.Pieces) > 1)
			o.b.WriteString("</del>")
		case fresh:
			o.b.WriteString("<ins>")
			o.piece(p.Words, true, len(l.Pieces) > 1)
			o.b.WriteString("</ins>")
		}
	}
	o.b.WriteString("</p>\n")
}

// piece shows words. Where a link leads is shown, too, in what changed: outside
// the site always, within it where a text around it stayed.
func (o *report) piece(words []Word, changed, within bool) {
	for i, w := range words {
		if w.Picture != "" {
			o.picture(w, changed)
		} else {
			o.b.WriteString(text(w.Text))
		}
		outside := strings.Contains(w.Link, ":")
		if w.Link != "" && changed && (outside || within) && (i+1 == len(words) || words[i+1].Link != w.Link) {
			fmt.Fprintf(&o.b, ` <span class="to" dir="ltr">→ %s</span>`, text(w.Link))
		}
	}
}

// pictureTypes are the pictures that a browser shows, by the end of their names.
// As pictures, SVG files run no scripts and load nothing.
var pictureTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".svg": "image/svg+xml",
}

// picture shows a picture that changed, if it is not too large, and what it
// shows in words.
func (o *report) picture(w Word, changed bool) {
	o.b.WriteString(`<span class="picture">`)
	if changed {
		if data := o.pictureData(w); data != nil {
			fmt.Fprintf(&o.b, `<img alt="" src="data:%s;base64,%s">`, pictureTypes[strings.ToLower(path.Ext(w.shown()))], base64.StdEncoding.EncodeToString(data))
		} else {
			o.b.WriteString("<small>" + text(o.words.T("review_picture")) + "</small> ")
		}
	}
	o.b.WriteString(text(w.Text) + "</span>")
}

// shown returns the file that shows a picture: a smaller one, if there is one.
func (w Word) shown() string {
	if w.small != "" {
		return w.small
	}
	return w.Picture
}

// pictureData returns the bytes of a picture; nil if they do not fit.
func (o *report) pictureData(w Word) []byte {
	if pictureTypes[strings.ToLower(path.Ext(w.shown()))] == "" {
		return nil
	}
	for _, side := range []*side{o.after, o.before} {
		data, err := side.Pages.Render(w.shown())
		if err != nil || len(data) == 0 || w.print != "" && side.print(w.Picture) != w.print {
			continue
		}
		if len(data) > mostPicture || o.pictures+len(data) > mostPictures {
			return nil
		}
		o.pictures += len(data)
		return data
	}
	return nil
}
