package sheet

import (
	"fmt"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// Mapping is what a file beside a table says of it, where its headers do not.
type Mapping struct {
	File     string
	Encoding string
	ID       string            // the header of the column that names rows for good
	Dates    string            // dayFirst, monthFirst or "": as the dates show
	Consent  string            // the day on which those agreed who say yes
	Columns  map[string]Target // by folded header
	Values   []data.Pair       // fields that every row has
}

// Target is the field that a column is for, and what stands beside each of its
// values: an area's level. No field: the column is left out on purpose.
type Target struct {
	Field string // dotted where it lies in a group
	With  []data.Pair
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
