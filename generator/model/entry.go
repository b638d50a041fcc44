// Package model is the typed content model: the kinds of entries and their
// fields, the configuration of a site, and what one Markdown file says.
//
// Everything here looks at one file at a time; what ties entries to each
// other is found in package site.
package model

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/freshness"
	"indaba/generator/locale"
	"indaba/generator/markdown"
	"indaba/generator/source"
)

// Entry is one entry in one language: what one Markdown file says.
type Entry struct {
	// What every build asks of every entry stands together, so that to ask it
	// touches little memory.
	Place
	Symbol     Symbol // of Key
	Called     Symbol // of Title, see [Symbols.Title]
	Draft      bool
	Stamped    bool   // it says which text it was translated from
	Attended   bool   // it lists who takes part in an event
	Unreadable bool   // nothing of the file could be read, which is reported
	Original   string // code of a language; "" if it is not said
	Type       string // of a member or an event; "" if it is not said
	OwnSlug    string
	Tags       []Tag
	Aliases    []Value
	Mentions   []Mention // the references in Front, in the order of the table
	Refers     []Symbol  // the last parts of the keys that Mentions name, each once
	Links                // of Body, one each
	Image      Target    // the entry's picture; zero if it has none
	When       data.Date // an event's start, else the date

	Path string // below content/
	File string // as users type it, for diagnostics

	Front   Record
	Title   string // from the front matter, else the first h1
	SortKey string // collation key of the title in the entry's language
	Body    *markdown.Document

	// Exposed is what the file, as it is written, gives away of people.
	Exposed []Exposed `codec:"aside"`

	// Sections are those that a translation of the entry may fall behind in.
	Sections []freshness.Section
}

// Tag is a free word that an entry carries.
type Tag struct {
	Text, Slug string
	Symbol     Symbol // of Slug
}

// Fold makes texts that differ in case and spaces alone equal.
func Fold(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

// Front is what the front matter of a file says.
type Front struct {
	Record Record
	Body   int // offset in the file where the body starts
	Diags  diag.List
	// Readable is false when the file is no text or its front matter cannot
	// be understood, so that there is nothing to publish.
	Readable bool
	Blank    bool // the file has no text at all
}

// DecodeFront reads and checks the front matter of a file by the fields of its
// kind. The result depends on nothing but the bytes, the path and the kind.
func DecodeFront(file string, f *source.File, kind *Kind) Front {
	if d, bad := unreadable(file, f); bad {
		return Front{Body: len(f.Data), Diags: diag.List{d}}
	}
	v, body, diags := data.Front(file, f.Data)
	readable := diags.Count(diag.Error) == 0
	r := data.Reader{File: file, Diags: diags}
	record := decode(&r, v, kind.Fields)
	check(&r, kind, record)
	return Front{Record: record, Body: body, Diags: r.Diags, Readable: readable, Blank: len(bytes.TrimSpace(f.Data)) == 0}
}

func unreadable(file string, f *source.File) (diag.Diagnostic, bool) {
	switch {
	case f.Err != nil:
		return diag.New("file-unread", file, diag.Range{}, "the file cannot be read: "+f.Err.Error(), "look at its permissions, its name, and whether it is a link out of the folder"), true
	case f.Data == nil:
		return diag.New("file-size", file, diag.Range{}, "the file is larger than 4 MiB", "split the page into chapters"), true
	}
	return diag.Diagnostic{}, false
}

// NewEntry puts together what a file's path, front matter and body say. The
// title is that of the front matter, else the body's first heading.
func NewEntry(c *Config, p Place, file string, f *source.File, front Front, body *markdown.Document, words *locale.Localizer) (*Entry, diag.List) {
	e := &Entry{Place: p, Path: f.Path, File: file, Front: front.Record, Body: body, Unreadable: !front.Readable}
	e.Title = e.Front.Text("title")
	var diags diag.List
	if e.Title == "" {
		e.Title, diags = title(file, strings.TrimSpace(body.Title), body.TitleRange)
	}
	if e.Title == "" {
		e.Title = p.Name
		if front.Readable && !p.WriteUp { // which stands under the event's title
			diags = append(diags, untitled(file, front.Blank))
		}
	}
	e.SortKey, e.Called = words.SortKey(e.Title), c.Symbols.Title(e.Title)
	e.refer(c.Symbols)
	e.Symbol = c.Symbols.Of(e.Key)
	e.Draft, _ = e.Front.Flag("draft")
	e.Original, e.OwnSlug, e.Type = e.Front.Text("original"), e.Front.Text("slug"), e.Front.Text("type")
	if e.When = e.Front.Date("start"); e.When.IsZero() {
		e.When = e.Front.Date("date")
	}
	e.Stamped, e.Attended = e.Front.Has("translated_from"), e.Front.Has("participants")
	e.Aliases = e.Front.Values("aliases")
	for _, text := range e.Front.Texts("tags") {
		slug := Slug(text)
		e.Tags = append(e.Tags, Tag{text, slug, c.Symbols.Of(slug)})
	}
	e.Targets = make([]Target, len(body.Links))
	for i, l := range body.Links {
		e.Targets[i] = c.resolve(f.Path, l)
		diags = append(diags, elsewhere(file, &e.Targets[i], l)...)
	}
	e.Links = newLinks(e.Targets)
	if image := e.Front.Text("image"); image != "" {
		l := markdown.Link{Kind: markdown.LinkImage, Dest: image, Range: e.Front.At("image")}
		e.Image = c.resolve(f.Path, l)
		diags = append(diags, elsewhere(file, &e.Image, l)...)
		if e.Front.Text("alt") == "" {
			diags = append(diags, diag.New("markdown-image-alt", file, e.Front.At("image"), "the picture has no text for those who cannot see it", "write `alt:` and what it shows"))
		}
	}
	for _, r := range []Record{e.Front.Object("sidebar"), e.Front} {
		if order, ok := r.Number("order"); ok {
			e.Order = order
		}
	}
	return e, diags
}

// refer gathers the references in Front.
func (e *Entry) refer(symbols *Symbols) {
	e.Mentions, e.Refers = slices.Collect(e.Front.mentions(symbols)), nil
	for i := range e.Mentions {
		e.Refers = append(e.Refers, e.Mentions[i].Name.Last)
	}
	e.Refers = distinct(e.Refers)
}

// elsewhere reports an image that lies on another site, and leads its link
// nowhere.
func elsewhere(file string, t *Target, l markdown.Link) diag.List {
	if t.Kind != ToWeb || l.Kind != markdown.LinkImage {
		return nil
	}
	*t = Target{}
	return diag.List{diag.New("image-missing", file, l.Range, "the image lies on another site, which would see every reader of this page", "put it beside the page, if its licence allows")}
}

// untitled reports an entry without a title.
func untitled(file string, blank bool) diag.Diagnostic {
	at := diag.Range{Start: diag.Position{Line: 1, Column: 1}}
	if blank {
		return diag.New("title-missing", file, at, "the file is empty", "write `# ` and a title in it, or delete it")
	}
	return diag.New("title-missing", file, at, "the page has no title", "write `title: …` between the two lines of dashes at the top, or start the text with `# …`")
}

// TitleRange returns where the title is written; the start of the file where it
// is not.
func (e *Entry) TitleRange() diag.Range {
	switch {
	case e.Front.Has("title"):
		return e.Front.At("title")
	case e.Body.Title != "":
		return e.Body.TitleRange
	}
	return diag.Range{Start: diag.Position{Line: 1, Column: 1}}
}

// Label is the title as navigation shows it.
func (e *Entry) Label() string {
	return cmp.Or(e.Front.Text("sidebar_label"), e.Front.Object("sidebar").Text("label"), e.Title)
}

// Lead is what introduces the entry: its description.
func (e *Entry) Lead() string { return e.Front.Text("description") }

// Summary is the description, else the start of the text.
func (e *Entry) Summary() string {
	if lead := e.Lead(); lead != "" {
		return lead
	}
	return e.Body.Excerpt
}
