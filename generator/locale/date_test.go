package locale

import (
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	march := time.Date(2026, 3, 1, 14, 5, 0, 0, time.UTC) // a Sunday
	for _, test := range []struct{ locale, long, full, monthYear, month, day, clock string }{
		{"en", "1 March 2026", "Sunday, 1 March 2026", "March 2026", "Mar", "1", "2:05\u202fpm"},
		{"en-US", "March 1, 2026", "Sunday, March 1, 2026", "March 2026", "Mar", "1", "2:05\u202fPM"},
		{"fr", "1er mars 2026", "dimanche 1er mars 2026", "mars 2026", "mars", "1", "14:05"},
		{"ar", "1 مارس 2026", "الأحد، 1 مارس 2026", "مارس 2026", "مارس", "1", "2:05 م"},
		{"ar-MA", "1 مارس 2026", "الأحد، 1 مارس 2026", "مارس 2026", "مارس", "1", "14:05"},
		{"ar-EG", "١ مارس ٢٠٢٦", "الأحد، ١ مارس ٢٠٢٦", "مارس ٢٠٢٦", "مارس", "١", "٢:٠٥ م"},
		{"fa", "۱ مارس ۲۰۲۶", "یکشنبه ۱ مارس ۲۰۲۶", "مارس ۲۰۲۶", "مارس", "۱", "۱۴:۰۵"},
		{"zh", "2026年3月1日", "2026年3月1日星期日", "2026年3月", "3月", "1", "14:05"},
		{"pt-MZ", "1 de março de 2026", "domingo, 1 de março de 2026", "março de 2026", "mar.", "1", "14:05"},
		{"qu", "1 Marzo 2026", "Domingo, 1 Marzo, 2026", "Marzo 2026", "Mar", "1", "2:05\u202fp.m."},
		{"ti", "መጋቢት 1, 2026", "ሰንበት፣ 1 መጋቢት 2026", "መጋቢት 2026", "መጋ", "1", "2:05 ድ.ቀ."},
	} {
		l := speak(t, Language{Code: test.locale})
		for _, got := range [][2]string{
			{l.Date(march, Long), test.long}, {l.Date(march, Full), test.full}, {l.Date(march, MonthYear), test.monthYear},
			{l.Date(march, Month), test.month}, {l.Date(march, Day), test.day}, {l.Time(march), test.clock},
		} {
			if got[0] != got[1] {
				t.Errorf("%s: %q, want %q", test.locale, got[0], got[1])
			}
		}
	}
}

// Libraries that cut CLDR's lists of months short print April for January in
// the Maghreb.
func TestMonthsOfTheMaghreb(t *testing.T) {
	for locale, want := range map[string][2]string{
		"ar-TN": {"جانفي", "ديسمبر"}, "ar-DZ": {"جانفي", "ديسمبر"}, "ar-MA": {"يناير", "دجنبر"}, "ar-LB": {"كانون الثاني", "كانون الأول"},
	} {
		l := speak(t, Language{Code: "ar", Locale: locale})
		for i, month := range []time.Month{time.January, time.December} {
			if got := l.Date(time.Date(2026, month, 2, 0, 0, 0, 0, time.UTC), Month); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", locale, month, got, want[i])
			}
		}
	}
}

// As in ca-gregorian.json of cldr-dates-full 48.2; intl_test.go has the others.
func TestMonthsOfGuarani(t *testing.T) {
	l := speak(t, Language{Code: "gn"})
	for i, want := range strings.Fields("Jasyteĩ Jasykõi Jasyapy Jasyrundy Jasypo Jasypoteĩ Jasypokõi Jasypoapy Jasyporundy Jasypa Jasypateĩ Jasypakõi") {
		day := time.Date(2026, time.Month(i+1), 4, 0, 0, 0, 0, time.UTC)
		if got := []string{l.Date(day, Long), l.Date(day, MonthYear)}; got[0] != "2026 "+want+" 4" || got[1] != "2026 "+want {
			t.Errorf("%d: %q", i+1, got)
		}
	}
	if got := l.Date(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Full); got != "2026 Jasyapy 1, Arateĩ" {
		t.Errorf("%q", got)
	}
}

func TestDateRanges(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 9, 0, 0, 0, time.UTC) }
	for _, test := range []struct{ locale, days, months, years string }{
		{"en", "12–14 October 2026", "30 October\u2009–\u20091 November 2026", "31 December 2026\u2009–\u20091 January 2027"},
		{"fr", "12–14 octobre 2026", "30 octobre\u2009–\u20091er novembre 2026", "31 décembre 2026\u2009–\u20091er janvier 2027"},
		{"ar", "12–14 أكتوبر 2026", "30 أكتوبر – 1 نوفمبر 2026", "31 ديسمبر 2026 – 1 يناير 2027"},
		{"ar-EG", "١٢–١٤ أكتوبر ٢٠٢٦", "٣٠ أكتوبر – ١ نوفمبر ٢٠٢٦", "٣١ ديسمبر ٢٠٢٦ – ١ يناير ٢٠٢٧"},
		{"pt-MZ", "12–14 de outubro de 2026", "30 de outubro\u2009–\u20091 de novembro de 2026", "31 de dezembro de 2026\u2009–\u20091 de janeiro de 2027"},
		{"zh", "2026年10月12日\u2009–\u200914日", "2026年10月30日\u2009–\u200911月1日", "2026年12月31日\u2009–\u20092027年1月1日"},
		{"sw", "12\u2009–\u200914 Oktoba 2026", "30 Oktoba 2026 – 1 Novemba 2026", "31 Desemba 2026\u2009–\u20091 Januari 2027"},
	} {
		l := speak(t, Language{Code: test.locale})
		for _, got := range [][2]string{
			{l.DateRange(day(2026, 10, 12), day(2026, 10, 14)), test.days},
			{l.DateRange(day(2026, 10, 30), day(2026, 11, 1)), test.months},
			{l.DateRange(day(2026, 12, 31), day(2027, 1, 1)), test.years},
			{l.DateRange(day(2026, 10, 12), day(2026, 10, 12)), l.Date(day(2026, 10, 12), Long)},
		} {
			if got[0] != got[1] {
				t.Errorf("%s: %q, want %q", test.locale, got[0], got[1])
			}
		}
	}
}

func TestHoursByHalfDays(t *testing.T) {
	l := speak(t, Language{Code: "en-US"})
	for hour, want := range map[int]string{0: "12:00\u202fAM", 1: "1:00\u202fAM", 12: "12:00\u202fPM", 23: "11:00\u202fPM"} {
		if got := l.Time(time.Date(2026, 1, 1, hour, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("%d h: %q, want %q", hour, got, want)
		}
	}
}
