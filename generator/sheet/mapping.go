package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/model"
)

// Mapping is what a file beside a table says of it, where its headers do not.
type Mapping struct {
	File     string
	Encoding string
	ID       string // the header of the column that names rows for good
	idAt     diag.Range
	Dates    string            // dayFirst, monthFirst or "": as the dates show
	Consent  string            // the day on which those agreed who say yes
	Columns  map[string]Target // by folded header
	Values   []data.Pair       // fields that every row has
}

// Target is the field that a column is for, and what stands beside each of its
// values: an area's level. No field: the column is left out on purpose.
type Target struct {
	Field  string // dotted where it lies in a group
	With   []data.Pair
	header string // as the mapping file has it
	at     diag.Range
}

// The orders of day and month.
const (
	dayFirst   = "day-first"
	monthFirst = "month-first"
)

// ReadMapping reads a mapping file.
func ReadMapping(file string, src []byte) (Mapping, diag.List) {
	m := Mapping{File: file, Columns: map[string]Target{}}
	v, diags := data.YAML(file, src)
	r := &data.Reader{File: file, Diags: diags}
	for _, p := range r.Map(v, file) {
		switch p.Key {
		case "encoding":
			m.Encoding, _ = r.Text(p.Value, p.Key)
		case "id":
			m.ID, _ = r.Text(p.Value, p.Key)
			m.idAt = p.Value.Range
		case "dates":
			m.Dates, _ = r.Text(p.Value, p.Key)
			if m.Dates != dayFirst && m.Dates != monthFirst {
				r.Report("field-choice", p.Value.Range, fmt.Sprintf("`dates` takes one of `%s`, `%s`, not `%s`", dayFirst, monthFirst, m.Dates), "")
			}
		case "consent":
			if day, ok := r.Date(p.Value, p.Key); ok {
				m.Consent = day.Time.Format("2006-01-02")
			}
		case "values":
			m.Values = r.Map(p.Value, p.Key)
		case "columns":
			for _, c := range r.Map(p.Value, p.Key) {
				m.Columns[fold(c.Key)] = target(r, c)
			}
		default:
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known in a mapping file", p.Key),
				diag.Suggest(p.Key, []string{"columns", "values", "id", "dates", "consent", "encoding"}, "take it out"))
		}
	}
	return m, r.Diags
}

// target reads what a column is for: a field, a group of `field` and what
// stands beside it, or nothing.
func target(r *data.Reader, p data.Pair) (t Target) {
	t.header, t.at = p.Key, p.At
	if p.Value.Kind != data.Map {
		t.Field, _ = r.Text(p.Value, p.Key)
		t.Field = strings.TrimSpace(t.Field)
		return t
	}
	for _, part := range p.Value.Pairs {
		if part.Key == "field" {
			t.Field, _ = r.Text(part.Value, part.Key)
		} else {
			t.With = append(t.With, part)
		}
	}
	return t
}

// reportAbsent reports the columns of a mapping file that a table does not have.
func (m *Mapping) reportAbsent(t *Table) (diags diag.List) {
	var headers []string
	there := map[string]bool{}
	for _, head := range t.Header {
		headers = append(headers, head.Text)
		there[fold(head.Text)] = true
	}
	absent := func(header string, at diag.Range) {
		if header != "" && !there[fold(header)] {
			diags = append(diags, diag.New("sheet-column", m.File, at, fmt.Sprintf("the table has no column “%s”", header), diag.Suggest(header, headers, "write the header as the table has it")))
		}
	}
	absent(m.ID, m.idAt)
	for _, key := range slices.Sorted(maps.Keys(m.Columns)) {
		absent(m.Columns[key].header, m.Columns[key].at)
	}
	return diags
}

// sound returns the values that every row has, without those that the kind does
// not take, which are reported.
func (m *Mapping) sound(kind *model.Kind) (out []data.Pair, diags diag.List) {
	for _, p := range m.Values {
		r := &data.Reader{File: m.File}
		model.DecodeRecord(r, data.Value{Kind: data.Map, Pairs: []data.Pair{p}}, kind)
		if len(r.Diags) == 0 {
			out = append(out, p)
		}
		diags = append(diags, r.Diags...)
	}
	return out, diags
}
