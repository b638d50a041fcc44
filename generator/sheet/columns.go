package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// column is a column of a table and the field it is for.
type column struct {
	Target
	field *model.Field // the key of front matter; nil for what makes up one with others
	inner *model.Field // the field in its group, if that is what is meant
	order string       // of day and month in its dates
}

// Columns that make up a field with others.
const (
	id         = "id"
	givenName  = "given_name"
	familyName = "family_name"
	startTime  = "start_time"
	endTime    = "end_time"
)

// columnsOf matches the headers of a table with the fields of a kind. A column
// that nothing is known of is nil, and reported if it holds something.
func columnsOf(t *Table, m *Mapping, kind *model.Kind, memberType string) ([]*column, diag.List) {
	var diags diag.List
	out := make([]*column, width(t))
	taken := map[string]Cell{}
	for i := range out {
		head := Cell{Column: i, Row: 1}
		if i < len(t.Header) {
			head = t.Header[i]
		}
		target, mapped := m.Columns[fold(head.Text)]
		switch {
		case head.Text == "":
		case m.ID != "" && fold(m.ID) == fold(head.Text):
			target = Target{Field: id}
		case !mapped:
			target.Field = fieldOf(head.Text, kind, memberType)
		case target.Field == "":
			continue // left out on purpose
		}
		c, ok := newColumn(target, kind)
		if !ok {
			diags = append(diags, unknownColumn(t, m, head, target.Field, kind)...)
			continue
		}
		before, twice := taken[target.Field]
		if twice && !(c.field != nil && c.field.Many) {
			diags = append(diags, diag.New("sheet-column", t.File, head.Range,
				fmt.Sprintf("the columns %s “%s” and %s “%s” are both for `%s`, so the second is not imported", letters(before.Column), before.Text, letters(i), head.Text, target.Field),
				leaveOut(head.Text)))
			continue
		}
		taken[target.Field] = head
		out[i] = c
	}
	return out, diags
}

func width(t *Table) int {
	n := len(t.Header)
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	return n
}

// newColumn finds the field that a target names.
func newColumn(t Target, kind *model.Kind) (*column, bool) {
	if slices.Contains([]string{id, givenName, familyName, startTime, endTime}, t.Field) {
		return &column{Target: t}, true
	}
	name, rest, nested := strings.Cut(t.Field, ".")
	f := model.FieldNamed(kind.Fields, name)
	if f == nil {
		return nil, false
	}
	c := &column{Target: t, field: f}
	if nested {
		c.inner = model.FieldNamed(f.Fields, rest)
		return c, c.inner != nil
	}
	return c, true
}

// fieldOf returns the field that a header means, "" if none: by what people call
// it where such rows are kept, by its name, by what a site calls it, and by what
// people call it anywhere.
func fieldOf(header string, kind *model.Kind, memberType string) string {
	word := fold(header)
	if word == "" {
		return ""
	}
	called := func(section string) string {
		field := known().columns[section][word]
		if _, ok := newColumn(Target{Field: field}, kind); !ok {
			return ""
		}
		return field
	}
	ofType := ""
	if memberType != "" {
		ofType = called(memberType)
	}
	return cmp.Or(ofType, called(kind.Name), named(word, kind), called(""))
}

// named returns the field with a name or label, folded.
func named(word string, kind *model.Kind) string {
	for i := range kind.Fields {
		f := &kind.Fields[i]
		names := append([]string{f.Name, f.Label.All}, f.Aliases...)
		for _, label := range f.Label.By {
			names = append(names, label)
		}
		if slices.ContainsFunc(names, func(n string) bool { return fold(n) == word }) {
			return f.Name
		}
		for j := range f.Fields {
			if fold(f.Name+f.Fields[j].Name) == word {
				return f.Name + "." + f.Fields[j].Name
			}
		}
	}
	return ""
}

func leaveOut(header string) string {
	return fmt.Sprintf("to leave it out, write `columns: {%q: }` in a mapping file", header)
}

// unknownColumn reports a column that is not imported, if it holds anything.
func unknownColumn(t *Table, m *Mapping, head Cell, field string, kind *model.Kind) diag.List {
	filled := 0
	for _, row := range t.Rows {
		if head.Column < len(row) && row[head.Column].Text != "" {
			filled++
			if head.Text == "" && head.Range.Start.Line == 0 {
				head.Range = row[head.Column].Range
			}
		}
	}
	if filled == 0 && head.Text == "" {
		return nil
	}
	what := fmt.Sprintf("the column %s “%s”", letters(head.Column), head.Text)
	if head.Text == "" {
		what = fmt.Sprintf("the column %s, which has no name,", letters(head.Column))
	}
	var names []string
	for i := range kind.Fields {
		names = append(names, kind.Fields[i].Name)
	}
	if field != "" {
		return diag.List{diag.New("sheet-column", m.File, diag.Range{}, fmt.Sprintf("%s is said to be for `%s`, which is no field of %s", what, field, kind.Name),
			diag.Suggest(field, names, "docs/fields.md lists them all"))}
	}
	return diag.List{diag.New("sheet-column", t.File, head.Range, fmt.Sprintf("%s is not understood, so it is not imported; cells with something in it: %d", what, filled),
		fmt.Sprintf("name its field in a mapping file: `columns: {%q: %s}`, or leave the field empty to leave it out", head.Text, orSome(diag.Nearest(head.Text, names))))}
}

func orSome(name string) string {
	if name == "" {
		return "description"
	}
	return name
}
