package calendar

import (
	"slices"
	"strings"
)

// vocabulary is what words mean, folded, in all languages together: front
// matter is shared by translations, so a sentence may be in any of them.
var vocabulary = map[string][]sense{}

// known are the words that a misspelt one may have meant.
var known []string

func init() {
	learn := func(s sense, words string) {
		for w := range strings.FieldsSeq(words) {
			vocabulary[fold(w)] = append(vocabulary[fold(w)], s)
			known = append(known, w)
		}
	}
	learn(sense{role: filler}, "of the on at a an and in once "+
		"de du des d le la les l un une et au aux à par "+
		"do da dos das ao aos o os as um uma e no na nos nas feira em por "+
		"من في و")
	learn(sense{role: every}, "every each chaque tous toutes cada todo toda todos todas كل")
	learn(sense{role: other}, "other autre alternate alternada alternadas")
	learn(sense{role: until}, "until till through to jusqu jusque até حتى الى")
	learn(sense{role: times}, "times fois vezes vez مرات مرة")
	for i, words := range []string{
		Daily:   "day days jour jours dia dias يوم ايام",
		Weekly:  "week weeks semaine semaines semana semanas اسبوع اسابيع",
		Monthly: "month months mois mes meses mês شهر اشهر شهور",
		Yearly:  "year years an ans année années ano anos سنة سنوات عام اعوام",
	} {
		learn(sense{unit: Frequency(i)}, words)
	}
	for i, words := range []string{
		Daily:   "daily quotidien quotidienne quotidiennement diário diária diariamente يوميا يومي",
		Weekly:  "weekly hebdomadaire semanal semanalmente اسبوعيا اسبوعي",
		Monthly: "monthly mensuel mensuelle mensal mensalmente شهريا شهري",
		Yearly:  "yearly annually annual annuel annuelle anual anualmente سنويا سنوي",
	} {
		learn(sense{unit: Frequency(i), role: adverb}, words)
	}
	learn(sense{unit: Weekly, number: 2, role: adverb}, "fortnightly quinzenal quinzenalmente")
	learn(sense{unit: Monthly, number: 2, role: adverb}, "bimestriel bimestrielle bimestral")
	learn(sense{unit: Monthly, number: 3, role: adverb}, "quarterly trimestriel trimestrielle trimestral trimestralmente")
	for i, words := range []string{Daily: "يومين", Weekly: "اسبوعين", Monthly: "شهرين", Yearly: "سنتين عامين"} {
		learn(sense{unit: Frequency(i), number: 2}, words) // the dual
	}
	for i, words := range []string{
		1: "first premier première primeiro primeira اول اولى",
		2: "second deuxième seconde segundo segunda ثاني ثان",
		3: "third troisième terceiro terceira ثالث",
		4: "fourth quatrième quarto quarta رابع",
		5: "fifth cinquième quinto quinta خامس",
	} {
		learn(sense{nth: i}, words)
	}
	learn(sense{nth: -1}, "last dernier dernière último última اخر اخير")
	for i, words := range []string{
		1: "one une um uma واحد",
		2: "two deux dois duas",
		3: "three trois três ثلاثة ثلاث",
		4: "four quatre quatro اربعة اربع",
		5: "five cinq cinco خمسة خمس",
		6: "six seis ستة ست",
	} {
		learn(sense{number: i}, words)
	}
	for i, words := range []string{
		1: "Monday Mondays Mon lundi lundis segunda segundas اثنين",
		2: "Tuesday Tuesdays Tue mardi mardis terça terças ثلاثاء",
		3: "Wednesday Wednesdays Wed mercredi mercredis quarta quartas اربعاء",
		4: "Thursday Thursdays Thu jeudi jeudis quinta quintas خميس",
		5: "Friday Fridays Fri vendredi vendredis sexta sextas جمعة",
		6: "Saturday Saturdays Sat samedi samedis sábado sábados سبت",
		7: "Sunday Sundays Sun dimanche dimanches domingo domingos احد",
	} {
		learn(sense{weekday: i}, words)
	}
	slices.Sort(known)
	known = slices.Compact(known)
}
