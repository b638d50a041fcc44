package model

import (
	"slices"
	"testing"
)

func TestSymbols(t *testing.T) {
	s := NewSymbols()
	b := s.Of("members/b")
	if s.Of("members/b") != b || s.Of("members/a") == b {
		t.Error("a symbol does not say whether two texts are equal")
	}
	all, _ := s.All()
	if got := all[all[b].Parent].Text; got != "members" {
		t.Errorf("above members/b is %q", got)
	}
	if got := all[all[b].Last].Text; got != "b" {
		t.Errorf("the last part of members/b is %q", got)
	}
	if home := s.Of(HomeKey); all[home].Parent != home || all[all[b].Parent].Parent != home {
		t.Error("the home page is not above all others")
	}
}

func TestSymbolsStaySorted(t *testing.T) {
	s := NewSymbols()
	for _, texts := range [][]string{{"b/c", "a"}, {}, {"c", "aa", "b"}, {"A"}} {
		for _, text := range texts {
			s.Of(text)
		}
		all, sorted := s.All()
		var got []string
		for _, n := range sorted {
			got = append(got, all[n].Text)
		}
		if len(got) != len(all) || !slices.IsSorted(got) {
			t.Errorf("%q of %d", got, len(all))
		}
	}
}

func TestLookup(t *testing.T) {
	s := NewSymbols()
	for ref, want := range map[string][2]string{
		"ama-owusu":           {"ama-owusu", "ama-owusu"},
		"/members/Ama Owusu/": {"members/ama-owusu", "ama-owusu"},
		"ways/connection.md":  {"ways/connection", "connection"},
	} {
		got := s.Lookup(ref)
		all, _ := s.All()
		if got.Text != ref || got.Key != want[0] || all[got.Path].Text != want[0] || all[got.Last].Text != want[1] {
			t.Errorf("%q: %+v", ref, got)
		}
	}
}

func TestSymbolsAgain(t *testing.T) {
	s := NewSymbols()
	for _, text := range []string{"a/x", "gone", "a/b/c", "c", "gone/b", "members/ama", HomeKey, "z"} {
		s.Of(text)
	}
	whole := NumberAs(s.Texts())
	if !slices.Equal(whole.Texts(), s.Texts()) {
		t.Errorf("%q again is %q", s.Texts(), whole.Texts())
	}
	used := make([]bool, len(s.Texts()))
	for _, text := range []string{"a/b/c", "members/ama", "z"} {
		used[s.Of(text)] = true
	}
	texts, numbers := s.Shrink(used)
	if slices.Contains(texts, "gone") || slices.Contains(texts, "a/x") {
		t.Errorf("%q are not used", texts)
	}
	less := NumberAs(texts)
	if !slices.Equal(less.Texts(), texts) {
		t.Errorf("%q again is %q", texts, less.Texts())
	}
	for n, text := range s.Texts() {
		if used[n] && less.Of(text) != numbers[n] {
			t.Errorf("%s is %d, want %d", text, numbers[n], less.Of(text))
		}
	}
}
