package locale

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"

	"indaba/generator/diag"
)

func TestPlurals(t *testing.T) {
	for _, test := range []struct {
		code string
		n    int
		want string
	}{
		{"en", 1, "1 person"}, {"en", 0, "0 people"}, {"fr", 0, "0 personne"}, {"fr", 2000, "2\u202f000 personnes"},
		{"ar", 0, "لا أحد"}, {"ar", 1, "شخص واحد"}, {"ar", 2, "شخصان"}, {"ar", 3, "3 أشخاص"}, {"ar", 11, "11 شخصًا"}, {"ar", 100, "100 شخص"},
	} {
		if got := speak(t, Language{Code: test.code}).N("people_count", test.n); got != test.want {
			t.Errorf("%s %d: %q, want %q", test.code, test.n, got, test.want)
		}
	}
}

// Mozambique counts as Portugal does, Brazil otherwise, in the same messages.
func TestPluralsOfVariants(t *testing.T) {
	list := languages(t, "pt", "pt-BR", "pt-MZ")
	list[0].Locale = "pt-AO"
	c, diags := Load(list, shipped(t))
	for i, want := range []string{"0 pessoas", "0 pessoa", "0 pessoas"} {
		if got := c.Localizer(list[i].Code).N("people_count", 0); got != want {
			t.Errorf("%s: %q, want %q", list[i].Code, got, want)
		}
	}
	if len(diags) > 0 {
		t.Error(diags)
	}
}

func TestFormsOfWholeNumbers(t *testing.T) {
	for tag, want := range map[string]string{
		"ar": "zero one two few many other", "fr": "one other", "pt-MZ": "other one", "sw": "other one", "zh": "other", "pl": "many one few",
		"cy": "zero one two few other many", "qu": "other one", "am": "one other", "he": "other one two", "kw": "zero one two few other many",
	} {
		var got []string
		for _, form := range wholeFormsOf(newFiller(tag, []*goi18n.Message{formsProbe})) {
			got = append(got, form.name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

func TestIncompletePluralForms(t *testing.T) {
	_, diags := Load(languages(t, "ar", "fr"), append(shipped(t),
		Messages{Name: "content/i18n/ar.yaml", Code: "ar", Data: []byte("menu: م\npeople_count:\n  one: واحد\n  many: \"{{.Count}} شخصًا\"\n  other: \"{{.Count}} شخص\"\npage_count: \"الصفحات: {{.Count}}\"\n")},
		Messages{Name: "content/i18n/fr.yaml", Code: "fr", Data: []byte("people_count: {one: '{{.Count}} habitant', other: '{{.Count}} habitants'}\nsite: {tree_count: {other: '{{.Count}} arbres', many: x}}\n")}))
	var got []string
	for _, d := range diags {
		if d.Range.Start.Line > 0 {
			got = append(got, fmt.Sprintf("%s:%d: %s: %s (%s)", d.File, d.Range.Start.Line, d.Code, d.Message, d.Hint))
		}
	}
	want := []string{
		"content/i18n/ar.yaml:2: message-missing: the message `people_count` lacks plural forms of العربية (ar): zero, two, few (write `zero` (such as 0), `two` (such as 2), `few` (such as 3); until then `other` stands in)",
		"content/i18n/fr.yaml:2: message-missing: the message `site.tree_count` lacks plural forms of Français (fr): one (write `one` (such as 0); until then `other` stands in)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// go-i18n has no plural rules for these and refuses their messages.
func TestLanguagesWithoutPluralRules(t *testing.T) {
	for _, code := range []string{"qu", "rw", "gn", "ti", "ht", "mi", "ay", "ber", "xyq"} {
		own := Messages{Name: code + ".yaml", Code: code, Data: []byte("people_count: {one: '{{.Count}} a', other: '{{.Count}} b'}\nmenu: m")}
		c, diags := Load(languages(t, code), append(shipped(t), own))
		l := c.Localizer(code)
		if got := []string{l.T("menu"), l.T("home"), l.N("people_count", 1), l.N("people_count", 5)}; !cmp.Equal(got, []string{"m", "Home", "1 a", "5 b"}) {
			t.Errorf("%s: %q", code, got)
		}
		if got := codesOf(diags); !cmp.Equal(got, []string{"message-missing"}) {
			t.Errorf("%s: %v", code, diags)
		}
	}
}

func TestMessagesAreBorrowed(t *testing.T) {
	list := languages(t, "fr", "qu", "es-BO", "de")
	list[1].Fallback = []string{"es-BO", "fr"}
	list[3].Fallback = []string{"fr"}
	files := slices.DeleteFunc(shipped(t), func(m Messages) bool { return m.Code == "es" })
	files = append(files,
		Messages{Name: "es.yaml", Code: "es", Data: []byte("menu: Menú\npeople_count: {one: una persona, other: '{{.Count}} personas'}")},
		Messages{Name: "qu.yaml", Code: "qu", Data: []byte("home: Wasi")})
	c, diags := Load(list, files)
	qu, es, de := c.Localizer("qu"), c.Localizer("es-BO"), c.Localizer("de")
	got := []string{qu.T("home"), qu.T("menu"), qu.N("people_count", 1), qu.T("next"), es.T("menu"), es.T("next"), de.T("next"), de.N("people_count", 0)}
	want := []string{"Wasi", "Menú", "una persona", "Après", "Menú", "After", "Après", "0 personne"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, d := range diags {
		t.Logf("%s: %s (%s)", d.File, d.Message, d.Hint)
	}
	if got := codesOf(diags); !cmp.Equal(got, []string{"message-missing", "message-missing", "message-missing"}) {
		t.Errorf("%q", got)
	}
}

func TestSiteMessagesStandFirst(t *testing.T) {
	c, diags := Load(languages(t, "en", "fr"), append(shipped(t),
		Messages{Name: "content/i18n/fr.yaml", Code: "fr", Data: []byte("kind:\n  events: Veillées\nsite.motto: Ensemble\n")},
		Messages{Name: "content/i18n/en.yaml", Code: "en", Data: []byte("site: {motto: Together, hello: 'Hello {{.Name}}'}\n")}))
	fr := c.Localizer("fr")
	got := []string{fr.T("kind.events"), fr.T("kind.pages"), fr.T("site.motto"), fr.F("site.hello", map[string]string{"Name": "<b>"}), fr.T("nowhere")}
	if diff := cmp.Diff([]string{"Veillées", "Pages", "Ensemble", "Hello <b>", "nowhere"}, got); diff != "" {
		t.Error(diff)
	}
	if !c.Has("site.hello") || c.Has("nowhere") || len(c.IDs()) < 200 {
		t.Error("Has or IDs")
	}
	if got := codesOf(diags); !cmp.Equal(got, []string{"message-missing"}) { // site.hello in French
		t.Errorf("%v", diags)
	}
}

func TestMistakesInMessages(t *testing.T) {
	for src, want := range map[string]diag.Diagnostic{
		"menu: [a\n":                           {Code: "message-syntax"},
		"- a\n":                                {Code: "message-syntax", Message: "the messages are not a group of keys"},
		"menu: a\nmneu: b\n":                   {Code: "message-unknown", Message: "no part of the interface shows the message `mneu`", Hint: "did you mean `menu`?"},
		"people_count:\n  othr: a\n  one: b\n": {Code: "message-syntax", Message: "`othr` is no plural form of the message `people_count`", Hint: "did you mean `other`?"},
		"people_count: {one: a}\n":             {Code: "message-syntax", Message: "the message `people_count` has no form `other`"},
		"tagged: '{{.Tag'\n":                   {Code: "message-syntax"},
		"tagged: '{{printf .Tag}}'\n":          {Code: "message-syntax"},
		"home: a\ntagged: '{{.Name}}'\n":       {Code: "message-syntax", Message: "nothing fills the placeholder {{.Name}} of the message `tagged`", Hint: "the message takes {{.Tag}}"},
		"menu: [a, b]\n":                       {Code: "message-syntax", Message: "the message `menu` is a list"},
		"menu: a\nmenu: b\n":                   {Code: "data-duplicate-key"},
	} {
		_, diags := Load(languages(t, "fr"), append(shipped(t), Messages{Name: "content/i18n/fr.yaml", Code: "fr", Data: []byte(src)}))
		if len(diags) == 0 {
			t.Errorf("%q: nothing is found", src)
			continue
		}
		d := diags[0]
		if d.Code != want.Code || want.Message != "" && d.Message != want.Message || want.Hint != "" && d.Hint != want.Hint || d.Range.Start.Line == 0 {
			t.Errorf("%q: %+v", src, d)
		}
	}
}

func TestNothingToLoad(t *testing.T) {
	c, diags := Load(languages(t, "fr"), nil)
	if got := c.Localizer("fr").T("menu"); got != "menu" || len(diags) != 0 || len(c.IDs()) != 0 {
		t.Errorf("%q, %v", got, diags)
	}
	defer func() {
		if recover() == nil {
			t.Error("an undeclared language does not panic")
		}
	}()
	c.Localizer("ar")
}

func BenchmarkLoad(b *testing.B) {
	for name, list := range map[string][]Language{
		"three": languages(b, "en", "fr", "ar"),
		"six":   languages(b, "en", "fr", "pt", "ar", "es", "sw"),
	} {
		files := shipped(b)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Load(list, files)
			}
		})
	}
}

func BenchmarkMessages(b *testing.B) {
	l := speak(b, Language{Code: "ar"})
	b.ReportAllocs()
	b.Run("T", func(b *testing.B) {
		for b.Loop() {
			l.T("menu")
		}
	})
	b.Run("N", func(b *testing.B) {
		for b.Loop() {
			l.N("people_count", 12)
		}
	})
	b.Run("SortKey", func(b *testing.B) {
		for b.Loop() {
			l.SortKey("أحمد بن عبد الله")
		}
	})
}
