package locale

import (
	"slices"
	"sync"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		locale string
		n      int
		want   string
	}{
		{"en", 0, "0"}, {"en", 999, "999"}, {"en", 1234567, "1,234,567"}, {"en", -1, "-1"},
		{"fr", 1234, "1\u202f234"}, {"pt", 1234, "1.234"}, {"pt-MZ", 1234, "1234"}, {"pt-MZ", 12345, "12\u00a0345"},
		{"hi", 1234567, "12,34,567"}, {"ar", 1234, "1,234"}, {"ar-EG", 1234, "١٬٢٣٤"}, {"ar-EG", 7, "٧"}, {"fa", 12, "۱۲"},
	} {
		if got := speak(t, Language{Code: test.locale}).Number(test.n); got != test.want {
			t.Errorf("%s: %d is %q, want %q", test.locale, test.n, got, test.want)
		}
	}
}

func TestLists(t *testing.T) {
	for _, test := range []struct{ locale, two, four string }{
		{"en", "{1} and b", "{1}, b, {0} and d"},
		{"fr", "{1} et b", "{1}, b, {0} et d"},
		{"ar", "{1} وb", "{1} وb و{0} وd"},
		{"zh", "{1}和b", "{1}、b、{0}和d"},
	} {
		l := speak(t, Language{Code: test.locale})
		if got := l.List([]string{"{1}", "b"}); got != test.two {
			t.Errorf("%s: %q, want %q", test.locale, got, test.two)
		}
		if got := l.List([]string{"{1}", "b", "{0}", "d"}); got != test.four {
			t.Errorf("%s: %q, want %q", test.locale, got, test.four)
		}
		if l.List(nil) != "" || l.List([]string{"a"}) != "a" {
			t.Errorf("%s: lists of none and one", test.locale)
		}
	}
}

func TestNamesOfLanguages(t *testing.T) {
	fr := speak(t, Language{Code: "fr"})
	for tag, want := range map[string][2]string{ // own, in French
		"ar": {"العربية", "arabe"}, "fr": {"Français", "français"}, "pt": {"Português", "portugais"}, "pt-MZ": {"Português", "portugais"},
		"zh-TW": {"繁體中文", "chinois traditionnel"}, "qu": {"Runasimi", "quechua"}, "ay": {"Aymar aru", "aymara"},
		"zu": {"isiZulu", "zoulou"}, "dv": {"ދިވެހިބަސް", "maldivien"}, "xyq-latn": {"xyq-Latn", "xyq-Latn"},
	} {
		if got := OwnName(tag); got != want[0] {
			t.Errorf("own name of %s: %q, want %q", tag, got, want[0])
		}
		if got := fr.LanguageName(tag); got != want[1] {
			t.Errorf("French name of %s: %q, want %q", tag, got, want[1])
		}
	}
}

func TestOrder(t *testing.T) {
	for code, want := range map[string][]string{
		"en": {"a", "Page 2", "page 10", "Zebra"},
		"fr": {"cote", "coté", "ecole", "école", "Étude", "etudier", "zoo"},
		"ar": {"أحمد", "احمد", "إدريس", "باسم", "محمد"},
		"sv": {"zebra", "åker", "ärlig", "öppen"},
	} {
		l := speak(t, Language{Code: code})
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, l.Compare)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
		if l.Compare(want[0], want[0]) != 0 || l.SortKey("a") == l.SortKey("A") {
			t.Errorf("%s: only equal strings have equal keys", code)
		}
	}
}

func TestLocalizersAreConcurrent(t *testing.T) {
	l := speak(t, Language{Code: "ar"})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for n := range 200 {
				l.N("people_count", n)
				l.F("tagged", map[string]string{"Tag": "x"})
				l.SortKey("أحمد")
				OwnName("fr")
			}
		})
	}
	all.Wait()
}
