package locale

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

// The plural forms of whole numbers that CLDR 48 asks of the shipped
// languages.
var wholeForms = map[string][]string{
	"ar": {"zero", "one", "two", "few", "many", "other"},
	"en": {"one", "other"},
	"es": {"one", "many", "other"},
	"fr": {"one", "many", "other"},
	"pt": {"one", "many", "other"},
	"sw": {"one", "other"},
}

func TestShippedMessagesAreComplete(t *testing.T) {
	files := shipped(t)
	reference := readMessages(files[referenceOf(files)])
	for _, m := range files {
		f := readMessages(m)
		for _, d := range f.diags {
			t.Errorf("%s:%d: %s", d.File, d.Range.Start.Line, d.Message)
		}
		if diff := cmp.Diff(reference.ids, f.ids); diff != "" {
			t.Errorf("%s: other ids, or in another order, than English (-en +%s):\n%s", m.Name, m.Code, diff)
		}
		for id, message := range f.byID {
			checkForms(t, m.Code, id, message, hasForms(reference.byID[id]))
			if diff := cmp.Diff(placeholders(reference.byID[id]), placeholders(message)); diff != "" {
				t.Errorf("%s: %s: other placeholders than English:\n%s", m.Name, id, diff)
			}
		}
	}
}

func checkForms(t *testing.T, code, id string, m *goi18n.Message, plural bool) {
	t.Helper()
	for _, form := range pluralForms {
		want := form == "other" || plural && slices.Contains(wholeForms[code], form)
		if got := *formOf(m, form) != ""; got != want {
			t.Errorf("%s: %s: form %s: there %t, want %t", code, id, form, got, want)
		}
	}
}

// go-i18n's own reader sees the same messages as ours, which also knows where
// they stand.
func TestShippedMessagesAreGoI18n(t *testing.T) {
	for _, m := range shipped(t) {
		bundle := goi18n.NewBundle(language.English)
		bundle.RegisterUnmarshalFunc("yaml", func(data []byte, v any) error { return yaml.Load(data, v) })
		file, err := bundle.ParseMessageFileBytes(m.Data, m.Name)
		if err != nil {
			t.Fatal(err)
		}
		theirs := map[string]*goi18n.Message{}
		for _, message := range file.Messages {
			theirs[message.ID] = message
		}
		if diff := cmp.Diff(theirs, readMessages(m).byID); diff != "" {
			t.Errorf("%s (-go-i18n +ours):\n%s", m.Name, diff)
		}
	}
}
