package calendar

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func at(s string) time.Time {
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	panic(s)
}

func TestWords(t *testing.T) {
	for words, want := range map[string]string{
		// English.
		"weekly":       "FREQ=WEEKLY",
		"Every Monday": "FREQ=WEEKLY;BYDAY=MO",
		"every Monday and Thursday until 2027-06-30":  "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270630T235959",
		"every two weeks on Tuesday":                  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"every other week":                            "FREQ=WEEKLY;INTERVAL=2",
		"every second Tuesday of the month":           "FREQ=MONTHLY;BYDAY=2TU",
		"every second week on Friday":                 "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
		"fortnightly, 10 times":                       "FREQ=WEEKLY;INTERVAL=2;COUNT=10",
		"first Tuesday of the month until 2027-06-30": "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270630T235959",
		"the first and third Tuesday of the month":    "FREQ=MONTHLY;BYDAY=1TU,3TU",
		"first Tuesday and third Thursday":            "FREQ=MONTHLY;BYDAY=1TU,3TH",
		"last Friday of every second month":           "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
		"last Friday of the month":                    "FREQ=MONTHLY;BYDAY=-1FR",
		"monthly on the 15th":                         "FREQ=MONTHLY;BYMONTHDAY=15",
		"last day of the month":                       "FREQ=MONTHLY;BYMONTHDAY=-1",
		"every first day of the month":                "FREQ=MONTHLY;BYMONTHDAY=1",
		"every 3 months":                              "FREQ=MONTHLY;INTERVAL=3",
		"quarterly":                                   "FREQ=MONTHLY;INTERVAL=3",
		"once a week":                                 "FREQ=WEEKLY",
		"every day":                                   "FREQ=DAILY",
		"yearly":                                      "FREQ=YEARLY",
		// French.
		"chaque semaine":                               "FREQ=WEEKLY",
		"tous les lundis":                              "FREQ=WEEKLY;BYDAY=MO",
		"toutes les deux semaines, le mardi":           "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"le premier mardi du mois jusqu’au 2027-06-30": "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270630T235959",
		"le dernier vendredi de chaque mois":           "FREQ=MONTHLY;BYDAY=-1FR",
		"le 15 du mois":                                "FREQ=MONTHLY;BYMONTHDAY=15",
		"le 1er de chaque mois":                        "FREQ=MONTHLY;BYMONTHDAY=1",
		"une fois par mois":                            "FREQ=MONTHLY",
		"tous les ans":                                 "FREQ=YEARLY",
		"mensuel, 6 fois":                              "FREQ=MONTHLY;COUNT=6",
		// Arabic.
		"أسبوعيًا":                                "FREQ=WEEKLY",
		"كل اثنين":                                "FREQ=WEEKLY;BYDAY=MO",
		"كل يوم ثلاثاء وخميس":                     "FREQ=WEEKLY;BYDAY=TU,TH",
		"كل أسبوعين يوم الثلاثاء":                 "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"كل ثلاثة أسابيع":                         "FREQ=WEEKLY;INTERVAL=3",
		"أول ثلاثاء من كل شهر":                    "FREQ=MONTHLY;BYDAY=1TU",
		"الثلاثاء الأول من كل شهر حتى 2027-06-30": "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270630T235959",
		"الثلاثاء الأول والثالث من كل شهر":        "FREQ=MONTHLY;BYDAY=1TU,3TU",
		"آخر جمعة من الشهر إلى ٢٠٢٧-٠٦-٣٠":        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270630T235959",
		"يوم 15 من كل شهر":                        "FREQ=MONTHLY;BYMONTHDAY=15",
		"سنويًا":                                  "FREQ=YEARLY",
		// Portuguese.
		"semanal":                                  "FREQ=WEEKLY",
		"todas as segundas-feiras":                 "FREQ=WEEKLY;BYDAY=MO",
		"cada quarta e quinta":                     "FREQ=WEEKLY;BYDAY=WE,TH",
		"a cada duas semanas, à terça-feira":       "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"segunda terça-feira do mês":               "FREQ=MONTHLY;BYDAY=2TU",
		"segunda segunda-feira do mês":             "FREQ=MONTHLY;BYDAY=2MO",
		"última sexta-feira do mês até 2027-06-30": "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270630T235959",
		"dia 15 de cada mês":                       "FREQ=MONTHLY;BYMONTHDAY=15",
		"todos os anos até ao dia 2030-01-01":      "FREQ=YEARLY;UNTIL=20300101T235959",
	} {
		r, err := ParseRule(words)
		if err != nil {
			t.Errorf("%s: %v", words, err)
		} else if got := r.String(); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}

func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "",
		"every Mondey":                       "Mondey",
		"first Tuseday of the month":         "Tuseday",
		"twice a month":                      "twice",
		"2 fois par mois":                    "2",
		"until tomorrow":                     "until",
		"first Tuesday weekly":               "first Tuesday weekly",
		"every second day of the month":      "month",
		"Monday and first Tuesday":           "Monday and first Tuesday",
		"Tuesday of the month":               "Tuesday of the month",
		"9th Tuesday of the month":           "9th Tuesday of the month",
		"first Tuesday of the year":          "first Tuesday of the year",
		"FREQ=MONTHLY;BYDY=1TU":              "BYDY=1TU",
		"FREQ=HOURLY":                        "FREQ=HOURLY",
		"FREQ=WEEKLY;INTERVAL=0":             "INTERVAL=0",
		"FREQ=WEEKLY;BYDAY=1MO":              "FREQ=WEEKLY;BYDAY=1MO",
		"FREQ=WEEKLY;COUNT=2;UNTIL=20270101": "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
		"RRULE:INTERVAL=2":                   "RRULE:INTERVAL=2",
		"FREQ=DAILY;FREQ=WEEKLY":             "FREQ=WEEKLY",
		"FREQ=MONTHLY;UNTIL=soon":            "UNTIL=soon",
	} {
		_, err := ParseRule(text)
		var m *Mistake
		if !errors.As(err, &m) {
			t.Errorf("%s: no mistake", text)
		} else if got := text[m.Start:m.End]; got != want || m.Message == "" || m.Hint == "" && m.Known == nil {
			t.Errorf("%s: %q at %q", text, m.Message, got)
		}
	}
}

// The cases are of RFC 5545, section 3.8.5.3, and its errata.
func TestExpansion(t *testing.T) {
	for _, c := range []struct{ start, rule, want string }{
		{"1997-09-02T09:00", "FREQ=DAILY;COUNT=3", "0902 0903 0904"},
		{"1998-01-01T09:00", "FREQ=DAILY;UNTIL=19980103T140000Z;BYMONTH=1", "0101 0102 0103"},
		{"1997-09-02T09:00", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=3", "0902 0916 0930"},
		{"1997-08-05T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "0805 0810 0819 0824"},
		{"1997-08-05T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "0805 0817 0819 0831"},
		{"1997-09-05T09:00", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "0905 1003 1107 1205"},
		{"1997-09-07T09:00", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU", "0907 0928 1102 1130"},
		{"1997-09-28T09:00", "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", "0928 1029 1128"},
		{"1997-09-02T09:00", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=2,15", "0902 0915 1002 1015"},
		{"1997-09-30T09:00", "FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=4", "0930 1001 1031 1101"},
		{"1997-06-10T09:00", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "0610 0710 0610 0710"},
		{"1997-05-19T09:00", "FREQ=YEARLY;BYDAY=20MO;COUNT=3", "0519 0518 0517"},
		{"1997-03-13T09:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4", "0313 0320 0327 0305"},
		{"1997-09-02T09:00", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3", "0213 0313 1113"},
		{"1997-09-13T09:00", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=3", "0913 1011 1108"},
		{"1996-11-05T09:00", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "1105 1107 1102"},
		{"1997-09-04T09:00", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "0904 1007 1106"},
		{"1997-09-29T09:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3", "0929 1030 1127"},
		{"2007-01-15T09:00", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=4", "0115 0130 0215 0315"},
		{"2026-01-31", "FREQ=MONTHLY;COUNT=3", "0131 0331 0531"},
		{"2024-02-29", "FREQ=YEARLY;COUNT=2", "0229 0229"},
		{"2026-01-01", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ""},
		{"2026-01-01", "FREQ=DAILY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30", ""},
		{"2026-01-01", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", ""},
	} {
		r, err := ParseRule(c.rule)
		if err != nil {
			t.Error(err)
			continue
		}
		var got []string
		for o := range r.From(at(c.start), time.UTC) {
			if o.Hour() != at(c.start).Hour() {
				t.Error(c.rule, o)
			}
			got = append(got, o.Format("0102"))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

// FuzzRule holds every rule that is understood to what is promised: written
// and read again it is the same, its days are in order, none before the start,
// and the first thousand come in finite time.
func FuzzRule(f *testing.F) {
	for _, s := range []string{"first Tuesday of the month until 2027-06-30", "كل أسبوعين يوم الثلاثاء", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;WKST=SU", "segunda segunda-feira", "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseRule(text)
		if err != nil {
			m := err.(*Mistake)
			if m.Start < 0 || m.End > len(text) || m.Start > m.End {
				t.Fatalf("%d to %d of %d", m.Start, m.End, len(text))
			}
			return
		}
		again, err := ParseRule(r.String())
		if err != nil || again.String() != r.String() {
			t.Fatalf("%s: %s %v", r.String(), again.String(), err)
		}
		start, n := at("2026-01-05T09:30"), 0
		last := start.Add(-1)
		for o := range r.From(start, time.UTC) {
			if !o.After(last) {
				t.Fatalf("%s: %s after %s", r.String(), o, last)
			}
			if last, n = o, n+1; n > 1000 {
				break
			}
		}
	})
}
