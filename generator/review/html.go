package review

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/history"
	"indaba/generator/locale"
)

//go:embed report.css
var style string

// How much a report holds. What does not fit is listed, not shown.
const (
	mostBytes       = 8 << 20
	mostRows        = 2000 // of a list
	mostPictures    = 4 << 20
	mostPicture     = 300 << 10
	linesOfContext  = 1
	leastLinesAside = 2 // fewer are not worth a fold
)

// report is an HTML file in the making.
type report struct {
	*Review
	words    *locale.Localizer
	b        strings.Builder
	pictures int // bytes of them so far
}

// WriteHTML writes one file that shows each page before and after the change,
// in the language of words. It is whole by itself: it asks for nothing, runs no
// script, and what it shows of pages is nothing but text and pictures, so that
// nothing that a stranger wrote acts in it. Since is what the change is
// compared with.
func (r *Review) WriteHTML(w io.Writer, words *locale.Localizer, since string) error {
	out := &report{Review: r, words: words}
	var pages []string
	size, left := 0, 0
	for i := range r.Pages {
		if size > mostBytes {
			left++
			continue
		}
		page, err := out.page(i)
		if err != nil {
			return err
		}
		if size += len(page); size > mostBytes {
			left++
			continue
		}
		pages = append(pages, page)
	}
	out.b.Reset()
	out.head(since)
	out.diagnostics("review_introduced", r.Introduced, true)
	out.list(len(pages))
	out.changedFiles()
	out.diagnostics("review_mended", r.Mended, false)
	out.diagnostics("review_remaining", r.Remaining, false)
	for _, p := range pages {
		out.b.WriteString(p)
	}
	if left > 0 {
		out.tag("p", "note", words.F("review_cut", map[string]string{"Pages": words.N("page_count", left)}))
	}
	out.b.WriteString("</main></body></html>\n")
	_, err := io.WriteString(w, out.b.String())
	return err
}

func (o *report) head(since string) {
	sum := sha256.Sum256([]byte(style))
	l := o.words.Language()
	fmt.Fprintf(&o.b, `<!doctype html>
<html lang="%s" dir="%s"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>%s</title><style>%s</style></head><body><main>
<h1>%s</h1>
`, html.EscapeString(l.Tag), html.EscapeString(l.Dir), base64.StdEncoding.EncodeToString(sum[:]), text(o.words.T("review_title")), style, text(o.words.T("review_title")))
	o.tag("p", "note", o.words.F("review_compared", map[string]string{"Commit": since, "Date": o.words.Date(o.after.Site.Today, locale.Long)}))
	fmt.Fprintf(&o.b, `<fieldset class="view"><legend>%s</legend>`, text(o.words.T("review_view")))
	for i, view := range []string{"both", "before", "after"} {
		checked := ""
		if i == 0 {
			checked = " checked"
		}
		fmt.Fprintf(&o.b, `<label><input type="radio" name="view" id="view-%s"%s> %s</label>`, view, checked, text(o.words.T("review_"+view)))
	}
	o.b.WriteString("</fieldset>\n")
}

func (o *report) tag(name, class, s string) {
	fmt.Fprintf(&o.b, "<%s class=\"%s\">%s</%s>\n", name, class, text(s), name)
}

// list lists the pages, of which the first so many are shown below.
func (o *report) list(shown int) {
	if len(o.Pages) == 0 {
		o.tag("p", "note", o.words.T("review_nothing"))
		return
	}
	edited := 0
	for edited < len(o.Pages) && o.Pages[edited].Edited {
		edited++
	}
	o.b.WriteString("<nav>")
	o.part("review_edited", 0, edited, shown)
	o.part("review_along", edited, len(o.Pages), shown)
	o.b.WriteString("</nav>\n")
}

func (o *report) part(heading string, from, to, shown int) {
	if from == to {
		return
	}
	fmt.Fprintf(&o.b, "<h2>%s <small>%s</small></h2>\n<ul class=\"pages\">\n", text(o.words.T(heading)), text(o.words.N("page_count", to-from)))
	last := min(to, from+mostRows)
	for i := from; i < last; i++ {
		if i == from || o.Pages[i].key != o.Pages[i-1].key {
			fmt.Fprintf(&o.b, "<li>%s", o.title(&o.Pages[i]))
		}
		o.chip(i, i < shown)
		if i+1 == last || o.Pages[i].key != o.Pages[i+1].key {
			o.b.WriteString("</li>\n")
		}
	}
	o.b.WriteString("</ul>\n")
	if to > last {
		o.tag("p", "note", o.words.F("review_cut", map[string]string{"Pages": o.words.N("page_count", to-last)}))
	}
}

// chip names the language of a page and, unless it only changed, what became of
// it, and leads to where the page is shown.
func (o *report) chip(i int, shown bool) {
	p := &o.Pages[i]
	name := language(p.Lang)
	switch {
	case name == "":
		name = text(o.words.T("review_" + string(p.State)))
	case p.State != Changed:
		name += " · " + text(o.words.T("review_"+string(p.State)))
	}
	if shown {
		fmt.Fprintf(&o.b, ` <a class="%s" href="#p%d">%s</a>`, p.State, i, name)
	} else {
		fmt.Fprintf(&o.b, ` <span class="%s">%s</span>`, p.State, name)
	}
}

func (o *report) title(p *Page) string {
	return fmt.Sprintf(`<bdi lang="%s" dir="%s">%s</bdi>`, html.EscapeString(p.In.Tag), html.EscapeString(p.In.Dir), text(p.Title))
}

func language(l locale.Language) string {
	if l.Tag == "" {
		return ""
	}
	return fmt.Sprintf(`<bdi lang="%s" dir="%s">%s</bdi>`, html.EscapeString(l.Tag), html.EscapeString(l.Dir), text(l.Name))
}

func (o *report) state(p *Page) string {
	return fmt.Sprintf(`<span class="%s">%s</span>`, p.State, text(o.words.T("review_"+string(p.State))))
}

func (o *report) diagnostics(heading string, list diag.List, open bool) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(&o.b, "<details class=\"messages\"%s><summary>%s <small>%d</small></summary>\n<ul lang=\"en\" dir=\"ltr\">\n",
		map[bool]string{true: " open"}[open], text(o.words.T(heading)), len(list))
	for _, d := range list[:min(len(list), mostRows)] {
		o.diagnostic(d)
	}
	o.b.WriteString("</ul></details>\n")
}

func (o *report) diagnostic(d diag.Diagnostic) {
	fmt.Fprintf(&o.b, `<li class="%s"><b>%s</b> <code>%s</code> %s`, d.Severity, d.Severity, text(d.Place()), text(d.Message))
	if d.Hint != "" {
		fmt.Fprintf(&o.b, `<br><span class="hint">%s</span>`, text(d.Hint))
	}
	o.b.WriteString("</li>\n")
}

func (o *report) changedFiles() {
	if len(o.Files) == 0 {
		return
	}
	fmt.Fprintf(&o.b, "<h2>%s</h2>\n<ul class=\"pages\">\n", text(o.words.T("review_files")))
	for _, f := range o.Files[:min(len(o.Files), mostRows)] {
		path, state := describeFile(f)
		fmt.Fprintf(&o.b, "<li><code dir=\"ltr\">%s</code> <span class=\"%s\">%s</span></li>\n", text(path), state, text(o.words.T("review_"+string(state))))
	}
	o.b.WriteString("</ul>\n")
}

func describeFile(f history.Change) (path string, s State) {
	switch {
	case f.Was == "":
		return f.Is, Added
	case f.Is == "":
		return f.Was, Removed
	case f.Was != f.Is:
		return f.Was + " → " + f.Is, Moved
	}
	return f.Is, Changed
}

// text returns a text as HTML. Characters that would turn what follows around,
// by which a text can be made to look like another, are shown by their numbers.
func text(s string) string {
	s = html.EscapeString(s)
	if !strings.ContainsFunc(s, turns) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if turns(c) {
			b.WriteString(`<span class="turn">U+` + strings.ToUpper(strconv.FormatInt(int64(c), 16)) + `</span>`)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// turns reports whether a character overrides or embeds a direction (UAX #9).
func turns(c rune) bool { return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' }
