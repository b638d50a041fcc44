package sheet

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/source"
)

// Options are what a plan depends on beside the table.
type Options struct {
	Tree     *source.Tree // of content/, with all sources
	Config   *model.Config
	Kind     *model.Kind
	Type     string              // of members: what each row is where no column says it; "" for a mixed table
	Lang     string              // the language of the table
	Speakers []*locale.Localizer // what names languages
	Mapping  Mapping
}

// Change is what a row means for one file.
type Change struct {
	Row    int
	Path   string // below content/
	New    bool   // the file is not there yet
	Record model.Record
}

// Plan says what the rows of a table mean for the files in content/. Each row
// is an entry: the one that has its id or name, or a new one. Nothing is
// written, and a file that a row says nothing new of comes back as a change that
// changes nothing.
func Plan(t *Table, o Options) ([]Change, diag.List) {
	entries := entriesIn(o.Tree, o.Config)
	p := &planner{table: t, Options: o, entries: entries, names: namesOf(entries)}
	p.languages = languageNames(o.Speakers)
	p.columns, p.diags = columnsOf(t, &o.Mapping, o.Kind, o.Type)
	p.diags = append(p.diags, o.Mapping.reportAbsent(t)...)
	values, unsound := o.Mapping.sound(o.Kind)
	p.Mapping.Values, p.diags = values, append(p.diags, unsound...)
	for i, c := range p.columns {
		if c != nil && c.field != nil && c.leaf().Type == model.Date {
			c.order = cmp.Or(o.Mapping.Dates, orderOf(p.texts(i)))
		}
	}
	rows := p.identify()
	var out []Change
	for _, r := range rows {
		out = append(out, p.change(r))
	}
	p.reportStrangers()
	p.reportKept(rows)
	p.reportTwins(rows)
	return out, p.diags
}

type planner struct {
	Options
	table     *Table
	entries   []entry
	names     *names
	languages map[string]string // tags by folded names
	columns   []*column
	strangers []*stranger
	diags     diag.List
}

// texts returns the texts of a column.
func (p *planner) texts(column int) (out []string) {
	for _, row := range p.table.Rows {
		if column < len(row) {
			out = append(out, row[column].Text)
		}
	}
	return out
}

// row is a row that is an entry.
type row struct {
	cells []Cell
	title string
	at    Cell   // of the title
	base  string // the name of its file
	key   string
	file  *entry // nil for a new one
}

// memberType returns the type of the member that a row means, as its file says.
func (r *row) memberType() string {
	if r.file == nil {
		return ""
	}
	return r.file.front.Text("type")
}

// identify finds the entry that each row means. Rows without a name, and rows
// that mean the same entry as one before, are reported and left out.
func (p *planner) identify() []row {
	var out []row
	seen := map[string]row{}
	for _, cells := range p.table.Rows {
		r := row{cells: cells, title: p.made(cells, "title")}
		r.at = p.cellOf(cells, "title", givenName, familyName)
		if r.title == "" {
			r.title = strings.TrimSpace(p.made(cells, givenName) + " " + p.made(cells, familyName))
		}
		if r.title == "" {
			first := cells[slices.IndexFunc(cells, func(c Cell) bool { return c.Text != "" })]
			p.report("sheet-row", first, "the row has no name, so it is not imported", "write one in the column of names; a column is for names if its header says so, or a mapping file: `columns: {…: title}`")
			continue
		}
		stable := p.made(cells, id)
		r.base = model.Slug(cmp.Or(stable, r.title))
		// What the file will be called by: a number at its start gives an order.
		place, ok := p.Config.Place(p.newPath(r.base))
		if !ok || place.List || place.Folder || place.Kind != p.Kind {
			p.report("sheet-row", r.at, fmt.Sprintf("`%s` is not imported, because a file `%s.md` is the page of its folder", r.title, r.base), "give it another name, or a number in a column that a mapping file names: `id: …`")
			continue
		}
		r.key = place.Key
		if before, twice := seen[r.key]; twice {
			p.report("sheet-row", r.at, fmt.Sprintf("`%s` is in row %d already, so this row is not imported", r.title, before.at.Row), "tell them apart by their names, or by a column of numbers that a mapping file names: `id: …`")
			continue
		}
		seen[r.key] = r
		r.file = p.fileOf(r, stable == "")
		if other := r.memberType(); p.Type != "" && other != "" && other != p.Type {
			p.report("sheet-row", r.at, fmt.Sprintf("`%s` is not imported, because %s is of the type `%s`, not `%s`", r.title, p.Tree.Name(r.file.path), other, p.Type), "write its name otherwise, or import the table as what it is")
			continue
		}
		if r.file != nil {
			r.key = r.file.key
		}
		p.names.add(p.Kind.Name, r.key, r.base, r.title)
		out = append(out, r)
	}
	return out
}

// made returns the text of the cell whose column is for a field.
func (p *planner) made(cells []Cell, field string) string {
	return p.cellOf(cells, field).Text
}

func (p *planner) cellOf(cells []Cell, fields ...string) Cell {
	for i, c := range p.columns {
		if c != nil && i < len(cells) && cells[i].Text != "" && slices.Contains(fields, c.Field) {
			return cells[i]
		}
	}
	return Cell{}
}

// fileOf returns the file of an entry: in the language of the table, else in
// any, by its name or by that of its title.
func (p *planner) fileOf(r row, byTitle bool) *entry {
	var found *entry
	for _, exact := range []bool{true, false} {
		for i := range p.entries {
			e := &p.entries[i]
			if e.kind != p.Kind.Name || exact && e.name() != path.Base(r.key) || !exact && (!byTitle || model.Slug(e.title) != r.base) {
				continue
			}
			if found == nil || e.lang == p.Lang && found.lang != p.Lang {
				found = e
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// path returns where the row's file lies: beside its other languages if it has
// some.
func (p *planner) path(r row) (string, bool) {
	switch {
	case r.file != nil && r.file.lang == p.Lang:
		return r.file.path, false
	case r.file != nil:
		return p.Lang + r.file.path[strings.IndexByte(r.file.path, '/'):], true
	}
	return p.newPath(r.base), true
}

// newPath returns where a new file lies.
func (p *planner) newPath(base string) string {
	parts := []string{p.Lang, p.Kind.Name, base + ".md"}
	if p.Kind.Name == model.Pages {
		parts = []string{p.Lang, base + ".md"}
	}
	if p.Config.Single {
		parts = parts[1:]
	}
	return path.Join(parts...)
}

// change decodes a row.
func (p *planner) change(r row) Change {
	out := Change{Row: r.cells[0].Row}
	out.Path, out.New = p.path(r)
	front := data.Value{Kind: data.Map}
	set := func(key string, at Cell, v data.Value) {
		front.Pairs = append(front.Pairs, data.Pair{Key: key, At: at.Range, Value: v})
	}
	if r.file == nil || r.file.lang != p.Lang || r.file.title != r.title { // a heading will do
		set("title", r.at, scalar(r.title, r.at))
	}
	p.readCells(r, set)
	for _, fixed := range p.Mapping.Values {
		if !front.Has(fixed.Key) {
			front.Pairs = append(front.Pairs, fixed)
		}
	}
	if p.Kind.Name == model.Members && p.Type != "" && !front.Has("type") {
		set("type", r.at, scalar(p.Type, r.at))
	}
	p.protect(&front, out.New, r)
	reader := data.Reader{File: p.table.File}
	out.Record = model.DecodeRecord(&reader, front, p.Kind)
	for _, d := range reader.Diags {
		for _, c := range r.cells {
			if c.Range.Start == d.Range.Start {
				d.Message = c.Name() + ": " + d.Message
			}
		}
		p.diags = append(p.diags, d)
	}
	// What could not be read says nothing, so that a file keeps what it has.
	out.Record = slices.DeleteFunc(out.Record, func(s model.Slot) bool { return s.Values == nil })
	return out
}

// readCells turns the cells of a row into fields, in the order of the columns.
func (p *planner) readCells(r row, set func(string, Cell, data.Value)) {
	var order []string
	values := map[string][]data.Value{}
	at := map[string]Cell{}
	groups := map[string][]data.Pair{}
	for i, c := range p.columns {
		if i >= len(r.cells) || r.cells[i].Text == "" || c == nil || c.field == nil || c.field.Name == "title" || c.Field == "consent" {
			continue
		}
		name := c.field.Name
		if _, ok := at[name]; !ok {
			order = append(order, name)
			at[name] = r.cells[i]
		}
		found := p.values(c, r.cells[i])
		if c.inner == nil {
			values[name] = append(values[name], found...)
		} else if len(found) > 0 {
			groups[name] = append(groups[name], data.Pair{Key: c.inner.Name, At: r.cells[i].Range, Value: oneOrList(found, c.inner.Many)})
		}
	}
	for _, name := range order {
		f := model.FieldNamed(p.Kind.Fields, name)
		found := values[name]
		if len(groups[name]) > 0 {
			found = append(found, mapOf(at[name], groups[name]...))
		}
		if len(found) == 0 {
			continue
		}
		if f.Type == model.Date && (name == "start" || name == "end") {
			found[0].Text += p.timeOf(r, name)
		}
		set(name, at[name], oneOrList(found, f.Many))
	}
}

func oneOrList(values []data.Value, many bool) data.Value {
	if !many || len(values) == 1 {
		return values[0]
	}
	return data.Value{Kind: data.List, Items: values, Range: values[0].Range}
}

// timeOf returns the time of day in a column of its own, as it stands behind a
// day.
func (p *planner) timeOf(r row, field string) string {
	cell := p.cellOf(r.cells, field+"_time")
	if cell.Text == "" {
		return ""
	}
	clock, ok := normalTime(cell.Text)
	if !ok {
		p.report("sheet-date", cell, fmt.Sprintf("`%s` is not a time of day", cell.Text), "write it as 18:30")
		return ""
	}
	return "T" + clock
}

// protect sees to it that nobody is published who did not agree: what a row says
// of consent is a day, or that there is none. A new profile of which nothing is
// said is written so that it is not published.
func (p *planner) protect(front *data.Value, isNew bool, r row) {
	if p.Kind.Name != model.Members {
		return
	}
	cell := p.cellOf(r.cells, "consent")
	none := data.Value{Kind: data.Map, Pairs: []data.Pair{{Key: "covers", Value: data.Value{Kind: data.List}}}}
	kind := front.Get("type").Text
	person := kind != "city" && kind != "organisation"
	consent, said := front.Get("consent"), front.Has("consent")
	front.Pairs = slices.DeleteFunc(front.Pairs, func(p data.Pair) bool { return p.Key == "consent" })
	day, answer := cell.Text, known().meaning(cell.Text, "true", "false")
	agreed := !isNew && r.file.front.Object("consent").Has("given") // the page knows a day
	switch {
	case cell.Text == "" && said && (consent.Has("given") || !person):
	case cell.Text == "" && (!isNew || !person):
		return
	case cell.Text == "" || answer == "false":
		consent = none
	case answer == "true" && p.Mapping.Consent == "" && agreed:
		return
	case answer == "true" && p.Mapping.Consent == "":
		p.report("sheet-consent", cell, fmt.Sprintf("`%s` does not say on which day the person agreed, so the profile is not published", cell.Text),
			"write the day, or name it for all in a mapping file: `consent: 2026-05-01`")
		consent = none
	default:
		if answer == "true" {
			day = p.Mapping.Consent
		}
		date, ambiguous := normalDate(day, p.consentOrder())
		if _, ok := data.ParseDate(date); ambiguous || !ok {
			consequence := "the profile is not published"
			if agreed {
				consequence = "the day in the page stays"
			}
			p.report("sheet-consent", cell, fmt.Sprintf("`%s` is not a day that can be read in one way, so %s", cell.Text, consequence), "write year-month-day, such as 2026-05-01")
			if agreed {
				return
			}
			consent = none
			break
		}
		covers := consent.Get("covers")
		consent = mapOf(cell, data.Pair{Key: "given", At: cell.Range, Value: scalar(date, cell)})
		if covers.Kind != data.Null {
			consent.Pairs = append(consent.Pairs, data.Pair{Key: "covers", At: covers.Range, Value: covers})
		}
	}
	front.Pairs = append(front.Pairs, data.Pair{Key: "consent", At: r.at.Range, Value: consent})
}

func (p *planner) consentOrder() string {
	for _, c := range p.columns {
		if c != nil && c.Field == "consent" {
			return c.order
		}
	}
	return p.Mapping.Dates
}
