package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"indaba/generator/diag"
)

func TestColoursOnATerminalOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("NUL is not a device there")
	}
	terminal, err := os.Open(os.DevNull) // a character device, too
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	file, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, test := range []struct {
		w        *os.File
		variable string
		want     bool
	}{
		{terminal, "", true},
		{terminal, "NO_COLOR", false},
		{terminal, "CI", false},
		{file, "", false},
	} {
		c := console{getenv: func(name string) string {
			if name == test.variable {
				return "1"
			}
			return ""
		}}
		if got := c.colours(test.w); got != test.want {
			t.Errorf("%s with %q: %v", test.w.Name(), test.variable, got)
		}
	}
}

func TestToday(t *testing.T) {
	clock := time.Date(2026, 3, 1, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	for _, test := range []struct{ flag, epoch, want string }{
		{"2026-05-04", "1700000000", "2026-05-04"},
		{"", "1700000000", "2023-11-14"},
		{"", "", "2026-03-01"}, // where the user is
	} {
		c := console{getenv: func(string) string { return test.epoch }, now: func() time.Time { return clock }}
		var d day
		if test.flag != "" {
			if err := d.Set(test.flag); err != nil {
				t.Fatal(err)
			}
		}
		got, err := d.orToday(c)
		if err != nil || got.Format(time.DateOnly) != test.want {
			t.Errorf("%v: %v, %v", test, got, err)
		}
	}
}

func TestDifference(t *testing.T) {
	at := func(line int, message string) diag.Diagnostic {
		return diag.New("link-broken", "a.md", diag.Range{Start: diag.Position{Line: line, Column: 1}}, message, "")
	}
	before := diag.List{at(1, "x"), at(2, "x"), at(3, "y")}
	added, gone := difference(before, diag.List{at(5, "x"), at(7, "z"), at(9, "z")})
	if diff := cmp.Diff([]diag.List{{at(7, "z"), at(9, "z")}, {at(2, "x"), at(3, "y")}}, []diag.List{added, gone}); diff != "" {
		t.Errorf("added and gone: %s", diff)
	}
	added, gone = difference(before, before)
	if len(added)+len(gone) > 0 {
		t.Errorf("of equal builds: added %v, gone %v", added, gone)
	}
}

func TestNameOf(t *testing.T) {
	here := t.TempDir()
	t.Chdir(here)
	for dir, want := range map[string]string{
		"content":                              "content",
		filepath.Join(".", "content") + "/":    "content",
		filepath.Join("..", "x"):               "../x",
		filepath.Join(here, "deep", "content"): "deep/content",
		here:                                   ".",
		filepath.Join(filepath.Dir(here), "else"): filepath.ToSlash(filepath.Join(filepath.Dir(here), "else")),
	} {
		if got := nameOf(dir); got != want {
			t.Errorf("nameOf(%q) is %q, want %q", dir, got, want)
		}
	}
}
