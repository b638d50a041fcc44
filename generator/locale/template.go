package locale

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// text is a message cut at its placeholders: literal, name, literal, …, always
// an odd number of parts. It knows {{.Name}} and nothing else of text/template:
// translators need no more, and nothing a site writes can run.
type text []string

// parseTemplate cuts s. ok is false when a placeholder is not {{.Name}}.
func parseTemplate(s string) (_ text, ok bool) {
	var t text
	for {
		before, rest, found := strings.Cut(s, "{{")
		t = append(t, before)
		if !found {
			return t, true
		}
		inner, after, closed := strings.Cut(rest, "}}")
		name, dotted := strings.CutPrefix(strings.TrimSpace(inner), ".")
		if !closed || !dotted || !isName(name) {
			return nil, false
		}
		t, s = append(t, name), after
	}
}

func isName(s string) bool {
	for i := range len(s) {
		if !isLetter(s[i]) {
			return false
		}
	}
	return s != ""
}

// Execute fills the placeholders from a map[string]string; a name that is not
// in it leaves nothing. It implements go-i18n's template.ParsedTemplate.
func (t text) Execute(data any) (string, error) {
	values, _ := data.(map[string]string)
	var b strings.Builder
	for i, part := range t {
		if i%2 == 1 {
			part = values[part]
		}
		b.WriteString(part)
	}
	return b.String(), nil
}

// parser is go-i18n's template.Parser for text.
type parser struct{}

func (parser) Cacheable() bool { return true }

func (parser) Parse(src, _, _ string) (template.ParsedTemplate, error) {
	t, ok := parseTemplate(src)
	if !ok {
		panic("locale: a message was loaded unchecked: " + src)
	}
	return t, nil
}
