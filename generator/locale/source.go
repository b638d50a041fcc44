package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"indaba/generator/diag"
)

// source is the messages written in one language.
type source struct {
	tag      string
	file     string // the last one read, for diagnostics
	messages map[string]*i18n.Message
	fillers  map[string]*i18n.Localizer // by the locale whose plural rules they follow
}

// filler returns what fills the messages by the plural rules of a locale of
// their language: zero is "0 pessoa" in Brazil, "0 pessoas" in Mozambique.
func (s *source) filler(locale string) *i18n.Localizer {
	f := s.fillers[locale]
	if f == nil {
		rules := locale
		if baseOf(rules) != baseOf(s.tag) {
			rules = s.tag
		}
		f = newFiller(rules, append(slices.Collect(maps.Values(s.messages)), formsProbe))
		s.fillers[locale] = f
	}
	return f
}

// newFiller hands messages to go-i18n under the plural rules of a locale.
// Languages without rules in CLDR, such as Quechua or Haitian Creole, go under
// a private tag, where the forms are one and other.
func newFiller(locale string, messages []*i18n.Message) *i18n.Localizer {
	tag, _ := language.Parse(locale)
	for _, tag := range []language.Tag{tag, language.Make("und-x-" + baseOf(locale))} {
		bundle := i18n.NewBundle(tag)
		if bundle.AddMessages(tag, messages...) == nil {
			return i18n.NewLocalizer(bundle, tag.String())
		}
	}
	panic("locale: no plural rules for " + locale)
}

func baseOf(tag string) string {
	t, _ := language.Parse(tag)
	base, _ := t.Base()
	return base.String()
}

// message is one message as a language says it, possibly in the words of
// another.
type message struct {
	id     string
	text   string // when it has neither placeholders nor plural forms: all of it
	filled bool   // it has, and go-i18n fills them
	from   *i18n.Localizer
}

// localizer makes the Localizer of one language and reports what it lacks.
func (b *builder) localizer(l Language) *Localizer {
	order := b.lookUpOrder(l)
	out := &Localizer{language: l, messages: make(map[string]message, len(b.ids)), collation: newCollation(l.Locale)}
	out.formats = formatsOf(append([]string{l.Locale}, order...))
	var missing []string
	lender := ""
	for _, id := range b.ids {
		s := b.find(id, order)
		if s == nil {
			continue
		}
		rules := l.Locale
		if !l.owns(s.tag) {
			rules = s.tag
			missing = append(missing, id)
			if lender == "" {
				lender = s.tag
			}
		}
		m := s.messages[id]
		out.messages[id] = message{id: id, text: m.Other, filled: hasForms(m) || strings.Contains(m.Other, "{{"), from: s.filler(rules)}
	}
	b.reportMissing(l, order, missing, lender)
	return out
}

// find returns the first source in order that has the message.
func (b *builder) find(id string, order []string) *source {
	for _, tag := range order {
		if s := b.sources[tag]; s != nil && s.messages[id] != nil {
			return s
		}
	}
	return nil
}

// owns reports whether messages in tag are l's own, not borrowed.
func (l Language) owns(tag string) bool {
	return l.Tag == tag || strings.HasPrefix(l.Tag, tag+"-")
}

// formatsOf returns the formats of the first locale that has any.
func formatsOf(locales []string) *formats {
	for _, locale := range append(locales, "en-001") {
		if locale == english {
			locale = "en-001"
		}
		if f, ok := readFormats(locale); ok {
			return f
		}
	}
	panic("locale: the embedded data lacks en-001")
}

// reportMissing adds one diagnostic for a language that borrows messages.
func (b *builder) reportMissing(l Language, order, missing []string, lender string) {
	if len(missing) == 0 {
		return
	}
	from := fmt.Sprintf("those in %s (%s) stand in", OwnName(lender), lender)
	path := "content/i18n/" + l.Code + ".yaml"
	if len(missing) == len(b.ids) {
		b.diags = append(b.diags, diag.New("message-missing", "", diag.Range{},
			fmt.Sprintf("the interface has no messages in %s (%s); %s", l.Name, l.Code, from),
			"write them in "+path+"; even a few are a good start"))
		return
	}
	file := ""
	for _, tag := range order {
		if s := b.sources[tag]; s != nil && l.owns(tag) {
			file = s.file
			break
		}
	}
	b.diags = append(b.diags, diag.New("message-missing", file, diag.Range{},
		fmt.Sprintf("the interface lacks %d of %d messages in %s (%s): %s; %s", len(missing), len(b.ids), l.Name, l.Code, someOf(missing), from),
		"write them in "+path))
}

// someOf names the first few of ids.
func someOf(ids []string) string {
	const few = 5
	if len(ids) <= few {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:few], ", ") + " …"
}
