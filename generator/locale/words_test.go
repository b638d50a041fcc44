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

// The word for "and" depends on what follows it.
func TestAndBeforeNames(t *testing.T) {
	for _, test := range []struct{ locale, name, want string }{
		{"es", "Inés", "Ama e Inés"}, {"es-BO", "Hilda", "Ama e Hilda"}, {"es", "Íñigo", "Ama e Íñigo"}, {"es", "Yara", "Ama y Yara"},
		{"es", "Hielo", "Ama y Hielo"}, {"es", "Iara", "Ama e Iara"}, {"es", "", "Ama y "}, {"he", "דוד", "Ama ודוד"}, {"he", "Jo", "Ama ו-Jo"}, {"pt", "Inês", "Ama e Inês"},
	} {
		if got := speak(t, Language{Code: test.locale}).List([]string{"Ama", test.name}); got != test.want {
			t.Errorf("%s: %q, want %q", test.locale, got, test.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	type marks struct{ outer, inner [2]string }
	angles, spaced := [2]string{"«", "»"}, [2]string{"«\u00a0", "\u00a0»"}
	curly, single := [2]string{"“", "”"}, [2]string{"‘", "’"}
	for locale, want := range map[string]marks{
		"en": {curly, single}, "pt-BR": {curly, single}, "es": {curly, single}, "sw": {curly, single}, "zh-Hans": {curly, single},
		"pt-PT": {angles, curly}, "pt-MZ": {angles, curly}, "ti": {angles, curly}, "rw": {angles, single},
		"fr": {spaced, spaced}, "fr-SN": {spaced, spaced}, "fr-CA": {spaced, curly}, "fr-CH": {angles, [2]string{"‹", "›"}},
		"de": {[2]string{"„", "“"}, [2]string{"‚", "‘"}}, "zh-Hant": {[2]string{"「", "」"}, [2]string{"『", "』"}},
		"fa": {angles, [2]string{"‹", "›"}}, "ar": {[2]string{"”", "“"}, [2]string{"’", "‘"}}, "he": {[2]string{"”", "”"}, [2]string{"’", "’"}},
	} {
		var got marks
		got.outer, got.inner = speak(t, Language{Code: locale}).Quotes()
		if got != want {
			t.Errorf("%s: %q, want %q", locale, got, want)
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

// The orders of fr, es, pt, sw and ar are also those of ICU 78.2.
func TestOrder(t *testing.T) {
	for code, want := range map[string][]string{
		"en": {"a", "Page 2", "page 10", "Zebra"},
		"fr": {"ça", "cabane", "chapitre 2", "chapitre 10", "cote", "coté", "côte", "côté", "Élan", "eleve", "élève", "naif", "naïf", "oeuf", "œuvre", "ouvrage", "zoo"},
		"es": {"ano", "anz", "año", "árbol", "arco", "chico", "cosa", "llama", "luz", "nino", "niño", "nube", "nz", "ñandú", "ñu", "oso", "sesión 2", "sesión 10", "Zamora"},
		"pt": {"a", "à", "ação", "acaso", "água", "avo", "avó", "avô", "cabo", "caçar", "cada", "capítulo 2", "capítulo 10", "nao", "não", "nau", "ônibus", "São", "saoa"},
		"sw": {"chai", "chakula", "cukari", "dada", "mtoto", "Mtu", "ng'ombe", "ngoma", "nyama", "sura 2", "sura 10"},
		// The article counts, hamza on an alef does not.
		"ar":    {"آدم", "أحمد", "احمد", "إدريس", "البيت", "ألف", "الف", "الفصل 2", "الفصل 10", "الولد", "بيت", "سؤال", "سئل", "سما", "سماء", "سيل", "مؤمن", "مستشفى", "مستشفي", "مومن", "هبة", "هبت", "هبه", "ولد", "يوم"},
		"ar-EG": {"الفصل ٢", "الفصل ١٠", "مصطفى أحمد", "مصطفي بدر", "مصطفى زيد"},
		"sv":    {"zebra", "åker", "ärlig", "öppen"},
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
