package locale

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
