package data

import (
	"math"
	"reflect"
	"testing"

	"indaba/generator/diag"
)

// a is where all values of these tests are.
var a = diag.Range{Start: diag.Position{Line: 3, Column: 7}}

func scalar(text string) Value { return Value{Kind: Scalar, Text: text, Range: a} }

func TestReader(t *testing.T) {
	text := func(r *Reader, v Value) (any, bool) { return r.Text(v, "x") }
	flag := func(r *Reader, v Value) (any, bool) { return r.Flag(v, "x") }
	number := func(r *Reader, v Value) (any, bool) { return r.Number(v, "x") }
	date := func(r *Reader, v Value) (any, bool) { d, ok := r.Date(v, "x"); return d.HasTime, ok }
	list, group := Value{Kind: List, Range: a}, Value{Kind: Map, Range: a}
	for _, c := range []struct {
		name string
		read func(*Reader, Value) (any, bool)
		in   Value
		want any // nil: does not fit
	}{
		{"text", text, scalar(" \tA\tB \n"), "A\tB"},
		{"a number as text", text, scalar("2026"), "2026"},
		{"a list as text", text, list, nil},
		{"a group as text", text, group, nil},
		{"true", flag, scalar("True"), true},
		{"yes", flag, scalar(" yes\t"), true},
		{"off", flag, scalar("off"), false},
		{"another flag", flag, scalar("wahr"), nil},
		{"a list as flag", flag, list, nil},
		{"a number", number, scalar(" 1.5 "), 1.5},
		{"a number with underscores", number, scalar("1_000_000"), 1e6},
		{"a negative number", number, scalar("-2"), -2.0},
		{"words", number, scalar("many"), nil},
		{"no text", number, scalar(""), nil},
		{"Arabic digits", number, scalar("١٢"), nil},
		{"infinity", number, scalar("inf"), nil},
		{"no number", number, scalar("nan"), nil},
		{"too large a number", number, scalar("1e999"), nil},
		{"a day", date, scalar(" 2026-03-01"), false},
		{"a moment", date, scalar("2026-03-01T09:00"), true},
		{"no date", date, scalar("2026-02-30"), nil},
		{"a group as date", date, group, nil},
	} {
		r := Reader{File: "a.md"}
		got, ok := c.read(&r, c.in)
		if want := c.want != nil; ok != want || ok && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v %t, want %v", c.name, got, ok, c.want)
		}
		if ok != (len(r.Diags) == 0) {
			t.Errorf("%s: %v", c.name, r.Diags)
		}
		for _, d := range r.Diags {
			if d.Code != "field-type" || d.File != "a.md" || d.Range != a {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
		r.Diags = nil
		if got, ok := c.read(&r, Value{Range: a}); ok || !reflect.ValueOf(got).IsZero() || len(r.Diags) > 0 {
			t.Errorf("%s: null is read as %v %t %v", c.name, got, ok, r.Diags)
		}
	}
}

func TestReaderGroups(t *testing.T) {
	r := Reader{File: "a.md"}
	one, two := scalar("1"), scalar("2")
	for _, c := range []struct {
		in   Value
		want []Value
	}{
		{Value{}, nil}, {one, []Value{one}}, {Value{Kind: List, Items: []Value{one, two}}, []Value{one, two}},
		{Value{Kind: Map}, []Value{{Kind: Map}}},
	} {
		if got := r.Items(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("the items of %v are %v", c.in, got)
		}
	}
	pairs := []Pair{{Key: "k", Value: one}}
	if got := r.Map(Value{Kind: Map, Pairs: pairs}, "x"); !reflect.DeepEqual(got, pairs) {
		t.Errorf("got %v", got)
	}
	if got := r.Map(Value{}, "x"); got != nil || len(r.Diags) > 0 {
		t.Errorf("got %v %v from null", got, r.Diags)
	}
	if got := r.Map(one, "x"); got != nil || found(r.Diags) != "field-type 3:7" {
		t.Errorf("got %v %v from text", got, r.Diags)
	}
}

func TestLongTextIsCutInDiagnostics(t *testing.T) {
	r := Reader{}
	long := make([]rune, 200)
	for i := range long {
		long[i] = 'م'
	}
	r.Number(scalar(string(long)), "x")
	if n := len([]rune(r.Diags[0].Message)); n > 80 {
		t.Errorf("the message has %d characters: %s", n, r.Diags[0].Message)
	}
}

func TestNumbersAreFinite(t *testing.T) {
	for _, s := range []string{"Infinity", "+Inf", "-inf", "NaN"} {
		if n, ok := new(Reader).Number(scalar(s), "x"); ok || math.IsInf(n, 0) || math.IsNaN(n) {
			t.Errorf("%s is %v", s, n)
		}
	}
}
