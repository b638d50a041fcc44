package sheet

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"indaba/generator/data"
)

//go:embed words.yaml
var wordsFile []byte

// words is what words.yaml says: for folded words, what they mean.
type words struct {
	columns map[string]map[string]string // by kind, "" for all: field by word
	values  map[string][]string          // values by word
}

var known = sync.OnceValue(func() words {
	v, diags := data.YAML("words.yaml", wordsFile)
	if len(diags) > 0 {
		panic(diags[0].Message) // a test reads the file
	}
	w := words{map[string]map[string]string{}, map[string][]string{}}
	for _, section := range v.Pairs {
		for _, meaning := range section.Value.Pairs {
			for _, word := range meaning.Value.Items {
				w.add(section.Key, meaning.Key, fold(word.Text))
			}
		}
	}
	return w
})

func (w words) add(section, meaning, word string) {
	if section == "values" {
		w.values[word] = append(w.values[word], meaning)
		return
	}
	if section == "columns" {
		section = ""
	}
	if w.columns[section] == nil {
		w.columns[section] = map[string]string{}
	}
	if w.columns[section][word] == "" {
		w.columns[section][word] = meaning
	}
}

// meaning returns which of the values a word means; "" if none.
func (w words) meaning(word string, values ...string) string {
	word = fold(word)
	for _, v := range values {
		if fold(v) == word || slices.Contains(w.values[word], v) {
			return v
		}
	}
	return ""
}

// fold makes words equal that differ in case, accents, vowel signs, blanks and
// punctuation alone.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r == 'أ' || r == 'إ' || r == 'آ' || r == 'ٱ':
			b.WriteRune('ا')
		case r == 'ى':
			b.WriteRune('ي')
		case unicode.IsLetter(r) && r != 'ـ' || unicode.IsDigit(r) || r == '✓' || r == '✔':
			b.WriteRune(r)
		}
	}
	return b.String()
}
