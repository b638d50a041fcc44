package generator_test

import (
	"bytes"
	"html"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/themes"
)

// TestWithdrawn lets a member of the shipped network withdraw, one after the
// other, and holds the whole output to knowing nothing of the member, in any
// language: neither name nor address. Mentions that no link marks are blanked
// where the diagnostics say they are; so each has one.
func TestWithdrawn(t *testing.T) {
	before := buildSite(t, builderFor(shippedOptions(t, shippedContent(t))), nil)
	members := membersOf(before)
	if len(members) < 10 {
		t.Fatalf("there are %d members only", len(members))
	}
	if os.Getenv("INDABA_LONG") == "" {
		members = []string{"members/tres-vados", "members/salma-ben-yahia"} // a town and a person
	}
	for _, key := range members {
		t.Run(key, func(t *testing.T) { checkWithdrawn(t, before, key) })
	}
}

func shippedOptions(t *testing.T, content fs.FS) generator.Options {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	opt := plainOptions(content)
	opt.Theme, opt.ThemeName, opt.BaseURL = theme, "themes/default", contentBase
	return opt
}

func membersOf(b *generator.Build) []string {
	var out []string
	for i := range b.Site.Nodes {
		if n := &b.Site.Nodes[i]; n.Role == site.Entry && n.Kind.Name == model.Members {
			out = append(out, n.Key)
		}
	}
	return out
}

func checkWithdrawn(t *testing.T, before *generator.Build, key string) {
	content := shippedContent(t)
	names := []string{path.Base(key)}
	for _, v := range before.Site.Node(before.Site.Find(key)).Versions {
		if v != nil {
			names = append(names, v.Title)
			content[v.Path] = file(withdraw(content[v.Path].Data))
		}
	}
	b := buildSite(t, builderFor(shippedOptions(t, content)), nil)
	if n := b.Diagnostics.Count(diag.Error); n > 0 {
		t.Fatalf("there are errors:\n%s", describe(b.Diagnostics))
	}
	mentions, files := blank(content, b.Diagnostics)
	b = buildSite(t, builderFor(shippedOptions(t, content)), nil)
	if left, _ := blank(content, b.Diagnostics); left > 0 {
		t.Errorf("%d of %d mentions are left:\n%s", left, mentions, describe(b.Diagnostics))
	}
	for _, name := range b.Paths() {
		data := render(t, b, name)
		if found := known(names, files, name+"\n"+string(data)); found != "" {
			t.Errorf("%s says %q", name, found)
		}
		if path.Ext(name) != ".html" {
			continue
		}
		for _, link := range parsePage(t, data).links {
			if target, _, own := follow(t, name, link); own && !b.Has(target) {
				t.Errorf("%s leads to %s, which is not there", name, link)
			}
		}
	}
	t.Logf("%s: %d mentions in prose", key, mentions)
}

var statusLine = regexp.MustCompile(`(?m)^status:.*\n`)

// withdraw sets the status in a front matter.
func withdraw(src []byte) []byte {
	src = statusLine.ReplaceAll(src, nil)
	return bytes.Replace(src, []byte("---\n"), []byte("---\nstatus: withdrawn\n"), 1)
}

// blank writes something else over every mention that the diagnostics report,
// and returns how many there are, and the names of files that are mentions.
func blank(content fstest.MapFS, diags diag.List) (count int, files []string) {
	for _, d := range slices.Backward(diags) { // from the end, so that places stay right
		if d.Code != "consent-mention" {
			continue
		}
		if d.Range.End == (diag.Position{}) {
			files = append(files, strings.TrimSuffix(path.Base(d.File), ".md"))
			continue
		}
		count++
		name := strings.TrimPrefix(d.File, "content/")
		lines := strings.SplitAfter(string(content[name].Data), "\n")
		at := func(p diag.Position) int {
			n := 0
			for _, line := range lines[:p.Line-1] {
				n += len(line)
			}
			return n + len(string([]rune(lines[p.Line-1])[:p.Column-1]))
		}
		src := content[name].Data
		content[name] = file(slices.Concat(src[:at(d.Range.Start)], []byte("zzz"), src[at(d.Range.End):]))
	}
	return count, files
}

// escapes are the characters of an address that are written as bytes.
var escapes = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)

// known returns the place where a text, outside of the names of files, holds a
// name as a word; "" if it holds none.
func known(names, files []string, text string) string {
	text = html.UnescapeString(text)
	text = strings.ToLower(escapes.ReplaceAllStringFunc(text, func(s string) string {
		plain, _ := url.PathUnescape(s)
		return plain
	}))
	for _, file := range files {
		text = strings.ReplaceAll(text, file, "")
	}
	for _, name := range names {
		name = strings.ToLower(name)
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			before, _ := utf8.DecodeLastRuneInString(text[:at-len(name)])
			after, _ := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return text[max(0, at-len(name)-40):min(len(text), at+40)]
			}
		}
	}
	return ""
}
