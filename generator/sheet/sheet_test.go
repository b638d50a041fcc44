package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"indaba/generator/model"
)

func texts(t *testing.T, src string) [][]string {
	t.Helper()
	table, diags := Read("t.csv", []byte(src), "")
	if table == nil {
		t.Fatal(diags)
	}
	var out [][]string
	for _, row := range append([][]Cell{table.Header}, table.Rows...) {
		var line []string
		for _, c := range row {
			line = append(line, c.Text)
		}
		out = append(out, line)
	}
	return out
}

func TestRead(t *testing.T) {
	western, err := charmap.Windows1252.NewEncoder().String("Ville;Été “chaud”\r\nÉvora;1\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		src  string
		want [][]string
	}{
		"commas":           {"a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		"semicolons":       {"a;\"b,c,d\"\n1;2,5", [][]string{{"a", "b,c,d"}, {"1", "2,5"}}},
		"tabs":             {"a\tb\n1\t\n", [][]string{{"a", "b"}, {"1", ""}}},
		"Excel says which": {"sep=;\r\na;b\r\n1,2;3\r\n", [][]string{{"a", "b"}, {"1,2", "3"}}},
		"mark and quotes":  {"\ufeffa,b\n\"x \"\"y\"\"\r\nz\",2", [][]string{{"a", "b"}, {"x \"y\"\nz", "2"}}},
		"inches":           {"a,b\n5\" pipe,x", [][]string{{"a", "b"}, {"5\" pipe", "x"}}},
		"blank lines":      {"\n;;\na;b\n\n1;2\n;\n", [][]string{{"a", "b"}, {"1", "2"}}},
		"Windows-1252":     {western, [][]string{{"Ville", "Été “chaud”"}, {"Évora", "1"}}},
		"UTF-16":           {"\xff\xfea\x00\t\x00b\x00\n\x001\x00\t\x00E\x06", [][]string{{"a", "b"}, {"1", "م"}}},
	} {
		if diff := cmp.Diff(test.want, texts(t, test.src)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestReadPlaces(t *testing.T) {
	table, _ := Read("t.csv", []byte("الاسم;b\n\n\"x\ny\";سلام;3"), "")
	var got []string
	for _, c := range table.Rows[0] {
		got = append(got, fmt.Sprintf("%s %d:%d", c.Name(), c.Range.Start.Line, c.Range.Start.Column))
	}
	// Row 3 of the spreadsheet starts on line 3, and goes on on line 4.
	if diff := cmp.Diff([]string{"A3 3:1", "B3 4:4", "C3 4:9"}, got); diff != "" {
		t.Error(diff)
	}
	if got := letters(701) + letters(702); got != "ZZAAA" {
		t.Error(got)
	}
}

func TestReadReports(t *testing.T) {
	for src, want := range map[string]string{
		"a,b\n\"1,2\n3": "a quotation mark is opened here and never closed",
		" \n":           "the table is empty",
	} {
		if table, diags := Read("t.csv", []byte(src), ""); table != nil || len(diags) != 1 || diags[0].Message != want {
			t.Errorf("%q: %v", src, diags)
		}
	}
	if _, diags := Read("t.csv", []byte("a\n"), "windows-99"); len(diags) != 1 {
		t.Error(diags)
	}
	arabic, _ := charmap.Windows1256.NewEncoder().String("الاسم\nسلمى")
	if table, _ := Read("t.csv", []byte(arabic), "Windows-1256"); table.Rows[0][0].Text != "سلمى" {
		t.Error(table)
	}
}

func TestDates(t *testing.T) {
	for _, test := range []struct {
		text, order, want string
		ambiguous         bool
	}{
		{"2026-03-01", "", "2026-03-01", false},
		{"2026/3/1", "", "2026-03-01", false},
		{"13/03/2026", "", "2026-03-13", false},
		{"3/13/2026", "", "2026-03-13", false},
		{"3/13/2026", dayFirst, "2026-03-13", false},
		{"01/03/2026", "", "01/03/2026", true},
		{"01/03/2026", dayFirst, "2026-03-01", false},
		{"01/03/2026", monthFirst, "2026-01-03", false},
		{"3/3/2026", "", "2026-03-03", false},
		{"1.3.2026", "", "2026-03-01", false},
		{"1.3.2026 18:30", "", "2026-03-01T18:30", false},
		{"13/03/2026 9h05", "", "2026-03-13T09:05", false},
		{"١٣/٠٣/٢٠٢٦", "", "2026-03-13", false},
		{"13/03/26", "", "13/03/26", true},
		{"31/02/2026", "", "31/02/2026", false},
		{"46082", "", "46082", false},
		{"in March", "", "in March", false},
		{"13/03-2026", "", "13/03-2026", false},
	} {
		if got, ambiguous := normalDate(test.text, test.order); got != test.want || ambiguous != test.ambiguous {
			t.Errorf("%s (%s): %s, %t", test.text, test.order, got, ambiguous)
		}
	}
	for want, column := range map[string][]string{
		"":         {"01/03/2026", "2026-04-13", "1.3.2026"},
		dayFirst:   {"01/03/2026", "", "13/03/2026"},
		monthFirst: {"01/03/2026", "03/13/2026"},
	} {
		if got := orderOf(column); got != want {
			t.Errorf("%v: %q", column, got)
		}
	}
	if got := orderOf([]string{"13/03/2026", "03/13/2026"}); got != "" {
		t.Errorf("of both: %q", got)
	}
	for text, want := range map[string]string{"18:30": "18:30", "9h": "09:00", "7:15 pm": "19:15", "18:30:00": "18:30", "25:00": "", "soon": ""} {
		if got, ok := normalTime(text); ok != (want != "") || ok && got != want {
			t.Errorf("%s: %s, %t", text, got, ok)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		text  string
		whole bool
		want  string
	}{
		{"184 000", false, "184000"}, {"184\u202f000", false, "184000"}, {"1.234.567", false, "1234567"}, {"61.500", true, "61500"},
		{"61.500", false, "61.500"}, {"1,5", false, "1,5"}, {"٤٥٢٠٠", true, "45200"}, {"12", true, "12"}, {"many", true, "many"},
	} {
		if got := normalNumber(test.text, test.whole); got != test.want {
			t.Errorf("%s: %s", test.text, got)
		}
	}
}

// TestWordsMeanFields holds words.yaml to the table of fields.
func TestWordsMeanFields(t *testing.T) {
	kinds := model.BuiltIn()
	for section, byWord := range known().columns {
		for word, field := range byWord {
			of := kinds
			if k := kinds.Named(section); k != nil {
				of = model.Kinds{k}
			} else if section != "" {
				of = model.Kinds{kinds.Named(model.Members)}
			}
			if !slices.ContainsFunc(of, func(k *model.Kind) bool { _, ok := newColumn(Target{Field: field}, k); return ok }) {
				t.Errorf("%s: %q is for `%s`, which is no field", section, word, field)
			}
		}
	}
	choices := map[string]bool{"true": true, "false": true}
	var collect func(fields []model.Field)
	collect = func(fields []model.Field) {
		for _, f := range fields {
			for _, c := range f.Choices {
				choices[c] = true
			}
			collect(f.Fields)
		}
	}
	for _, k := range kinds {
		collect(k.Fields)
	}
	for word, values := range known().values {
		for _, v := range values {
			if !choices[v] {
				t.Errorf("%q means `%s`, which no field takes", word, v)
			}
		}
	}
	for header, want := range map[string]string{
		"Nom complet": "title", "FONCTION": "role", "البريد الإلكتروني": "email", "Línguas": "languages", "Fuso horário": "timezone",
		"consent given": "consent", "consent.covers": "consent.covers", "Tangu": "since", "Ville": "affiliations", "shoe size": "",
	} {
		if got := fieldOf(header, kinds.Named(model.Members), "person"); got != want {
			t.Errorf("%s: %q", header, got)
		}
	}
}

// FuzzRead reads anything; what it understood, written with every cell in
// quotes, is read as the same.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2", "sep=;\na;\"b\"\"\n\"\n", "\ufeff\"x", "a\tb\r\n\r\n1\t", "\xff\xfea\x00", "é;\xe9"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		table, diags := Read("t.csv", src, "")
		if table == nil {
			if len(diags) == 0 {
				t.Fatal("no table, and nothing said")
			}
			return
		}
		var b strings.Builder
		b.WriteString("sep=;\n")
		rows := append([][]Cell{table.Header}, table.Rows...)
		for _, row := range rows {
			for i, c := range row {
				if i > 0 {
					b.WriteByte(';')
				}
				b.WriteString(`"` + strings.ReplaceAll(c.Text, `"`, `""`) + `"`)
			}
			b.WriteByte('\n')
		}
		again, _ := Read("t.csv", []byte(b.String()), "utf-8")
		if again == nil {
			t.Fatalf("%q is not read", b.String())
		}
		for i, row := range append([][]Cell{again.Header}, again.Rows...) {
			for j, c := range row {
				if c.Text != rows[i][j].Text {
					t.Fatalf("%q is read as %q", rows[i][j].Text, c.Text)
				}
			}
		}
	})
}
