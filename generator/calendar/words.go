package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// sense is what a word of a sentence about recurrence means. A word may have
// several senses: Portuguese "segunda" is the second, and Monday.
type sense struct {
	nth     int // first, second …; -1: last
	number  int // two, three …
	unit    Frequency
	weekday int // 1 for Monday to 7 for Sunday
	role    role
}

// role is what a word that is not about time does in a sentence.
type role uint8

const (
	filler role = 1 + iota // says nothing: of, the, on
	every
	other // every other: two
	until
	times
	adverb // daily, weekly: a unit that says "every" itself
)

// word is a word of a sentence, its accents and case folded, and its senses.
type word struct {
	text       string
	start, end int
	close      bool // nothing but a space stands before it
	senses     []sense
}

func (w *word) is(want func(sense) bool) (sense, bool) {
	for _, s := range w.senses {
		if want(s) {
			return s, true
		}
	}
	return sense{}, false
}

func (w *word) role() role {
	s, _ := w.is(func(s sense) bool { return s.role != 0 })
	return s.role
}

// sentence reads words one by one into a rule.
type sentence struct {
	words []word
	at    int
	rule  Rule
	days  []Day
	nths  []int // ordinals that wait for their weekday
	used  bool  // they have found one, and hold for the next as well
	after bool  // ordinals stand after their weekday, as in Arabic
	unit  Frequency
	each  int // how many units: every two weeks
}

// parseWords reads plain words: how often, on which days, until when.
func parseWords(text string) (Rule, error) {
	s := sentence{words: split(text), rule: Rule{WeekStart: time.Monday}}
	for s.at < len(s.words) {
		w := &s.words[s.at]
		if m := s.read(w); m != nil {
			m.Start, m.End = w.start, w.end
			return Rule{}, m
		}
		s.at++
	}
	m := s.finish()
	if m == nil {
		m = s.rule.check()
	}
	if m != nil {
		m.End = len(text)
		return Rule{}, m
	}
	return s.rule, nil
}

// example is what a hint shows.
const example = "write it as `first Tuesday of the month`, `every two weeks on Monday until 2027-06-30` or as a rule of RFC 5545"

func (s *sentence) read(w *word) *Mistake {
	nth, isNth := w.is(func(s sense) bool { return s.nth != 0 })
	day, isDay := w.is(func(s sense) bool { return s.weekday != 0 })
	unit, isUnit := w.is(func(s sense) bool { return s.unit != 0 })
	count, isCount := w.is(func(s sense) bool { return s.number != 0 })
	next := s.next()
	_, nextIsDay := next.is(func(s sense) bool { return s.weekday != 0 })
	switch {
	case isDay && !(isNth && nextIsDay && next.close): // "segunda terça-feira" is the second Tuesday
		s.addDay(time.Weekday(day.weekday % 7))
	case isNth && s.afterEvery() && nth.nth > 1 && next.isUnit(): // every second week
		s.each = nth.nth
	case isNth && nth.nth <= 31:
		s.addNth(nth.nth)
	case isUnit:
		return s.addUnit(unit)
	case w.role() == until:
		return s.readUntil()
	case w.role() == other:
		s.each = 2
	case isCount && next.role() == times:
		return s.addTimes(count.number)
	case isCount && next.isUnit():
		s.each = count.number
	case isCount && count.number <= 31 && w.role() != filler:
		s.rule.ByMonthDay = append(s.rule.ByMonthDay, count.number)
	case w.role() == filler, w.role() == every, w.role() == times:
	default:
		m := &Mistake{Message: fmt.Sprintf("`%s` does not say when", w.text), Hint: example}
		if utf8.RuneCountInString(w.text) > 3 { // a short word is near to any other
			m.Known = known
		}
		return m
	}
	return nil
}

// next returns the word after this one; an empty one at the end.
func (s *sentence) next() *word {
	if s.at+1 < len(s.words) {
		return &s.words[s.at+1]
	}
	return &word{}
}

// isUnit reports whether a word is one that numbers count: weeks, but not
// weekly.
func (w *word) isUnit() bool {
	s, ok := w.is(func(s sense) bool { return s.unit != 0 })
	return ok && s.role != adverb
}

func (s *sentence) afterEvery() bool {
	for i := s.at - 1; i >= 0; i-- {
		if r := s.words[i].role(); r != filler {
			return r == every
		}
	}
	return false
}

func (s *sentence) addDay(d time.Weekday) {
	s.used = true
	for _, n := range s.nths {
		s.days = append(s.days, Day{n, d})
	}
	if len(s.nths) == 0 {
		s.days = append(s.days, Day{0, d})
	}
}

func (s *sentence) addNth(n int) {
	last := len(s.days) - 1
	switch {
	case last >= 0 && len(s.nths) == 0 && s.days[last].Nth == 0:
		s.days[last].Nth, s.after = n, true
	case last >= 0 && s.after:
		s.days = append(s.days, Day{n, s.days[last].Weekday})
	case s.used:
		s.nths, s.used = []int{n}, false
	default:
		s.nths = append(s.nths, n)
	}
}

func (s *sentence) addUnit(u sense) *Mistake {
	// The month of "first Tuesday of the month" and the day of "last day of
	// the month" say nothing of their own.
	if u.unit == Daily && s.unit > Daily {
		return nil // every month on day 15
	}
	if s.unit != 0 && s.unit != u.unit && s.each > 1 {
		return &Mistake{Message: "it counts by two periods", Hint: example}
	}
	s.unit = max(s.unit, u.unit)
	if u.number > 0 {
		s.each = u.number
	}
	return nil
}

// addTimes reads "10 times" as how often in all, and "once a week" as nothing.
func (s *sentence) addTimes(n int) *Mistake {
	s.at++
	for _, w := range s.words[s.at+1:] {
		if w.role() == filler {
			continue
		}
		if n > 1 {
			return &Mistake{Message: "it does not say on which days", Hint: example}
		}
		return nil
	}
	s.rule.Count = n
	return nil
}

func (s *sentence) readUntil() *Mistake {
	for _, w := range s.words[s.at+1:] {
		s.at++
		if day, err := time.Parse("2006-01-02", fold(w.text)); err == nil {
			s.rule.Until = endOf(day)
			return nil
		}
		if w.role() != filler && !w.isUnit() {
			break
		}
	}
	return &Mistake{Message: "no day follows that says until when", Hint: "write the last day as `2027-06-30`"}
}

// finish makes a rule of what was read.
func (s *sentence) finish() *Mistake {
	r := &s.rule
	r.Interval = max(1, s.each)
	counted := 0
	for _, d := range s.days {
		if d.Nth != 0 {
			counted++
		}
		if d.Nth > 5 {
			return &Mistake{Message: "no month has that many of a weekday", Hint: "write `last Friday of the month` for the last"}
		}
	}
	if !s.used {
		r.ByMonthDay = append(r.ByMonthDay, s.nths...)
	}
	r.ByMonthDay, s.days = distinct(r.ByMonthDay), distinct(s.days)
	switch {
	case len(s.words) == 0:
		return &Mistake{Message: "it does not say when it comes again", Hint: example}
	case len(r.ByMonthDay) > 0 && len(s.days) > 0 || counted > 0 && (counted < len(s.days) || s.unit == Weekly):
		return &Mistake{Message: "it can be read in more than one way", Hint: example}
	case (counted > 0 || len(r.ByMonthDay) > 0) && s.unit == Yearly:
		return &Mistake{Message: "it does not say of which month", Hint: "write a rule of RFC 5545, such as `FREQ=YEARLY;BYMONTH=5;BYDAY=1TU`"}
	case counted == 0 && len(s.days) > 0 && s.unit > Weekly:
		return &Mistake{Message: "it does not say which of these weekdays", Hint: "write `first Tuesday of the month` or `last Friday of the month`"}
	case counted > 0:
		r.Freq, r.ByDay = Monthly, s.days
	case len(s.days) > 0:
		r.Freq, r.ByDay = Weekly, s.days
	case len(r.ByMonthDay) > 0:
		r.Freq = Monthly
	case s.unit != 0:
		r.Freq = s.unit
	default:
		return &Mistake{Message: "it does not say how often", Hint: example}
	}
	return nil
}

// distinct returns the items of a list, each once.
func distinct[T comparable](list []T) []T {
	var out []T
	for _, item := range list {
		if !slices.Contains(out, item) {
			out = append(out, item)
		}
	}
	return out
}

// split makes words of a text. A word that is not known as it stands is tried
// without what Arabic and the apostrophes of French put before it.
func split(text string) []word {
	var out []word
	for end := 0; ; {
		start := end + len(text[end:]) - len(strings.TrimLeftFunc(text[end:], isBreak))
		if start == len(text) {
			return out
		}
		gap := text[end:start]
		if end = strings.IndexFunc(text[start:], isBreak) + start; end < start {
			end = len(text)
		}
		w := newWord(text[start:end], start)
		w.close = strings.TrimSpace(gap) == ""
		out = append(out, w)
	}
}

func isBreak(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(",;.،؛'’", r)
}

func newWord(text string, start int) word {
	w := word{text: text, start: start, end: start + len(text)}
	folded := fold(text)
	bare, weekday := strings.CutSuffix(strings.TrimSuffix(folded, "s"), "-feira") // segundas-feiras
	for _, form := range []string{folded, bare, strings.TrimPrefix(folded, "ال"), strings.TrimPrefix(folded, "و"), strings.TrimPrefix(strings.TrimPrefix(folded, "و"), "ال")} {
		if w.senses = vocabulary[form]; w.senses != nil {
			if weekday { // and nothing else
				s, _ := w.is(func(s sense) bool { return s.weekday != 0 })
				w.senses = []sense{s}
			}
			return w
		}
	}
	digits := strings.TrimRight(folded, "abcdefghijklmnopqrstuvwxyzº°ª")
	if n, err := strconv.Atoi(digits); err == nil && n > 0 && n <= maxNumber && len(folded)-len(digits) <= 3 {
		w.senses = []sense{{number: n}}
		if digits != folded { // 1st, 2e, 3º
			w.senses = []sense{{nth: n}}
		}
	}
	return w
}

// fold makes equal what differs in case, accents, or the ways of writing
// Arabic letters and digits.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == 'ـ':
			return -1
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		}
		if plain, ok := plainLetters[r]; ok {
			return plain
		}
		return unicode.ToLower(r)
	}, strings.ToLower(s))
}

var plainLetters = map[rune]rune{
	'à': 'a', 'á': 'a', 'â': 'a', 'ã': 'a', 'ç': 'c', 'è': 'e', 'é': 'e', 'ê': 'e', 'í': 'i', 'î': 'i', 'ó': 'o', 'ô': 'o', 'õ': 'o', 'ú': 'u', 'û': 'u',
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ى': 'ي', 'ة': 'ه',
}
