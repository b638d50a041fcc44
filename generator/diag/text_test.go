package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// at is the range of columns from to to of line 1.
func at(from, to int) Range { return Range{Position{1, from}, Position{1, to}} }

func printed(t *testing.T, text Text, l ...Diagnostic) string {
	t.Helper()
	var out strings.Builder
	if err := text.Print(&out, l); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTextSaysWhereWhatAndWhatToDo(t *testing.T) {
	source := Text{Source: func(string) []byte { return []byte("\ufefftitle: A\r\nLook at [b](b.md) first.\r\n") }}
	d := New("link-broken", "content/en/a.md", Range{Position{2, 9}, Position{2, 18}}, "there is no page at `b.md`", "did you mean `c.md`?")
	d.Related = []Related{{File: "content/en/c.md", Range: at(1, 2), Message: "the other page"}}
	bom := New("title-missing", "content/en/a.md", at(1, 6), "the page has no title", "")
	want := "content/en/a.md:2:9: error: there is no page at `b.md` [link-broken]\n" +
		"    Look at [b](b.md) first.\n" +
		"            ^^^^^^^^^\n" +
		"  hint: did you mean `c.md`?\n" +
		"  see content/en/c.md:1:1: the other page\n" +
		"content/en/a.md:1:1: error: the page has no title [title-missing]\n" +
		"    title: A\n" +
		"    ^^^^^\n"
	if diff := cmp.Diff(want, printed(t, source, d, bom)); diff != "" {
		t.Error(diff)
	}
}

func TestTextWithoutPlaceOrFile(t *testing.T) {
	source := Text{Source: func(string) []byte { return []byte("text") }}
	got := printed(t, source,
		New("file-encoding", "content/a.md", Range{}, "the file is not UTF-8 text", ""),
		New("theme-missing", "", Range{}, "the theme lacks a layout", ""))
	want := "content/a.md: error: the file is not UTF-8 text [file-encoding]\n" +
		"error: the theme lacks a layout [theme-missing]\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTextCannotCommandTheTerminal(t *testing.T) {
	source := Text{Source: func(string) []byte { return []byte("a\x1b[2J\u202eb\u009b") }}
	got := printed(t, source, New("link-broken", "a\x1b.md", at(1, 2), "no \x1b[31m`\u202e`\nhere", "\a"))
	for _, r := range got {
		if r != '\n' && visible(r) != r {
			t.Errorf("%q is printed in %q", r, got)
		}
	}
}

func TestTextColour(t *testing.T) {
	got := printed(t, Text{Colour: true}, New("link-broken", "a.md", at(1, 2), "no page", ""))
	want := "\x1b[1ma.md:1:1\x1b[0m: \x1b[1;31merror\x1b[0m: no page\x1b[2m [link-broken]\x1b[0m\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestExcerptMarksThePlace(t *testing.T) {
	for _, test := range []struct {
		line string
		at   Range
		want string // the line and the marks
	}{
		{"one two", at(5, 8), "one two|    ^^^"},
		{"one two", Range{Start: Position{1, 5}}, "one two|    ^"},
		{"one two", Range{Position{1, 5}, Position{3, 2}}, "one two|    ^^^"},
		{"one", at(4, 4), "one|   ^"},   // the end of the line
		{"one", at(90, 95), "one|   ^"}, // beyond it: the file changed meanwhile
		{"\tone\ttwo", at(6, 9), "\tone\ttwo|\t   \t^^^"},
		{"日本 [リンク](x)", at(4, 12), "日本 [リンク](x)|     ^^^^^^^^^^^"},
		{"👋 e\u0301t\u00e9 [a](b)", at(8, 14), "👋 e\u0301t\u00e9 [a](b)|       ^^^^^^"},
		{"انظر [هنا](x.md) أولاً", at(6, 17), "انظر [هنا](x.md) أولاً|     ^^^^^^^^^^^"},
		{"مَرْحَبًا [a](b)", at(11, 17), "مَرْحَبًا [a](b)|      ^^^^^^"}, // vowel signs take no room
	} {
		line, marks := excerpt(test.line, test.at)
		if got := line + "|" + marks.pad + marks.carets; got != test.want {
			t.Errorf("%q %v:\ngot  %s\nwant %s", test.line, test.at, got, test.want)
		}
	}
}

func TestExcerptOfALongLine(t *testing.T) {
	long := strings.Repeat("word ", 60)
	line, marks := excerpt(long+"[b](b.md)"+" and"+long, at(301, 310))
	if n := widthOf([]rune(line)); n > widest+2 {
		t.Errorf("the line takes %d columns: %s", n, line)
	}
	if !strings.HasPrefix(line, "…") || !strings.HasSuffix(line, "…") {
		t.Errorf("cuts are not marked: %s", line)
	}
	if got := string([]rune(line)[len(marks.pad):][:len(marks.carets)]); got != "[b](b.md)" {
		t.Errorf("the marks are under %q", got)
	}
	line, marks = excerpt("["+long+"]", at(1, 303))
	if n := len(marks.carets); n > widest {
		t.Errorf("%d marks under %q", n, line)
	}
}

func TestSummary(t *testing.T) {
	l := List{{Severity: Note}, {Severity: Error}, {Severity: Warning}, {Severity: Error}}
	if got, want := l.Summary(), "2 errors, 1 warning, 1 note"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := (List{}).Summary(); got != "" {
		t.Errorf("of no diagnostics: %q", got)
	}
}

func TestLine(t *testing.T) {
	text := []byte("one\r\ntwo\n\nfour")
	for line, want := range []string{1: "one", 2: "two", 3: "", 4: "four", 5: "", 6: ""} {
		if got := Line(text, line); line > 0 && got != want {
			t.Errorf("line %d is %q, want %q", line, got, want)
		}
	}
}

func TestTextGivesRunnersNoCommands(t *testing.T) {
	source := Text{Source: func(string) []byte { return []byte("  ::add-mask::a\nb ##[error]c\n:::note\n") }}
	for line := 1; line <= 3; line++ {
		got := printed(t, source, New("link-broken", "a.md", Range{Start: Position{line, 1}}, "x", ""))
		for l := range strings.Lines(got) {
			if l = strings.TrimSpace(l); strings.HasPrefix(l, "::") && l[2] != ':' || strings.Contains(l, "##[") {
				t.Errorf("a runner would obey %q", l)
			}
		}
	}
}
