package review

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// apply makes the second sequence of the first, by the steps between them.
func apply(t *testing.T, a, b string) (edits int) {
	t.Helper()
	var out strings.Builder
	x, y := 0, 0
	steps := diff(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
	for i, s := range steps {
		if s.a != x || s.b != y || s.n == 0 {
			t.Fatalf("%q to %q: step %d is %+v at %d, %d", a, b, i, s, x, y)
		}
		if i > 0 && (steps[i-1].op == s.op || steps[i-1].op == fresh && s.op == gone) {
			t.Fatalf("%q to %q: %+v follows %+v", a, b, s, steps[i-1])
		}
		switch s.op {
		case same:
			if a[x:x+s.n] != b[y:y+s.n] {
				t.Fatalf("%q to %q: %+v is not the same", a, b, s)
			}
			out.WriteString(a[x : x+s.n])
			x, y = x+s.n, y+s.n
		case gone:
			x, edits = x+s.n, edits+s.n
		case fresh:
			out.WriteString(b[y : y+s.n])
			y, edits = y+s.n, edits+s.n
		}
	}
	if x != len(a) || out.String() != b {
		t.Fatalf("%q to %q: the steps make %q", a, b, out.String())
	}
	return edits
}

// longest returns the length of the longest common subsequence, the slow way.
func longest(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		above := 0
		for j := range b {
			old := row[j+1]
			if a[i] == b[j] {
				row[j+1] = above + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			above = old
		}
	}
	return row[len(b)]
}

func TestDiffIsShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, r.IntN(24))
		for i := range b {
			b[i] = "abc"[r.IntN(3)]
		}
		return string(b)
	}
	for range 3000 {
		a, b := word(), word()
		if got, want := apply(t, a, b), len(a)+len(b)-2*longest(a, b); got != want {
			t.Fatalf("%q to %q takes %d edits, not %d", a, b, got, want)
		}
	}
}

func TestDiffOfStrangersEnds(t *testing.T) {
	apply(t, "h"+strings.Repeat("a", 40_000)+"t", "h"+strings.Repeat("b", 50_000)+"t")
}

func FuzzDiff(f *testing.F) {
	f.Add("one two", "two three")
	f.Fuzz(func(t *testing.T, a, b string) { apply(t, a, b) })
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Two towns, 3 people.", "Two| |towns|,| |3| |people|."},
		{"l’été", "l|’|été"},
		{"مُدُنٌ، شبكة", "مُدُنٌ|،| |شبكة"},
		{"四个城市", "四|个|城|市"},
		{"ok 👩🏽‍🌾!", "ok| |👩🏽‍|🌾|!"},
	} {
		if got := strings.Join(split(c.text), "|"); got != c.want {
			t.Errorf("%s is split into %s", c.text, got)
		}
	}
}

// show writes pieces with what is gone in [-…-] and what is new in {+…+}.
func show(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString([...]string{same: "", gone: "[-", fresh: "{+"}[p.op])
		for _, w := range p.Words {
			b.WriteString(w.Text)
		}
		b.WriteString([...]string{same: "", gone: "-]", fresh: "+}"}[p.op])
	}
	return b.String()
}

func TestPieces(t *testing.T) {
	words := func(s string) (out []Word) {
		for _, w := range split(s) {
			out = append(out, Word{Text: w})
		}
		return out
	}
	for _, c := range []struct{ before, after, want string }{
		{"Ask two people.", "Ask three people.", "Ask [-two-]{+three+} people."},
		{"one two three", "four five three", "[-one two-]{+four five+} three"},
		{"التقينا في السوق", "التقينا في المدرسة", "التقينا في [-السوق-]{+المدرسة+}"},
		{"all", "all of it", "all{+ of it+}"},
	} {
		if got := show(pieces(words(c.before), words(c.after))); got != c.want {
			t.Errorf("%s to %s: %s, not %s", c.before, c.after, got, c.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	page := `<body><nav>menu</nav><main><nav>crumbs</nav><h1>Title</h1><p hidden>no</p><p>A <b>bold</b>
		<a href="/x">link</a>.</p><script>no</script><ul><li><span>one</span><span>two</span></li></ul>
		<pre>a  b
c</pre><div lang="ar" dir="rtl"><p>نصّ<br>آخر</p></div><img src="p.png" alt="A door"></main><footer>no</footer>`
	var got []string
	for _, b := range blocksOf([]byte(page), func(src, _ string) Word { return Word{Picture: src} }) {
		line := b.Kind + ":" + b.Lang + ":" + b.text()
		for _, w := range b.Words {
			if w.Link != "" || w.Picture != "" {
				line += "(" + w.Link + w.Picture + ")"
			}
		}
		got = append(got, line)
	}
	want := []string{"h1::Title", "p::A bold link.(/x)", "li::one two", "pre::a  b", "pre::c", "p:ar:نصّ", "p:ar:آخر", "::A door(p.png)"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nnot\n%q", got, want)
	}
}
