package data

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"indaba/generator/diag"
)

// unmark takes the marks ⟦ and ⟧ out of a text and returns the place of the
// first and, if there is one, of the second, counted without the code that is
// tested.
func unmark(marked string) (text string, want diag.Range) {
	place := func(mark string) (p diag.Position) {
		before, after, ok := strings.Cut(marked, mark)
		if !ok {
			return p
		}
		marked = before + after
		before = strings.TrimPrefix(before, "\ufeff")
		lines := strings.Split(before, "\n")
		return diag.Position{Line: len(lines), Column: utf8.RuneCountInString(lines[len(lines)-1]) + 1}
	}
	want.Start = place("⟦")
	want.End = place("⟧")
	return marked, want
}

// show writes a value so that a test can be read: text in quotes, unless it was
// written without.
func show(v Value) string {
	var parts []string
	switch v.Kind {
	case Scalar:
		if v.Plain {
			return v.Text
		}
		return fmt.Sprintf("%q", v.Text)
	case List:
		for _, item := range v.Items {
			parts = append(parts, show(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case Map:
		for _, p := range v.Pairs {
			parts = append(parts, p.Key+":"+show(p.Value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	}
	return "null"
}

// found writes diagnostics on a line: code and place of each.
func found(diags diag.List) string {
	var parts []string
	for _, d := range diags {
		parts = append(parts, fmt.Sprintf("%s %d:%d", d.Code, d.Range.Start.Line, d.Range.Start.Column))
	}
	return strings.Join(parts, ", ")
}

// checkMarked checks that reading a marked text reports one mistake, at the
// marks.
func checkMarked(t *testing.T, marked string, code diag.Code, read func(src []byte) diag.List) {
	t.Helper()
	text, want := unmark(marked)
	diags := read([]byte(text))
	if len(diags) != 1 {
		t.Errorf("%q: got %v, want one mistake", marked, diags)
		return
	}
	d := diags[0]
	if want.End == (diag.Position{}) {
		want.End = d.Range.End
	}
	if d.Code != code || d.Range != want {
		t.Errorf("%q: got %s at %v, want %s at %v\n%s", marked, d.Code, d.Range, code, want, d.Message)
	}
}
