package locale

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"indaba/generator/diag"
)

func TestComplete(t *testing.T) {
	for _, test := range []struct{ in, want Language }{
		{Language{Code: "en"}, Language{Code: "en", Tag: "en", Name: "English", Dir: "ltr", Locale: "en-001"}},
		{Language{Code: "pt-mz"}, Language{Code: "pt-mz", Tag: "pt-MZ", Name: "Português", Dir: "ltr", Locale: "pt-MZ"}},
		{Language{Code: "zh-hant"}, Language{Code: "zh-hant", Tag: "zh-Hant", Name: "繁體中文", Dir: "ltr", Locale: "zh-Hant"}},
		{Language{Code: "ar", Locale: "ar-TN"}, Language{Code: "ar", Tag: "ar", Name: "العربية", Dir: "rtl", Locale: "ar-TN"}},
		{Language{Code: "xyq", Name: "X", Dir: "rtl"}, Language{Code: "xyq", Tag: "xyq", Name: "X", Dir: "rtl", Locale: "xyq"}},
	} {
		got, ok := test.in.Complete()
		if diff := cmp.Diff(test.want, got); diff != "" || !ok {
			t.Errorf("%s: ok %t (-want +got):\n%s", test.in.Code, ok, diff)
		}
	}
	for _, bad := range []Language{{Code: "français"}, {Code: "en_US"}, {Code: ""}, {Code: "a"}, {Code: "en", Locale: "?"}} {
		if _, ok := bad.Complete(); ok {
			t.Errorf("%+v is taken for well-formed", bad)
		}
	}
}

// Languages few programs know work as others do; where there are no messages,
// one warning says so.
func TestSiteInFarApartLanguages(t *testing.T) {
	list := languages(t, "qu", "rw", "gn", "ti", "ar-TN", "pt-MZ", "zh-Hant", "he")
	list[2].Fallback = []string{"es"}
	c, diags := Load(list, shipped(t))
	want := []struct{ name, dir, number, date, home string }{
		{"Runasimi", "ltr", "12,345", "12 Enero 2026", "Home"},
		{"Ikinyarwanda", "ltr", "12.345", "2026 Mutarama 12", "Home"},
		{"Avañe’ẽ", "ltr", "12,345", "2026 Jasyteĩ 12", "Inicio"},
		{"ትግርኛ", "ltr", "12,345", "ጥሪ 12, 2026", "Home"},
		{"العربية", "rtl", "12.345", "12 جانفي 2026", "الصفحة الرئيسية"},
		{"Português", "ltr", "12\u00a0345", "12 de janeiro de 2026", "Início"},
		{"繁體中文", "ltr", "12,345", "2026年1月12日", "Home"},
		{"עברית", "rtl", "12,345", "12 בינואר 2026", "Home"},
	}
	for i, w := range want {
		l := c.Localizer(list[i].Code)
		got := []string{l.Language().Name, l.Language().Dir, l.Number(12345), l.Date(time.Date(2026, 1, 12, 0, 0, 0, 0, time.UTC), Long), l.T("home")}
		if diff := cmp.Diff([]string{w.name, w.dir, w.number, w.date, w.home}, got); diff != "" {
			t.Errorf("%s: %s", list[i].Code, diff)
		}
	}
	var warned []string
	for _, d := range diags {
		if d.Severity != diag.Warning {
			t.Errorf("%+v", d)
		}
		_, code, _ := strings.Cut(d.Message, "(")
		warned = append(warned, string(d.Code)+" "+code[:strings.IndexByte(code, ')')])
	}
	slices.Sort(warned)
	if diff := cmp.Diff([]string{"message-missing gn", "message-missing he", "message-missing qu", "message-missing rw", "message-missing ti", "message-missing zh-Hant"}, warned); diff != "" {
		t.Error(diff)
	}
}

func TestVariantsAreTold(t *testing.T) {
	for codes, want := range map[string]string{
		"pt":              "Português",
		"pt-MZ fr":        "Português, Français",
		"pt-BR pt-MZ":     "Português (Brasil), Português (Moçambique)",
		"pt pt-MZ":        "Português, Português (Moçambique)",
		"pt-BR pt-PT":     "Português, Português europeu",
		"zh-Hans zh-Hant": "简体中文, 繁體中文",
		"zh-TW zh-HK":     "繁體中文（台灣）, 繁體中文（中國香港特別行政區）",
		"ar-MA ar-TN ar":  "العربية (المغرب), العربية (تونس), العربية",
		"sr-Cyrl sr-Latn": "Српски, Srpski",
		"es-BO es-419":    "Español, Español latinoamericano",
		"qu-BO qu-PE":     "Runasimi (Bolivia), Runasimi (Perú)",
		"rw-RW rw-UG":     "Ikinyarwanda (U Rwanda), Ikinyarwanda (UG)",
		"fr-x-a fr":       "Français (fr-x-a), Français",
	} {
		list := languages(t, strings.Fields(codes)...)
		Distinguish(list)
		var got []string
		for _, l := range list {
			got = append(got, l.Name)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", codes, got, want)
		}
	}
}

func TestIsTag(t *testing.T) {
	for _, s := range strings.Fields("en fr ar pt-BR pt-br zh-Hant zh-hant-TW qu quc rw gn ti ht mi ay nqo ckb es-419 de-1996 sr-Latn") {
		if !IsTag(s) {
			t.Errorf("%q is not taken for a language", s)
		}
	}
	for _, s := range strings.Fields("events pages map img css new faq blog IT und mul root xx en_US en- -en en-zzzzz x-foo i-klingon assets a en/fr fr.md") {
		if IsTag(s) {
			t.Errorf("%q is taken for a language", s)
		}
	}
}

func FuzzIsTag(f *testing.F) {
	for _, s := range []string{"en", "zh-Hant-TW", "events", "x-a", "en-u-ca-buddhist", "", "-", "ar-\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, ok := Language{Code: s}.Complete()
		if IsTag(s) && !ok {
			t.Fatalf("%q is a language and cannot be completed", s)
		}
		if again, _ := (Language{Code: l.Tag}).Complete(); again.Tag != l.Tag {
			t.Fatalf("%q: canonical %q, then %q", s, l.Tag, again.Tag)
		}
		if l.Dir != "ltr" && l.Dir != "rtl" {
			t.Fatalf("%q: direction %q", s, l.Dir)
		}
	})
}

func TestDirection(t *testing.T) {
	for want, tags := range map[string]string{
		"rtl": "ar fa he iw ur ps sd ug dv ckb yi nqo ks aeb pa-PK pa-Arab ff-Adlm az-Arab ku-Arab bm-Nkoo rhg-Rohg syr",
		"ltr": "en fr zh ha ff ku az uz pa bm ar-Latn qu ti xyq ???",
	} {
		for _, tag := range strings.Fields(tags) {
			if got := Direction(tag); got != want {
				t.Errorf("%s runs %s, want %s", tag, got, want)
			}
		}
	}
}
