package data

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"indaba/generator/diag"
)

// Reader turns values into Go types and collects a diagnostic for each that
// does not fit. Its methods return ok only for a value that was written and
// fits; null is "not written".
type Reader struct {
	File  string // what diagnostics call the file
	Diags diag.List
}

// Report adds a diagnostic.
func (r *Reader) Report(code diag.Code, at diag.Range, message, hint string) {
	r.Diags = append(r.Diags, diag.New(code, r.File, at, message, hint))
}

func (r *Reader) mismatch(v Value, name, want, hint string) {
	got := v.Kind.String()
	if v.Kind == Scalar {
		got = "`" + shorten(v.Text) + "`"
	}
	r.Report("field-type", v.Range, fmt.Sprintf("`%s` takes %s, not %s", name, want, got), hint)
}

func shorten(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return s
}

// Text reads a single value as text; a number or date is text as written.
func (r *Reader) Text(v Value, name string) (string, bool) {
	switch v.Kind {
	case Null:
		return "", false
	case Scalar:
		return strings.TrimSpace(v.Text), true
	}
	r.mismatch(v, name, "text", "write `"+name+": some text`; text with `: ` in it needs quotes")
	return "", false
}

// Flag reads true or false.
func (r *Reader) Flag(v Value, name string) (value, ok bool) {
	if v.Kind == Scalar {
		switch strings.ToLower(strings.TrimSpace(v.Text)) {
		case "true", "yes", "on":
			return true, true
		case "false", "no", "off":
			return false, true
		}
	}
	if v.Kind != Null {
		r.mismatch(v, name, "`true` or `false`", "")
	}
	return false, false
}

// Number reads a finite number, written with the digits 0 to 9.
func (r *Reader) Number(v Value, name string) (float64, bool) {
	if v.Kind == Scalar {
		text := strings.ReplaceAll(strings.TrimSpace(v.Text), "_", "")
		if n, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) {
			return n, true
		}
	}
	if v.Kind != Null {
		r.mismatch(v, name, "a number", "write digits only, with a dot for decimals")
	}
	return 0, false
}

// Date reads a date or a moment.
func (r *Reader) Date(v Value, name string) (Date, bool) {
	if v.Kind == Scalar {
		if d, ok := ParseDate(strings.TrimSpace(v.Text)); ok {
			return d, true
		}
	}
	if v.Kind != Null {
		r.mismatch(v, name, "a date", "write year-month-day: 2026-03-01, or with a time: 2026-03-01T09:00")
	}
	return Date{}, false
}

// Items reads a list; a single value stands for a list of one, null for none.
func (r *Reader) Items(v Value) []Value {
	switch v.Kind {
	case Null:
		return nil
	case List:
		return v.Items
	}
	return []Value{v}
}

// Map reads a group of keys, in the order written.
func (r *Reader) Map(v Value, name string) []Pair {
	if v.Kind != Map && v.Kind != Null {
		r.mismatch(v, name, "a group of keys", "write its keys on lines of their own, indented by two spaces")
	}
	return v.Pairs
}
