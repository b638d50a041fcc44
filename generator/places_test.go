package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"indaba/generator"
)

// mark stands in a file where a diagnostic is wanted, and names its code.
var mark = regexp.MustCompile(`⟦([a-z-]+)⟧`)

// TestPlaces builds the site of mistakes-wild.txtar: each marked file has one
// mistake, at its mark, on a line that ends in CRLF and has Arabic and emoji
// before it. What is wanted is counted here, from the marks.
func TestPlaces(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/sites/mistakes-wild.txtar")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	codes := map[string]bool{}
	for i, f := range archive.Files {
		at := mark.FindSubmatchIndex(f.Data)
		if at == nil {
			continue
		}
		code, before := string(f.Data[at[2]:at[3]]), bytes.TrimPrefix(f.Data[:at[0]], []byte("\ufeff"))
		line := before[bytes.LastIndexByte(before, '\n')+1:]
		if !bytes.Contains(line, []byte("🌍")) || !bytes.ContainsAny(line, "ابتثمن") || !bytes.Contains(f.Data[at[1]:], []byte("\r\n")) {
			t.Errorf("%s has no Arabic and emoji before its mark or no CRLF after it", f.Name)
		}
		want["content/"+f.Name] = fmt.Sprintf("%d:%d %s", 1+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(line), code)
		codes[code] = true
		archive.Files[i].Data = append(bytes.Clone(f.Data[:at[0]]), f.Data[at[1]:]...)
	}
	if len(want) < 20 || len(codes) < 20 {
		t.Errorf("there are %d mistakes of %d kinds, want twenty", len(want), len(codes))
	}
	build, err := generator.NewBuilder(optionsFor(t, archive)).Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range build.Diagnostics {
		if d.Code == "title-duplicate" || d.Code == "page-orphan" {
			continue // most of these pages are alike, and nothing leads to them
		}
		got := fmt.Sprintf("%d:%d %s", d.Range.Start.Line, d.Range.Start.Column, d.Code)
		if got != want[d.File] {
			t.Errorf("%s: got %s, want %q\n\t%s", d.File, got, want[d.File], d.Message)
		}
		delete(want, d.File)
	}
	for file, place := range want {
		t.Errorf("%s: nothing is found at %s", file, place)
	}
}
