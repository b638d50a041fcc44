package model

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"indaba/generator/data"
)

// DecodeRecord reads data that did not come from front matter by the fields of a
// kind, and checks it as such.
func DecodeRecord(r *data.Reader, v data.Value, kind *Kind) Record {
	record := decode(r, v, kind.Fields)
	check(r, kind, record)
	return record
}

// NewPage returns the Markdown of a page that says what the record does, its
// title first, and nothing else.
func NewPage(record Record) []byte {
	record = slices.Clone(record)
	slices.SortStableFunc(record, func(a, b Slot) int {
		isTitle := func(s Slot) int {
			if s.Field.Name == "title" {
				return 0
			}
			return 1
		}
		return isTitle(a) - isTitle(b)
	})
	var b bytes.Buffer
	b.WriteString("---\n")
	writeRecord(&b, record, "")
	b.WriteString("---\n")
	return b.Bytes()
}

// UpdatePage returns the source of a page of a kind with fields set to what the
// record says, and the names of those that changed. All else stays byte for
// byte, and so does a field that says the same in other words. It returns an
// error for front matter that is not plain YAML, one key a line.
func UpdatePage(file string, src []byte, kind *Kind, record Record) (_ []byte, changed []string, err error) {
	v, body, diags := data.Front(file, src)
	lines := strings.SplitAfter(string(src[:body]), "\n")
	if len(diags) > 0 || v.Kind != data.Map || strings.TrimSpace(strings.TrimPrefix(lines[0], "\ufeff")) != "---" {
		return nil, nil, errors.New("its front matter cannot be changed by a program, because it is not plain YAML, or has mistakes")
	}
	newline := "\n"
	if strings.HasSuffix(lines[0], "\r\n") {
		newline = "\r\n"
	}
	last := len(lines) - 1 // the line of dashes that ends the front matter
	for strings.TrimSpace(lines[last]) != "---" {
		last--
	}
	present := decode(&data.Reader{}, v, kind.Fields)
	type span struct{ from, to int }
	at := map[*Field]span{}
	for i, p := range v.Pairs {
		if p.At.Start.Column != 1 {
			return nil, nil, errors.New("its front matter has several keys on one line")
		}
		end := last
		if i+1 < len(v.Pairs) {
			end = v.Pairs[i+1].At.Start.Line - 1
		}
		from := p.At.Start.Line - 1
		for end > from+1 && (strings.TrimSpace(lines[end-1]) == "" || strings.HasPrefix(lines[end-1], "#")) {
			end--
		}
		if f := FieldNamed(kind.Fields, p.Key); f != nil {
			at[f] = span{from, end}
		}
	}
	replaced := map[int]string{}
	var added strings.Builder
	for _, slot := range record {
		text := slotText(slot)
		old := present.slot(slot.Field.Name)
		if old != nil && slotText(*old) == text {
			continue
		}
		changed = append(changed, slot.Field.Name)
		text = strings.ReplaceAll(text, "\n", newline)
		if s, ok := at[slot.Field]; ok {
			for i := s.from; i < s.to; i++ {
				lines[i] = ""
			}
			replaced[s.from] = text
		} else {
			added.WriteString(text)
		}
	}
	for i, text := range replaced {
		lines[i] = text
	}
	lines[last] = added.String() + lines[last]
	return []byte(strings.Join(lines, "") + string(src[body:])), changed, nil
}

func slotText(s Slot) string {
	var b bytes.Buffer
	writeRecord(&b, Record{s}, "")
	return b.String()
}
