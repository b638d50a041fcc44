package locale

import (
	"maps"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Localizer speaks one language of a site. It never changes and is safe for
// concurrent use. Messages are plain text: who puts them into HTML escapes
// them. A message that does not exist is its id, so that a preview shows
// which it is; layouts are checked with [Catalog.Has].
type Localizer struct {
	language  Language
	messages  map[string]message
	formats   *formats
	collation *collation
}

// Language returns the language that l speaks.
func (l *Localizer) Language() Language { return l.language }

// T returns a message that takes no data.
func (l *Localizer) T(id string) string {
	m, ok := l.messages[id]
	if !ok {
		return id
	}
	return m.text
}

// F returns a message with its placeholders filled from data.
func (l *Localizer) F(id string, data map[string]string) string {
	m, ok := l.messages[id]
	if !ok {
		return id
	}
	return m.fill(data, nil)
}

// N returns a message in the plural form for n, its placeholder Count filled
// with n as [Localizer.Number] writes it.
func (l *Localizer) N(id string, n int) string { return l.NF(id, n, nil) }

// NF is [Localizer.N] with further placeholders filled from data.
func (l *Localizer) NF(id string, n int, data map[string]string) string {
	m, ok := l.messages[id]
	if !ok {
		return id
	}
	all := make(map[string]string, len(data)+1)
	maps.Copy(all, data)
	all["Count"] = l.Number(n)
	return m.fill(all, n)
}

// fill gives the message to go-i18n; count is nil when no number decides its
// form. Where the form for a number is missing go-i18n returns an error with
// the form "other", which every message has, so the error is of no use.
func (m message) fill(data map[string]string, count any) string {
	if !m.filled {
		return m.text
	}
	s, _ := m.from.Localize(&i18n.LocalizeConfig{
		MessageID: m.id, TemplateData: data, PluralCount: count, TemplateParser: parser{},
	})
	return s
}
