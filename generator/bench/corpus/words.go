package corpus

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary is how many different words a language has. Indexes of a search
// grow with it, so a corpus of a few hundred words would flatter them.
const vocabulary = 30_000

// sounds are what the words of a language are made of. Every syllable is an
// onset, a vowel and a coda; empty strings are choices like others.
type sounds struct{ onsets, vowels, codas, endings []string }

func split(s string) []string { return strings.Split(s, " ") }

var languages = [...]sounds{
	{split("b c d f g h l m n p r s t w th st"), split("a e i o u ea"), split(" n r s t l"), split("ing ed er ly ness ment s able")},
	{split("b c d f g j l m n p r s t v ch pr"), split("a é i o u ou"), split(" n r s l x"), split("ment tion eur euse er és ique s")},
	{split("ب ت ج ح خ د ر س ش ع ف ق ك ل م ن"), split("ا و ي  ه ى"), split(" ر ن م ل ت"), split("ات ون ين ة ية ها هم نا")},
	{split("b c d f g l m n p r s t v z lh qu"), split("a e i o u ão"), split(" m r s l z"), split("mente ção dor dora ar ado ível s")},
}

// word returns the word of a language with a rank: the frequent ones are
// short, and one in three of the others has an ending, as stemmers expect.
func word(lang int, rank uint64) string {
	s := &languages[lang]
	syllables := uint64(len(s.onsets) * len(s.vowels) * len(s.codas))
	if rank < syllables/4 {
		return s.syllable(rank * 7 % syllables)
	}
	// 7919 is prime, so ranks are spread over all pairs and none repeats.
	n := rank * 7919 % (syllables * syllables)
	w := s.syllable(n%syllables) + s.syllable(n/syllables)
	if rank%3 == 0 {
		w += s.endings[rank/3%uint64(len(s.endings))]
	}
	return w
}

func (s *sounds) syllable(n uint64) string {
	o, v := uint64(len(s.onsets)), uint64(len(s.vowels))
	return s.onsets[n%o] + s.vowels[n/o%v] + s.codas[n/o/v]
}

// zipf returns ranks as words are used in running text.
func zipf(r *rand.Rand) *rand.Zipf { return rand.NewZipf(r, 1.05, 2.7, vocabulary-1) }

func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[n:]
}
