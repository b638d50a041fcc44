package weave

import (
	"fmt"
	"strings"
	"testing"
)

func TestHash(t *testing.T) {
	for name, want := range map[string]string{
		"mobility":      "ed336eac",
		"participation": "8518c965",
		"facilitation":  "433eb4d9",
		"ama-owusu":     "cc469641",
		"بئر":           "5960a764",
	} {
		if got := fmt.Sprintf("%08x", Hash(name)); got != want {
			t.Errorf("Hash(%q) = %s, want %s", name, got, want)
		}
	}
}

func TestPatternOfName(t *testing.T) {
	if got := Of("mobility").String(); got != "night/dots" {
		t.Errorf("mobility is woven %s", got)
	}
	if got := Of("participation").String(); got != "hibiscus/blocks" {
		t.Errorf("participation is woven %s", got)
	}
}

func TestParseReadsWhatStringWrites(t *testing.T) {
	for y := range Yarns() {
		for m := range Motifs() {
			p := Pattern{uint8(y), uint8(m)}
			if got, ok := Parse(p.String()); !ok || got != p {
				t.Errorf("Parse(%q) = %v, %v", p.String(), got, ok)
			}
		}
	}
	for _, s := range []string{"", "leaf", "leaf/", "/steps", "steps/leaf", "leaf/steps/x"} {
		if p, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %v", s, p)
		}
	}
}

func TestMark(t *testing.T) {
	got := string(Of("participation").Mark())
	want := `<svg class="mark" viewBox="0 0 8 8" aria-hidden="true">` +
		`<path class="y1 g" d="M0 0h8v8h-8z"/>` +
		`<path class="y1 t" d="M0 .5h4M0 1.5h4M0 2.5h4M0 3.5h4M4 4.5h4M4 5.5h4M4 6.5h4M4 7.5h4"/></svg>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestMarksAreSmall(t *testing.T) {
	total := 0
	for m := range Motifs() {
		total += len(Pattern{Motif: uint8(m)}.Mark())
	}
	if mean := total / len(Motifs()); mean > 300 {
		t.Errorf("a mark has %d bytes on average", mean)
	}
}

func TestStripShares(t *testing.T) {
	for _, c := range []struct{ levels, rows string }{
		{"", "16"},
		{"1", "16"},
		{"3 3", "8 8"},
		{"3 1", "12 4"},
		{"1 3", "12 4"}, // sorted
		{"3 2", "8 8"},
		{"2 1", "12 4"},
		{"3 2 2", "8 4 4"},
		{"3 3 3", "8 4 4"},
		{"3 1 1", "8 4 4"},
		{"3 3 3 3", "4 4 4 4"},
		{"3 1 1 1 1", "4 4 4 4"},
		{"9 0", "12 4"},
	} {
		p := Person{Name: "x"}
		for _, f := range strings.Fields(c.levels) {
			p.Threads = append(p.Threads, Thread{Level: int(f[0] - '0')})
		}
		var rows []string
		for _, x := range p.strip() {
			rows = append(rows, fmt.Sprint(x.rows))
		}
		if got := strings.Join(rows, " "); got != c.rows {
			t.Errorf("levels %q give rows %s, want %s", c.levels, got, c.rows)
		}
	}
}

func TestTallSaysWhichThreadAPatchIs(t *testing.T) {
	got := Tall("x", []Thread{{Pattern{0, 1}, 1}, {Pattern{1, 2}, 3}, {Pattern{2, 3}, 3}})
	var order []string
	for _, p := range got {
		order = append(order, fmt.Sprint(p.Index, ":", p.Level))
	}
	if s := strings.Join(order, " "); s != "1:3 2:3 0:1" {
		t.Errorf("order %s", s)
	}
	if own := Tall("x", nil); len(own) != 1 || own[0].Index != -1 {
		t.Errorf("without areas: %v", own)
	}
}

func TestClothDefinesEachPatternOnce(t *testing.T) {
	a, b := Thread{Pattern{3, 8}, 3}, Thread{Pattern{1, 5}, 1}
	got := string(Cloth([]Person{{"x", []Thread{a, b}}, {"y", []Thread{b, a}}}))
	if n := strings.Count(got, "<g id="); n != 2 {
		t.Errorf("%d definitions in %s", n, got)
	}
	if n := strings.Count(got, "<use "); n != 8 {
		t.Errorf("%d tiles in %s", n, got)
	}
	if !strings.HasPrefix(got, `<svg class="cloth" viewBox="0 0 17 32"`) {
		t.Errorf("size: %.60s", got)
	}
}

func TestNoPatternsNoDrawing(t *testing.T) {
	if Band(nil) != "" || Cloth(nil) != "" || Share(nil) != "" {
		t.Error("drawn from nothing")
	}
	if got := Town("ndombera", nil); !strings.Contains(string(got), "<path") {
		t.Errorf("a town without people: %s", got)
	}
}

func TestSharesAreEqualAndFillTheBox(t *testing.T) {
	p := []Pattern{{0, 0}, {1, 1}, {2, 2}}
	want := `<svg class="share" aria-hidden="true"><rect width="34%" height="100%" fill="url(#share-0)"/>` +
		`<rect x="33%" width="34%" height="100%" fill="url(#share-17)"/><rect x="66%" width="34%" height="100%" fill="url(#share-34)"/></svg>`
	if got := string(Share(p)); got != want {
		t.Errorf("shares: %s, want %s", got, want)
	}
	if got := string(Grounds(p)); strings.Count(got, `<pattern id="share-`) != 3 {
		t.Errorf("grounds: %s", got)
	}
}

func TestTownShowsTheUpperHalvesOfThree(t *testing.T) {
	p := Person{"x", []Thread{{Pattern{0, 0}, 3}}}
	got := string(Town("t", []Person{p, p, p, p}))
	if !strings.HasPrefix(got, `<svg class="town" viewBox="0 0 26 8"`) || strings.Count(got, " g\"") != 3 {
		t.Errorf("town: %.90s", got)
	}
}

func TestNoInlineStyle(t *testing.T) {
	p := Of("x")
	all := string(p.Mark()+p.Repeat()+Band([]Pattern{p})+Strip("x", nil)+Organisation("x", nil)) + string(Cloth([]Person{{Name: "x"}}))
	if strings.Contains(all, "style") {
		t.Errorf("inline style in %s", all)
	}
}
