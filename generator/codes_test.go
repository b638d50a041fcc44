package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"indaba/generator"
	"indaba/generator/diag"
)

// An example of a code is an archive in diag/codes: what it means, why it
// matters and what to do, in three files so named; content that has the mistake,
// below wrong/, and content that has not, below right/; below both/ what stands
// beside either. What the check says of the first is in the page. The few codes
// that no archive of text can show say in the file shown what is printed, and
// elsewhere names the tests that show it.
type example struct {
	code  diag.Code
	files []txtar.File
	said  string
}

// elsewhere are the codes whose example is not built here.
var elsewhere = map[diag.Code]string{
	"file-unread":   "TestUnreadableFiles",
	"file-size":     "TestUnreadableFiles",
	"theme-missing": "generator/theme",
	"page-weight":   "cmd/indaba/testdata/budget.txtar",
	"stamp-alone":   "cmd/indaba/testdata/restamped.txtar",

	"sheet-column":   "cmd/indaba/testdata/import.txtar",
	"sheet-consent":  "cmd/indaba/testdata/import.txtar",
	"sheet-date":     "cmd/indaba/testdata/import.txtar",
	"sheet-encoding": "cmd/indaba/testdata/import.txtar",
	"sheet-kept":     "cmd/indaba/testdata/import.txtar",
	"sheet-row":      "cmd/indaba/testdata/import.txtar",
	"sheet-similar":  "cmd/indaba/testdata/import.txtar",
	"sheet-syntax":   "cmd/indaba/testdata/import.txtar",
}

// tenMessages are those that the start of the docs shows.
var tenMessages = []diag.Code{
	"reference-unknown", "link-broken", "field-unknown", "event-ends-first", "consent-missing",
	"exposed-passcode", "exposed-invite", "markdown-image-alt", "markdown-directive-unclosed", "translation-stale",
}

// TestCodes builds the example of every code, and keeps docs/codes what codes
// and examples say.
func TestCodes(t *testing.T) {
	known := map[string]bool{"README.md": true}
	said := map[diag.Code]string{}
	builder := generator.NewBuilder(generator.Options{})
	for _, code := range slices.Sorted(maps.Keys(diag.Codes)) {
		archive, err := txtar.ParseFile("diag/codes/" + string(code) + ".txtar")
		if err != nil {
			t.Errorf("%s has no example: %v", code, err)
			continue
		}
		e := example{code: code, files: archive.Files}
		for _, part := range []string{"what", "why", "do"} {
			if e.text(part) == "" {
				t.Errorf("%s does not say %s", code, part)
			}
		}
		e.run(t, builder)
		said[code] = e.said
		known[string(code)+".md"] = true
		comparePage(t, string(code)+".md", e.page())
	}
	comparePage(t, "README.md", codeIndex(said))
	for _, pattern := range []string{"diag/codes/*.txtar", "../docs/codes/*.md"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			if name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + ".md"; !known[name] {
				t.Errorf("%s is of no code", file)
			}
		}
	}
}

func comparePage(t *testing.T, name, want string) {
	file := "../docs/codes/" + name
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
	} else if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not what codes and examples say; run go test ./generator -run Codes -update\n%s", file, diff)
	}
}

func (e *example) text(name string) string {
	for _, f := range e.files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	return ""
}

// below returns the files below a folder of the example.
func (e *example) below(folder string) []txtar.File {
	var out []txtar.File
	for _, f := range e.files {
		if name, ok := strings.CutPrefix(f.Name, folder+"/"); ok {
			out = append(out, txtar.File{Name: name, Data: f.Data})
		}
	}
	return out
}

// run builds what is wrong, which must have the code, and what is right, which
// must have neither the code nor anything worse than a note.
func (e *example) run(t *testing.T, b *generator.Builder) {
	if e.said = e.text("shown"); elsewhere[e.code] != "" {
		if e.said == "" {
			t.Errorf("%s shows no message", e.code)
		}
		return
	}
	found, build := e.build(t, b, "wrong")
	var mine diag.List
	for _, d := range found {
		if d.Code == e.code {
			mine = append(mine, d)
		}
	}
	if len(mine) == 0 {
		t.Errorf("the wrong example of %s has %s", e.code, describe(found))
	}
	var out strings.Builder
	if err := (diag.Text{Source: build.Source}).Print(&out, mine); err != nil {
		t.Fatal(err)
	}
	e.said = strings.TrimSpace(out.String())
	right, _ := e.build(t, b, "right")
	for _, d := range right {
		if d.Code == e.code || d.Severity > diag.Note {
			t.Errorf("the right example of %s has %s", e.code, describe(diag.List{d}))
		}
	}
}

func (e *example) build(t *testing.T, b *generator.Builder, folder string) (diag.List, *generator.Build) {
	files := append(e.below("both"), e.below(folder)...)
	if !slices.ContainsFunc(files, func(f txtar.File) bool { return f.Name == "site.yaml" }) {
		files = append(files, txtar.File{Name: "site.yaml", Data: []byte("languages: [en]\nbase_url: https://example.org/\n")})
	}
	b.Use(optionsFor(t, &txtar.Archive{Files: files}))
	build, err := b.Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return build.Diagnostics, build
}

// page returns the page of the code.
func (e *example) page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n\n", e.code, gravity(e.code), e.text("what"))
	fmt.Fprintf(&b, "## Why it matters\n\n%s\n\n## What to do\n\n%s\n", e.text("why"), e.text("do"))
	if both := e.below("both"); len(both) > 0 {
		b.WriteString("\n## The example\n\n")
		e.show(&b, both)
	}
	if wrong := e.below("wrong"); len(wrong) > 0 {
		b.WriteString("\n## Wrong\n\n")
		e.show(&b, wrong)
	}
	fmt.Fprintf(&b, "\n## What is said of it\n\n%s\n", fenced("text", e.said))
	if right := e.below("right"); len(right) > 0 {
		b.WriteString("\n## Right\n\n")
		e.show(&b, right)
	}
	b.WriteString("\n---\n\n[All messages](README.md)\n")
	return b.String()
}

func gravity(code diag.Code) string {
	info := diag.Codes[code]
	summary := "**" + strings.ToUpper(info.Severity.String()[:1]) + info.Severity.String()[1:] + "**: " + info.Summary + ". "
	if strings.HasPrefix(string(code), "sheet-") && code != "sheet-syntax" {
		return summary + "The rest of the table is imported."
	}
	switch info.Severity {
	case diag.Error:
		return summary + "Nothing is published until it is mended."
	case diag.Warning:
		return summary + "The site is published all the same."
	}
	return summary + "It is worth knowing, and may stay."
}

// show writes files as a page shows them.
func (e *example) show(b *strings.Builder, files []txtar.File) {
	for i, f := range files {
		if i > 0 {
			b.WriteString("\n")
		}
		language := map[string]string{".md": "markdown", ".mdx": "mdx", ".yaml": "yaml", ".html": "html", ".svg": "svg"}[path.Ext(f.Name)]
		switch ext := path.Ext(f.Name); {
		case ext != ".png" && ext != ".jpg":
			fmt.Fprintf(b, "`content/%s`\n\n%s\n", f.Name, fenced(language, string(f.Data)))
		case bytes.HasPrefix(f.Data, []byte("bomb")):
			fmt.Fprintf(b, "`content/%s`, a picture of 40,000 by 30,000 pixels\n", f.Name)
		case bytes.HasPrefix(f.Data, []byte("damaged")):
			fmt.Fprintf(b, "`content/%s`, a picture of which a part is missing\n", f.Name)
		default:
			fmt.Fprintf(b, "`content/%s`, a picture\n", f.Name)
		}
	}
}

var backquotes = regexp.MustCompile("(?m)^ {0,3}(`{3,})")

// fenced returns a text as a block of code. What is no text is shown as signs.
func fenced(language, text string) string {
	text = strings.ReplaceAll(text, "\r", "␍")
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	fence := "```"
	for _, m := range backquotes.FindAllStringSubmatch(text, -1) {
		if len(m[1]) >= len(fence) {
			fence = m[1] + "`"
		}
	}
	return fence + language + "\n" + strings.TrimRight(text, "\n") + "\n" + fence
}

// codeIndex returns the page that lists all codes.
func codeIndex(said map[diag.Code]string) string {
	var b strings.Builder
	b.WriteString(`# What the check says

` + "`indaba check`, the preview and the annotations of a pull request name each mistake by a code, such as `link-broken`." + `
A code never changes its meaning. Each has a page here that says what it means, why it matters, and what to do about it if
you see it for the first time; ` + "`indaba explain CODE`" + ` prints the same. An **error** keeps the site from being published, a
**warning** would surprise a reader or a maintainer, a **note** is worth knowing.

## Ten of them

Every message names the file, the line and the column, shows the line, and says what to do.

`)
	for _, code := range tenMessages {
		fmt.Fprintf(&b, "%s\n\n", fenced("text", said[code]))
	}
	b.WriteString("## All of them\n\n| code | | |\n|---|---|---|\n")
	for _, code := range slices.Sorted(maps.Keys(diag.Codes)) {
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", code, code, diag.Codes[code].Severity, diag.Codes[code].Summary)
	}
	return b.String()
}
