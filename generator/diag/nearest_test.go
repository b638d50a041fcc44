package diag

import "testing"

func TestNearest(t *testing.T) {
	candidates := []string{"note", "tip", "warning", "sidebar_position", "مشاركة"}
	for name, want := range map[string]string{
		"nota": "note", "Note": "note", "onte": "note", "warnig": "warning", "tips": "tip",
		"sidebar-position": "sidebar_position", "sidebarPosition": "sidebar_position",
		"مشاركه":   "مشاركة",
		"timeline": "", "": "", "noteworthy": "",
	} {
		if got := Nearest(name, candidates); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestSortedDropsRepeats(t *testing.T) {
	at := func(line, column int) Range { return Range{Start: Position{line, column}} }
	l := List{
		New("title-missing", "b.md", at(1, 1), "x", ""),
		New("title-missing", "a.md", at(2, 1), "x", ""),
		New("title-missing", "a.md", at(1, 9), "x", ""),
		New("title-missing", "a.md", at(1, 9), "x", "other hint"),
	}
	got := l.Sorted()
	if len(got) != 3 || got[0].Range.Start.Column != 9 || got[2].File != "b.md" || l[0].File != "b.md" {
		t.Errorf("got %v", got)
	}
}
