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
