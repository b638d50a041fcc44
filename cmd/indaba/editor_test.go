package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"indaba/generator/diag"
)

func TestEditorLinks(t *testing.T) {
	here := t.TempDir()
	t.Chdir(here)
	name := `a: b?#%&"é.md`
	if filepath.Separator == '\\' {
		name = `a b#%&é.md`
	}
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	at := diag.Position{Line: 3, Column: 7}
	for template, want := range map[string]string{
		string(defaultEditor):               "vscode://file/HERE:3:7",
		"idea://open?file=/{file}&l={line}": "idea://open?file=/HERE&l=3",
		"":                                  "",
	} {
		var e editor
		if err := e.Set(template); err != nil {
			t.Fatal(err)
		}
		want = strings.Replace(want, "HERE", escapePath(filepath.ToSlash(filepath.Join(here, name))), 1)
		if got := e.link(name, at); got != want {
			t.Errorf("%s: %s, want %s", template, got, want)
		}
	}
	for _, file := range []string{"", ".", "missing.md"} {
		if got := defaultEditor.link(file, at); got != "" {
			t.Errorf("%q: %s", file, got)
		}
	}
	if got := escapePath(`/a: b?#%&"+é~.md`); got != "a%3A%20b%3F%23%25%26%22%2B%C3%A9~.md" {
		t.Error(got)
	}
	var e editor
	if e.Set("vscode://file/") == nil {
		t.Error("a template without {file} is taken")
	}
}

func TestUnderlined(t *testing.T) {
	at := func(line, column, endLine, endColumn int) diag.Range {
		return diag.Range{Start: diag.Position{Line: line, Column: column}, End: diag.Position{Line: endLine, Column: endColumn}}
	}
	long := strings.Repeat("é", 300)
	for _, test := range []struct {
		line string
		at   diag.Range
		want [3]string
	}{
		{"  to [bed](bed.md)", at(3, 6, 3, 11), [3]string{"to ", "[bed]", "(bed.md)"}},
		{"مرحبا بكم", at(1, 7, 1, 10), [3]string{"مرحبا ", "بكم", ""}},
		{"only a place", at(1, 6, 0, 0), [3]string{"only ", "a", " place"}},
		{"over lines", at(1, 6, 2, 1), [3]string{"over ", "lines", ""}},
		{"at the end", at(1, 11, 1, 11), [3]string{"at the end", "", ""}},
		{"beyond", at(1, 99, 1, 101), [3]string{"beyond", "", ""}},
		{"turned round", at(1, 4, 1, 2), [3]string{"tur", "n", "ed round"}},
		{"a line as a whole", at(1, 0, 0, 0), [3]string{"", "", "a line as a whole"}},
		{long, at(1, 101, 1, 103), [3]string{"…" + long[:120], "éé", long[:276] + "…"}},
		{long, at(1, 1, 1, 301), [3]string{"", long[:280], "…"}},
	} {
		if diff := cmp.Diff(test.want, underlined(test.line, test.at)); diff != "" {
			t.Errorf("%.20s %v (-want +got):\n%s", test.line, test.at, diff)
		}
	}
}
