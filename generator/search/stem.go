package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are those of Snowball, by language. The words of other languages
// are their own stems.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "de": german.Stem, "en": english.Stem, "es": spanish.Stem, "fi": finnish.Stem,
	"fr": french.Stem, "ga": irish.Stem, "hu": hungarian.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nl": dutch.Stem,
	"nn": norwegian.Stem, "no": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem, "ru": russian.Stem,
	"sv": swedish.Stem, "ta": tamil.Stem, "tr": turkish.Stem,
}

// stemmer finds the stems of words of one language.
type stemmer struct {
	stem func(*snowballstem.Env) bool // nil: a word is its own stem
	env  *snowballstem.Env
}

func newStemmer(lang string) stemmer {
	base, _, _ := strings.Cut(lang, "-")
	return stemmer{stemmers[base], snowballstem.NewEnv("")}
}

// of returns the stem of a word, folded. The word is as it is written, in
// lower case, because endings are told apart by their accents.
func (s stemmer) of(word string) string {
	if s.stem == nil {
		return Fold(word)
	}
	s.env.SetCurrent(word)
	s.stem(s.env)
	if stem := Fold(s.env.Current()); stem != "" {
		return stem
	}
	return Fold(word)
}
