package freshness

import (
	"slices"
	"strings"
	"testing"
)

// split finds the headings of a text as the tests below write them.
func split(src string) []Section {
	var heads []Head
	for i, line := range strings.Split(src, "\n") {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			heads = append(heads, Head{i + 1, title})
		}
	}
	return Sections([]string{"A title"}, []byte(src), 0, heads)
}

func prints(sections []Section) []Print {
	return NewStamp("en", sections).Prints
}

const text = "Intro.\n\n## One\nfirst words\n\n## Two\n- a\n- b\n\n## Three\nlast words\n"

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, now       string
		changed, behind []int
	}{
		{"nothing", text, nil, nil},
		{"two of four", strings.NewReplacer("first", "other", "- b", "- c").Replace(text), []int{1, 2}, []int{1, 2}},
		{"the introduction", strings.Replace(text, "Intro", "Outro", 1), []int{0}, []int{0}},
		{"a heading", strings.Replace(text, "## Two", "## Second", 1), []int{2}, []int{2}},
		{"a new section", strings.Replace(text, "## Two", "## And\nmore\n## Two", 1), []int{2}, nil},
		{"one taken away", strings.Replace(text, "## One\nfirst words\n\n", "", 1), nil, []int{1}},
		{"only moved", "Intro.\n\n## Two\n- a\n- b\n\n## One\nfirst words\n\n## Three\nlast words\n", nil, nil},
		{"only formatted", "Intro.\n## One\nfirst\nwords\n## Two\n* a\n*   b\n## Three\r\nlast  words", nil, nil},
		{"two equal ones, one changed", text + "## Three\nlast words\n", []int{4}, nil},
	} {
		got := Compare(split(c.now), prints(split(text)))
		if !slices.Equal(got.Changed, c.changed) || !slices.Equal(got.Behind, c.behind) {
			t.Errorf("%s: %v, want changed %v, behind %v", c.name, got, c.changed, c.behind)
		}
	}
}

func TestFrontMatterIsNoSection(t *testing.T) {
	a, b := "---\nx: 1\n---\nText\n## One\n", "---\nx: 22\n---\nText\n## One\n"
	one := Sections(nil, []byte(a), strings.Index(a, "Text"), []Head{{5, "One"}})
	two := Sections(nil, []byte(b), strings.Index(b, "Text"), []Head{{5, "One"}})
	if !slices.Equal(one, two) || len(one) != 2 || one[1].Title != "One" {
		t.Errorf("%v and %v", one, two)
	}
	if other := Sections([]string{"New title"}, []byte(a), strings.Index(a, "Text"), []Head{{5, "One"}}); other[0] == one[0] {
		t.Error("a new title changes nothing")
	}
}

func FuzzStamp(f *testing.F) {
	f.Add("fr 3fa2 9c10")
	f.Fuzz(func(t *testing.T, text string) {
		s, ok := ParseStamp(text)
		if !ok {
			return
		}
		again, ok := ParseStamp(s.String())
		if !ok || again.String() != s.String() {
			t.Errorf("%q reads %v, which reads %v", text, s, again)
		}
	})
}
