package model

import (
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"ama-owusu": "ama-owusu", "Ama Owusu": "ama-owusu", "L’été à la plage": "l-été-à-la-plage", "E\u0301te\u0301": "été",
		"مرحبا بالعالم": "مرحبا-بالعالم", "v1.2 notes": "v1.2-notes", "a--b": "a-b", "-a-": "a", "🌍": "1f30d", "!!": "21-21",
		"CON": "con_", "aux.md": "aux_.md", "com1": "com1_", "com10": "com10", "console": "console", "nul.": "nul_",
		strings.Repeat("a", 300): strings.Repeat("a", 200), strings.Repeat("é", 199) + "x": strings.Repeat("é", 100), strings.Repeat("a", 199) + "-b": strings.Repeat("a", 199),
	} {
		if got := Slug(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// FuzzSlug holds slugs to be slugs themselves, so that a reference may write
// the name of a file or the slug of it.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{"a b", "..", "🌍", "İ", "ß-", "a.b.", "con", "aux.x", strings.Repeat("é", 150)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Slug(s); Slug(once) != once {
			t.Errorf("%q: %q and then %q", s, once, Slug(once))
		}
	})
}

// The cases are those of Docusaurus's own documentation.
func TestCutOrder(t *testing.T) {
	for name, want := range map[string]struct {
		order float64
		rest  string
		ok    bool
	}{
		"0-a": {0, "a", true}, "003 - a": {3, "a", true}, "01_Core APIs": {1, "Core APIs", true}, "1 --- Server API": {1, "Server API", true},
		"0. Plugin API": {0, "Plugin API", true}, "2021-04-15-post": {0, "2021-04-15-post", false}, "04-15-post": {0, "04-15-post", false},
		"8.0-release": {0, "8.0-release", false}, "7.1": {0, "7.1", false}, "12": {0, "12", false}, "12-": {0, "12-", false}, "a": {0, "a", false},
	} {
		order, rest, ok := cutOrder(name)
		if order != want.order || rest != want.rest || ok != want.ok {
			t.Errorf("%q: got %v %q %v", name, order, rest, ok)
		}
	}
}
