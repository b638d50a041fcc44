package locale

import (
	"fmt"
	"iter"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// Messages is one message file: shipped ones and a site's own
// (content/i18n/<lang>.yaml). It is YAML in go-i18n's format: ids with texts,
// nested as one likes ("kind: {pages: Pages}" is "kind.pages"); a text with
// plural forms is a group of zero, one, two, few, many and other.
type Messages struct {
	Name string // the file, for diagnostics
	Code string // its language
	Data []byte
}

// messageFile is what Messages say.
type messageFile struct {
	name  string
	tag   string // canonical
	ids   []string
	byID  map[string]*i18n.Message
	at    map[string]diag.Range
	diags diag.List
}

var pluralForms = [...]string{"zero", "one", "two", "few", "many", "other"}

// readMessages reads a file and reports what in it cannot be understood; the
// rest stands.
func readMessages(m Messages) *messageFile {
	f := &messageFile{
		name: m.Name, tag: canonicalCase(m.Code),
		byID: map[string]*i18n.Message{}, at: map[string]diag.Range{},
	}
	root, diags := data.YAML(m.Name, m.Data)
	for _, d := range diags {
		if d.Code == "data-syntax" {
			d.Code = "message-syntax"
		}
		f.diags = append(f.diags, d)
	}
	switch root.Kind {
	case data.Map:
		f.group("", root)
	case data.Scalar, data.List:
		f.mistake(root.Range, "the messages are not a group of keys", "write one message a line: `menu: Menu`")
	}
	return f
}

func (f *messageFile) mistake(at diag.Range, message, hint string) {
	f.diags = append(f.diags, diag.New("message-syntax", f.name, at, message, hint))
}

// group reads the messages of a map whose ids start with prefix.
func (f *messageFile) group(prefix string, v data.Value) {
	for _, p := range v.Pairs {
		id := prefix + p.Key
		switch {
		case p.Value.Kind == data.Scalar:
			f.add(id, p.At, &i18n.Message{ID: id, Other: p.Value.Text})
		case p.Value.Kind == data.List:
			f.mistake(p.Value.Range, "the message `"+id+"` is a list", "write it as one text")
		case isPlural(p.Value):
			f.plural(id, p)
		default: // nothing written yet is no message
			f.group(id+".", p.Value)
		}
	}
}

// isPlural reports whether a map holds the forms of one message: some of its
// keys say so, and have texts.
func isPlural(v data.Value) bool {
	for _, p := range v.Pairs {
		if p.Value.Kind == data.Scalar && (formOf(&i18n.Message{}, p.Key) != nil || p.Key == "description") {
			return true
		}
	}
	return false
}

func (f *messageFile) plural(id string, group data.Pair) {
	m, before := &i18n.Message{ID: id}, len(f.diags)
	for _, p := range group.Value.Pairs {
		form := formOf(m, p.Key)
		switch {
		case p.Key == "description":
		case form == nil:
			f.mistake(p.At, fmt.Sprintf("`%s` is no plural form of the message `%s`", p.Key, id),
				diag.Suggest(p.Key, pluralForms[:], "the forms are "+strings.Join(pluralForms[:], ", ")))
		case p.Value.Kind != data.Scalar:
			f.mistake(p.At, fmt.Sprintf("the form `%s` of the message `%s` is not a text", p.Key, id), "write a text after it")
		default:
			*form = p.Value.Text
		}
	}
	if m.Other == "" && len(f.diags) > before { // the typing mistake is probably this form
		return
	}
	if m.Other == "" {
		f.mistake(group.At, "the message `"+id+"` has no form `other`", "every language has that form; write at least this one")
		return
	}
	f.add(id, group.At, m)
}

// formOf returns where m keeps the plural form called key; nil for any other
// key.
func formOf(m *i18n.Message, key string) *string {
	switch key {
	case "zero":
		return &m.Zero
	case "one":
		return &m.One
	case "two":
		return &m.Two
	case "few":
		return &m.Few
	case "many":
		return &m.Many
	case "other":
		return &m.Other
	}
	return nil
}

func (f *messageFile) add(id string, at diag.Range, m *i18n.Message) {
	for text := range formsOf(m) {
		if _, ok := parseTemplate(text); !ok {
			f.mistake(at, fmt.Sprintf("the message `%s` has a placeholder that is not closed or not a name: %q", id, text),
				"a placeholder is a name in two pairs of braces: {{.Name}}")
			return
		}
	}
	if _, ok := f.byID[id]; !ok {
		f.ids = append(f.ids, id)
	}
	f.byID[id], f.at[id] = m, at
}

// formsOf returns the texts of m, of all forms that it has.
func formsOf(m *i18n.Message) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, form := range pluralForms {
			if text := *formOf(m, form); text != "" && !yield(text) {
				return
			}
		}
	}
}

// hasForms reports whether m differs with a number.
func hasForms(m *i18n.Message) bool {
	return m.Zero != "" || m.One != "" || m.Two != "" || m.Few != "" || m.Many != ""
}
