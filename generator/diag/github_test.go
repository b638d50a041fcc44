package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGitHub(t *testing.T) {
	several := Range{Position{2, 3}, Position{4, 1}}
	broken := New("link-broken", "content/en/a.md", at(3, 5), "there is no page at `b.md`", "did you mean `c.md`?")
	broken.Related = []Related{{File: "content/en/c.md", Range: at(1, 2), Message: "the other page"}}
	l := List{
		New("field-foreign", "content/en/a.md", Range{Start: Position{1, 7}}, "the key means nothing", ""),
		New("field-unknown", "content/en/a.md", several, "the key is not known", ""),
		New("consent-missing", "content/en/b.md", Range{}, "there is no consent", ""),
		broken,
	}
	var out strings.Builder
	if err := GitHub(&out, l); err != nil {
		t.Fatal(err)
	}
	want := `::error file=content/en/a.md,line=1,endLine=1,col=3,endColumn=4,title=link-broken::there is no page at ` + "`b.md`%0Adid you mean `c.md`?%0Asee content/en/c.md:1:1: the other page" + `
::warning file=content/en/b.md,title=consent-missing::there is no consent
::warning file=content/en/a.md,line=2,endLine=4,title=field-unknown::the key is not known
::notice file=content/en/a.md,line=1,endLine=1,col=7,endColumn=7,title=field-foreign::the key means nothing
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// Whatever an author writes, there is one command a diagnostic, and it is ours.
func TestGitHubTakesNoCommands(t *testing.T) {
	hostile := "100% x\r\n::error file=z::boo\n##[add-mask]y"
	d := New("link-broken", "a:b,c%\r\n::stop-commands::x.md", at(1, 2), hostile, hostile)
	d.Related = []Related{{File: "x\n::y", Message: hostile}}
	var out strings.Builder
	if err := GitHub(&out, List{d}); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	if strings.Count(got, "\n") != 1 || strings.Contains(got, "\r") {
		t.Errorf("more than one line: %q", got)
	}
	properties, _, _ := strings.Cut(strings.TrimPrefix(got, "::error "), "::")
	if n := strings.Count(properties, "="); n != 6 || !strings.HasPrefix(properties, "file=a%3Ab%2Cc%25%0D%0A%3A%3Astop-commands%3A%3Ax.md,line=1,") {
		t.Errorf("%d properties: %s", n, properties)
	}
	if !strings.Contains(got, "::100%25 x") {
		t.Errorf("the message is not escaped: %q", got)
	}
}

func TestDigest(t *testing.T) {
	l := List{
		New("field-unknown", "content/en/a.md", at(3, 5), "the key `a|b` is not known", ""),
		New("link-broken", "content/en/[x](y).md", Range{}, "<img src=x> **no** @page | at https://x.example\n| row", "did you mean `c`?"),
		New("message-missing", "", Range{}, "no `messages", ""),
	}
	link := func(file string, line int) string {
		return "https://example.org/blob/" + file + "#L" + string(rune('0'+line))
	}
	var out strings.Builder
	if err := (Digest{Link: link}).Print(&out, l); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<img", "**no", "@page", "https:", "[x](", "a|b"} {
		if strings.Contains(strings.TrimPrefix(out.String(), "**1 error"), bad) {
			t.Errorf("%s stands as markup in %s", bad, out.String())
		}
	}
	rows := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(rows) != 4+len(l) || !strings.HasPrefix(rows[4], "| error |") {
		t.Errorf("%d rows: %s", len(rows), out.String())
	}
	for _, row := range rows[4:] {
		if strings.Count(row, "|") != 5 {
			t.Errorf("not four cells: %s", row)
		}
	}
	if want := "<code>c</code>"; !strings.Contains(rows[4], want) {
		t.Errorf("no %s in %s", want, rows[4])
	}
}

func TestDigestExplainsEachCodeOnce(t *testing.T) {
	var out strings.Builder
	d := New("link-broken", "content/en/a.md", at(1, 2), "there is no page", "")
	other := New("link-broken", "content/en/b.md", at(1, 2), "there is no page", "")
	if err := (Digest{Help: func(c Code) string { return "# " + string(c) + "\n" }}).Print(&out, List{d, other}); err != nil {
		t.Fatal(err)
	}
	if want := "\n<details><summary>link-broken</summary>\n\n# link-broken\n\n</details>\n"; strings.Count(out.String(), want) != 1 {
		t.Errorf("got %s", out.String())
	}
}

func TestDigestIsNoLongerThanItMay(t *testing.T) {
	var l List
	for i := range 1000 {
		l = append(l, New("field-unknown", "content/en/a.md", Range{Start: Position{i + 1, 1}}, "the key is not known", "take it out"))
	}
	var out strings.Builder
	const most = 10_000
	if err := (Digest{Most: most}).Print(&out, l); err != nil {
		t.Fatal(err)
	}
	if out.Len() > most || !strings.Contains(out.String(), " more\n") {
		t.Errorf("%d bytes, end with %q", out.Len(), out.String()[out.Len()-40:])
	}
}
