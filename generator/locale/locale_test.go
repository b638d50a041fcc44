package locale

import (
	"io/fs"
	"testing"

	"indaba/generator/diag"
	"indaba/i18n"
)

// shipped returns the message files of the program.
func shipped(t testing.TB) []Messages {
	t.Helper()
	names, err := fs.Glob(i18n.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no message files: %v", err)
	}
	var files []Messages
	for _, name := range names {
		src, err := i18n.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, Messages{Name: "i18n/" + name, Code: name[:len(name)-len(".yaml")], Data: src})
	}
	return files
}

// languages completes languages written as a code, or as "code locale".
func languages(t testing.TB, codes ...string) []Language {
	t.Helper()
	var all []Language
	for _, code := range codes {
		l, ok := Language{Code: code}.Complete()
		if !ok {
			t.Fatalf("%q is not well-formed", code)
		}
		all = append(all, l)
	}
	return all
}

// speak returns the Localizer of one language with the shipped messages.
func speak(t testing.TB, l Language) *Localizer {
	t.Helper()
	l, _ = l.Complete()
	c, _ := Load([]Language{l}, shipped(t))
	return c.Localizer(l.Code)
}

func codesOf(l diag.List) []string {
	var codes []string
	for _, d := range l {
		codes = append(codes, string(d.Code))
	}
	return codes
}
