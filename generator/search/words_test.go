package search

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"unicode/utf8"
)

// vector is what a text becomes. The tests of the client read the same file.
type vector struct {
	Text, Fold string
	Words      []string
}

func vectors(t testing.TB) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []vector
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func wordsOf(text string) []string {
	out := []string{}
	Words(text, func(word string, _ bool) { out = append(out, word) })
	return out
}

func TestVectors(t *testing.T) {
	for _, v := range vectors(t) {
		if got := Fold(v.Text); got != v.Fold {
			t.Errorf("Fold(%q) = %q, want %q", v.Text, got, v.Fold)
		}
		if got := wordsOf(v.Text); !slices.Equal(got, v.Words) {
			t.Errorf("the words of %q are %q, want %q", v.Text, got, v.Words)
		}
	}
}

// Characters that are looked up one by one give what a whole text does.
func TestFoldAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		text := make([]rune, 1+r.IntN(6))
		for i := range text {
			text[i] = rune(r.IntN(len(alone())))
		}
		if s := string(text); Fold(s) != fold(s) {
			t.Fatalf("Fold(%+q) = %+q, want %+q", s, Fold(s), fold(s))
		}
	}
}

// The words of a text are those of its chunks: that is what lets a chunk be
// looked up instead of read again.
func FuzzWords(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a page is text")
		}
		whole := wordsOf(text)
		parts := []string{}
		plain(text, func(b []byte) { parts = append(parts, wordsOf(string(b))...) })
		if !slices.Equal(whole, parts) {
			t.Errorf("the words of %q are %q, of its chunks %q", text, whole, parts)
		}
		for _, w := range whole {
			if w == "" {
				t.Errorf("an empty word in %q", text)
			}
		}
		c := newCounter("ar", newLexicon(0), 0)
		c.page(0, &Page{Title: text, HTML: func(dst []byte) []byte { return append(dst, text...) }})
		c.page(0, &Page{Title: text, Headings: []Heading{{"a", text}}, HTML: func(dst []byte) []byte {
			return append(append(dst, `<h2 id="a">`...), text...)
		}})
	})
}
