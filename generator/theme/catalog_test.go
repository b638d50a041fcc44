package theme

import (
	"testing"

	"indaba/generator/locale"
	"indaba/generator/source"
	"indaba/i18n"
)

// shipped returns the catalog of the messages that the program ships.
func shipped(t testing.TB) *locale.Catalog {
	t.Helper()
	var languages []locale.Language
	var files []locale.Messages
	for _, code := range []string{"en", "ar"} {
		l, _ := locale.Language{Code: code}.Complete()
		languages = append(languages, l)
		data, err := i18n.FS.ReadFile(code + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, locale.Messages{Name: code + ".yaml", Code: code, Data: data})
	}
	c, _ := locale.Load(languages, files)
	return c
}

func catalog(t testing.TB) map[string]Messages {
	c := shipped(t)
	return map[string]Messages{"en": c.Localizer("en"), "ar": c.Localizer("ar")}
}

func TestLayoutsAskForMessagesThatAreShipped(t *testing.T) {
	_, found := Load([]*source.Tree{defaultLayer(t)}, catalog(t), shipped(t).Has)
	for _, d := range found {
		t.Errorf("%s:%d: %s", d.File, d.Range.Start.Line, d.Message)
	}
}
