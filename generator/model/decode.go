package model

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"indaba/generator/calendar"
	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/locale"
)

// decode reads the keys of v by a table of fields. What cannot be read is
// left out and reported.
func decode(r *data.Reader, v data.Value, fields []Field) Record {
	pairs := r.Map(v, "front matter")
	written := make([]*data.Pair, len(fields)) // by field
	count, most := 0, 0                        // of fields and their values
	for n := range pairs {
		p := &pairs[n]
		i := index(fields, p.Key)
		if generator := foreignTo[p.Key]; i < 0 && generator != "" {
			r.Report("field-foreign", p.At, fmt.Sprintf("`%s` means something to %s and nothing here", p.Key, generator), "it may stay or go")
			continue
		}
		if i < 0 {
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known here", p.Key), diag.Suggest(p.Key, names(fields), "take it out, or write it in the text"))
			continue
		}
		if written[i] != nil {
			r.Report("data-duplicate-key", p.At, fmt.Sprintf("`%s` means the same as another key of this page: `%s`", p.Key, fields[i].Name), "keep one of the two")
			continue
		}
		if p.Value.Kind != data.Null {
			written[i] = p
			count, most = count+1, most+max(len(p.Value.Items), 1)
		}
	}
	record := make(Record, 0, count)
	values := make([]Value, 0, most) // of all fields, side by side
	for i, p := range written {
		if p != nil {
			before := len(values)
			values = decodeKey(values, r, *p, &fields[i])
			record = append(record, Slot{&fields[i], p.At, slices.Clip(values[before:])})
		}
	}
	return record
}

func names(fields []Field) []string {
	var out []string
	for _, f := range fields {
		out = append(append(out, f.Name), f.Aliases...)
	}
	return out
}

// decodeKey appends the values of a key that may mean the opposite of its field.
func decodeKey(values []Value, r *data.Reader, p data.Pair, f *Field) []Value {
	before := len(values)
	values = decodeField(values, r, p.Value, f)
	if slices.Contains(f.Negated, p.Key) {
		for i := range values[before:] {
			v := &values[before+i]
			v.Text = fmt.Sprint(v.Text != "true")
		}
	}
	return values
}

// decodeField appends the values of a field.
func decodeField(values []Value, r *data.Reader, v data.Value, f *Field) []Value {
	items := []data.Value{v}
	switch {
	case f.Many:
		items = fewEnough(r, r.Items(v), f)
	case v.Kind == data.List:
		r.Report("field-type", v.Range, fmt.Sprintf("`%s` takes one value, not a list", f.Name), "")
		return values
	}
	for _, item := range items {
		if one, ok := decodeValue(r, item, f); ok {
			values = append(values, one)
		}
	}
	return values
}

func decodeValue(r *data.Reader, v data.Value, f *Field) (out Value, ok bool) {
	out.Range = v.Range
	if isBlank(r, v, f) {
		return out, false
	}
	switch f.Type {
	case Object:
		out.Object = decodeObject(r, v, f)
		return out, out.Object != nil
	case Flag:
		flag, ok := r.Flag(v, f.Name)
		out.Text = fmt.Sprint(flag)
		return out, ok
	case Number:
		out.Number, ok = r.Number(v, f.Name)
		return out, ok
	case Date:
		date, ok := r.Date(v, f.Name)
		out.Date = &date
		return out, ok
	}
	// Docusaurus writes a tag as a group with a label.
	if label := v.Get("label"); v.Kind == data.Map && label.Kind == data.Scalar {
		v = label
	}
	out.Text, ok = readText(r, v, f.Name)
	return out, ok && out.Text != "" && checkText(r, out, f)
}

func decodeObject(r *data.Reader, v data.Value, f *Field) Record {
	if v.Kind != data.Scalar || f.Short == "" {
		return decode(r, v, f.Fields)
	}
	short := &f.Fields[index(f.Fields, f.Short)]
	values := decodeField(nil, r, v, short)
	if len(values) == 0 {
		return nil
	}
	return Record{{short, v.Range, values}}
}

// checkText reports a text that its field does not take.
func checkText(r *data.Reader, v Value, f *Field) bool {
	switch f.Type {
	case Choice:
		if slices.Contains(f.Choices, v.Text) {
			return true
		}
		all := "`" + strings.Join(f.Choices, "`, `") + "`"
		r.Report("field-choice", v.Range, fmt.Sprintf("`%s` takes one of %s, not `%s`", f.Name, all, v.Text), diag.Suggest(v.Text, f.Choices, ""))
		return false
	case Language:
		if locale.IsTag(v.Text) {
			return true
		}
		r.Report("language-unknown", v.Range, fmt.Sprintf("`%s` is not a language tag", v.Text), "write the short tag of BCP 47, such as `fr`, `ar` or `pt-BR`")
		return false
	case Zone:
		if calendar.Zone(v.Text) != nil {
			return true
		}
		r.Report("timezone-unknown", v.Range, fmt.Sprintf("`%s` is not a time zone", v.Text), "write it as in the IANA database, such as `Africa/Maputo` or `America/Bogota`")
		return false
	case Address:
		if publicAddress(v.Text) {
			return true
		}
		r.Report("field-type", v.Range, fmt.Sprintf("`%s` takes an address, not `%s`", f.Name, v.Text), "an address starts with https://, or with / for a page of this site")
		return false
	}
	return true
}

// publicAddress reports whether s may stand in a link: an address of the web
// or of a mailbox, or a path. No other scheme gets through, because some of
// them run programs.
func publicAddress(s string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	case "":
		return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//")
	}
	return false
}
