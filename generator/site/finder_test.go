package site

import (
	"slices"
	"strings"
	"testing"
)

func nameOf(text string) sought { return newSought(text, "") }

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"Ama Owusu", "Ama Owusu met ama-owusu, AMA  OWUSU, **Ama** *Owusu* and [ama_owusu](ama-owusu.md)", []string{"Ama Owusu", "ama-owusu", "AMA  OWUSU", "Ama** *Owusu", "ama_owusu", "ama-owusu"}},
		{"Ama Owusu", "said Ama\nOwusu; Ama\n\nOwusu; Ama, Owusu; Ama. Owusu; Ama Mensah Owusu", []string{"Ama\nOwusu"}},
		{"Ama Owusu", "Ama Ama Owusu, and Ama Owusu's", []string{"Ama Owusu", "Ama Owusu"}},
		{"Sambélou", "SAMBÉLOU, Sambelou, Sambe\u0301lou, Sambélous", []string{"SAMBÉLOU", "Sambelou", "Sambe\u0301lou"}},
		{"Nives Kolar", "z Nives Kolarjem", []string{"Nives Kolarjem"}},
		{"سلمى زيادي", "مع سلمى زيادي وسَلمى زيادي", []string{"سلمى زيادي", "وسَلمى زيادي"}},
		{"ترسل", "في ترسل، وبترسل، المترسلون", []string{"ترسل", "وبترسل"}},
		{"李明", "我和李明见面", []string{"李明"}},
		{"sun", "The sun, sunny, SUN", []string{"sun", "SUN"}},
		{"Jo O’Brien", "Jo O'Brien", []string{"Jo O'Brien"}},
	}
	for _, tt := range tests {
		name := nameOf(tt.name)
		var got []string
		for _, at := range name.find(read(tt.text)) {
			got = append(got, tt.text[at.start:at.end])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s in %q: %q, want %q", tt.name, tt.text, got, tt.want)
		}
		if f := newFinder([]sought{nameOf("Zebedee Quill"), name}); !f.in(tt.text) || !f.in(strings.Repeat("x", 7)+tt.text) {
			t.Errorf("%s is not found quickly in %q", tt.name, tt.text)
		}
	}
}

func TestFinderFindsNothing(t *testing.T) {
	f := newFinder([]sought{nameOf("Ama Owusu"), nameOf("زيادي"), nameOf("x")})
	for _, text := range []string{"", "O", "Owus", "Ama and others", "زياد", "x", strings.Repeat("owuso ", 1000)} {
		if f.in(text) {
			t.Errorf("a name is found in %q", text)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Ama Owusu", "with Ama\nOwusu")
	f.Fuzz(func(t *testing.T, name, text string) {
		n := nameOf(name)
		if len(n.words) == 0 || len(strings.Join(n.words, " ")) < 2 {
			return
		}
		for _, at := range n.find(read(text)) {
			if at.start < 0 || at.start >= at.end || at.end > len(text) {
				t.Fatalf("%v", at)
			}
		}
		newFinder([]sought{n}).in(text)
	})
}

func BenchmarkFinder(b *testing.B) {
	f := newFinder([]sought{nameOf("Ama Owusu"), nameOf("Salma Ziadi"), nameOf("سلمى زيادي"), nameOf("Khola Khata")})
	text := strings.Repeat("Most of what we know about line 4 we learnt from four students with clipboards and a driver. ", 11_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if f.in(text) {
			b.Fatal("found")
		}
	}
}
