package model

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"indaba/generator/data"
)

// notTranslated are the fields beside the inherited ones that a new translation
// does not start with: they belong to one file.
var notTranslated = []string{"slug", "aliases", "translators", "translation", "translated_from", "original", "draft"}

// StartTranslation returns the Markdown that a translation of an entry starts
// from: the texts to be translated, with its stamp, and nothing that it
// inherits. Body is the entry's text as its file has it.
func StartTranslation(e *Entry, body []byte, stamp string) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	front := slices.DeleteFunc(slices.Clone(e.Front), func(s Slot) bool {
		return s.Field.Inherited || slices.Contains(notTranslated, s.Field.Name)
	})
	slices.SortFunc(front, func(a, b Slot) int { return cmp.Compare(a.At.Start.Line, b.At.Start.Line) })
	writeRecord(&b, front, "")
	b.WriteString("translated_from: " + stamp + "\n---\n\n")
	b.Write(bytes.TrimLeft(body, "\r\n"))
	return b.Bytes()
}

// writeRecord writes fields as YAML, each line after an indent.
func writeRecord(b *bytes.Buffer, r Record, indent string) {
	for _, s := range r {
		switch {
		case s.Values != nil && len(s.Values) == 0: // a list of nothing
			b.WriteString(indent + s.Field.Name + ": []\n")
		case len(s.Values) == 0: // it could not be read, which is reported
		case s.Field.Many:
			b.WriteString(indent + s.Field.Name + ":\n")
			for _, v := range s.Values {
				b.WriteString(indent + "  - ")
				writeValue(b, s.Field, v, indent+"    ")
			}
		case s.Field.Type == Object:
			b.WriteString(indent + s.Field.Name + ":\n" + indent + "  ")
			writeValue(b, s.Field, s.Values[0], indent+"  ")
		default:
			b.WriteString(indent + s.Field.Name + ": ")
			writeValue(b, s.Field, s.Values[0], indent)
		}
	}
}

// WriteItems returns the values of a field as the lines of a YAML list, which
// is not indented.
func WriteItems(r Record, field string) []byte {
	var b bytes.Buffer
	if s := r.slot(field); s != nil {
		for _, v := range s.Values {
			b.WriteString("- ")
			writeValue(&b, s.Field, v, "  ")
		}
	}
	return b.Bytes()
}

// writeValue writes one value and ends the line. The lines after the first
// that an Object takes start with the indent.
func writeValue(b *bytes.Buffer, f *Field, v Value, indent string) {
	switch f.Type {
	case Object:
		var lines bytes.Buffer
		writeRecord(&lines, v.Object, indent)
		b.Write(bytes.TrimPrefix(lines.Bytes(), []byte(indent)))
		return
	case Number:
		b.WriteString(strconv.FormatFloat(v.Number, 'f', -1, 64))
	case Date:
		b.WriteString(written(*v.Date))
	case Text, Reference, Image, Address:
		b.WriteString(quoted(v.Text))
	default:
		b.WriteString(v.Text)
	}
	b.WriteByte('\n')
}

// written returns a date as front matter has it.
func written(d data.Date) string {
	switch {
	case d.HasZone:
		return d.Time.Format("2006-01-02T15:04:05Z07:00")
	case d.HasTime:
		return d.Time.Format("2006-01-02T15:04:05")
	}
	return d.Time.Format("2006-01-02")
}

// Restamp returns the source of a translation with another stamp in its front
// matter: in place of the one at the line (from 1), or as the first line where
// that is 0. It returns ok false for a file without YAML front matter.
func Restamp(src []byte, line int, stamp string) ([]byte, bool) {
	lines := strings.SplitAfter(string(src), "\n")
	end := "\n"
	if strings.HasSuffix(lines[0], "\r\n") {
		end = "\r\n"
	}
	stamp = "translated_from: " + stamp + end
	switch {
	case strings.TrimRight(strings.TrimPrefix(lines[0], "\ufeff"), " \t\r\n") != "---":
		return nil, false
	case line == 0:
		lines = slices.Insert(lines, 1, stamp)
	case line <= len(lines) && strings.HasPrefix(lines[line-1], "translated_from:"):
		lines[line-1] = stamp
	default:
		return nil, false
	}
	return []byte(strings.Join(lines, "")), true
}
