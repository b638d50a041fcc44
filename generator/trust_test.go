package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	"indaba/generator"
	"indaba/generator/hostile"
	"indaba/i18n"
	"indaba/themes"
)

// batch is how many vectors one site holds: what is found is found in a small
// site as well.
const batch = 24

// TestNothingRuns pours vectors into every place where contributors write, and
// looks at every file that comes out. The tests of generator/browser open them.
func TestNothingRuns(t *testing.T) {
	vectors := hostile.Sample(batch)
	if os.Getenv("INDABA_LONG") != "" {
		vectors = hostile.Vectors()
	}
	var mu sync.Mutex
	files, placed := 0, 0
	sinks := map[string]bool{}
	idle := sync.Pool{New: func() any { return generator.NewBuilder(soundOptions(nil, poured)) }}
	t.Run("sites", func(t *testing.T) {
		for part := range slices.Chunk(vectors, batch) {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				content, s := hostile.Site(part, true)
				b := idle.Get().(*generator.Builder)
				defer idle.Put(b)
				n := lookAt(t, b, content)
				mu.Lock()
				defer mu.Unlock()
				maps.Copy(sinks, s.Names)
				placed, files = placed+s.Placed, files+n
			})
		}
	})
	t.Logf("%d vectors × %d sinks: placed %d times, %d files looked at", len(vectors), len(sinks), placed, files)
}

// poured is where the sites lie that vectors are poured into.
const poured = "https://example.org/net/"

// lookAt builds a site as far as it can be built and looks at all of it.
func lookAt(t *testing.T, b *generator.Builder, content fs.FS) (files int) {
	t.Helper()
	b.Use(soundOptions(content, poured))
	build := buildSite(t, b, nil)
	for _, p := range build.Paths() {
		data, err := build.Render(p)
		if err != nil {
			t.Errorf("%s: %v", p, err)
			continue
		}
		for i, found := range hostile.Look(p, data, poured) {
			if i < 5 {
				t.Errorf("%s: %s", p, found)
			}
		}
		files++
	}
	return files
}

// soundOptions are those of a site with the shipped theme, built as far as it
// is sound.
func soundOptions(content fs.FS, base string) generator.Options {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		panic(err)
	}
	return generator.Options{
		Content: content, ContentName: "content", Theme: theme, ThemeName: "default", Messages: i18n.FS,
		BaseURL: base, Today: today, KeepGoing: true,
	}
}

// TestLooksSeeWhatRuns: the looks are not blind.
func TestLooksSeeWhatRuns(t *testing.T) {
	page := func(s string) string {
		return `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>t</title></head><body><main>` + s + `</main></body></html>`
	}
	if found := hostile.Look("x.html", []byte(page("<p>x</p>")), "/"); found != nil {
		t.Fatal(found)
	}
	for _, v := range hostile.Vectors() {
		if v.Class != "event handlers" || strings.HasPrefix(v.Text, "<frameset") { // in a body it is passed over
			continue
		}
		if !strings.Contains(v.Text, ">") {
			v.Text += ">"
		}
		if hostile.Look("x.html", []byte(page(v.Text)), "https://example.org/") == nil {
			t.Errorf("not seen: %q", v.Text)
		}
	}
	for name, text := range map[string]string{
		"a.html": page(`<a href=" java` + "\t" + `script:x">x</a>`), "b.html": page(`<script>x</script>`), "c.html": page(`<img src="//x.invalid">`), "d.html": page(`</main><main>`), "e.html": page(`<!-- x -->`),
		"a.xml": "<feed><script/></feed>", "b.xml": `<feed><content type="html">&lt;b onclick=x></content></feed>`, "c.xml": `<feed><link href="javascript:x"/></feed>`, "d.xml": "<feed>",
		"a.json": `{"content_html":"<script>x</script>"}`, "b.json": `{"url":"javascript:x"}`, "c.json": `{`, "a.ics": "BEGIN:VCALENDAR\r\nATTACH:x\r\n", "b.ics": "SUMMARY:a\nURL:x\r\n", "c.ics": "URL;VALUE=URI:javascript:x\r\n", "a.svg": "<svg onload=x>",
	} {
		if hostile.Look(name, []byte(text), "https://example.org/") == nil {
			t.Errorf("not seen: %s", text)
		}
	}
}

// TestSpacesHideNoAddress: what is skipped before an address is skipped before
// it is looked at. A space of any alphabet once hid the scheme of one that was
// published without it.
func TestSpacesHideNoAddress(t *testing.T) {
	var b strings.Builder
	b.WriteString("# A\n\n")
	tried := 0
	for r := rune(1); r < 0x3001; r++ {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) || r == '\n' || r == '\r' {
			continue
		}
		for _, address := range []string{string(r) + "javascript:trip(1)", "java" + string(r) + "script:trip(1)", "javascript" + string(r) + ":trip(1)", string(r) + "javascript:trip(1)" + string(r), fmt.Sprintf("&#%d;javascript:trip(1)", r)} {
			for _, way := range []string{"[x](%s)", "[x](<%s>)", "![x](%s)", "[[%s]]", "[x][%d]\n\n[%[2]d]: %[1]s", "<a href=\"%s\">x</a>", "<%s>", "[x](%s \"t\")"} {
				tried++
				way, _, _ = strings.Cut(fmt.Sprintf(way, address, tried), "%!(EXTRA")
				b.WriteString(way + "\n\n")
			}
		}
	}
	if tried < 3000 {
		t.Errorf("only %d were tried", tried)
	}
	site := fstest.MapFS{"site.yaml": file([]byte("languages: [en]\n")), "en/a.md": file([]byte(b.String()))}
	lookAt(t, generator.NewBuilder(soundOptions(site, poured)), site)
}

// TestSinksAreReal pours a word into every place, and finds most of them again:
// a vector that no file shows would prove nothing.
func TestSinksAreReal(t *testing.T) {
	content, sinks := hostile.Site([]hostile.Vector{{Text: "harmless"}}, true)
	build, err := generator.NewBuilder(soundOptions(content, "https://example.org/")).Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]int{}
	for _, p := range build.Paths() {
		data := render(t, build, p)
		shown[p[strings.LastIndex(p, ".")+1:]] += bytes.Count(data, []byte("harmless"))
	}
	for _, kind := range []string{"html", "xml", "json", "ics"} {
		if shown[kind] < 5 {
			t.Errorf("of %d places files of type %s show %d", len(sinks.Names), kind, shown[kind])
		}
	}
}

// TestSecurityIsTrue: SECURITY.md names every class of vectors, and no test
// that there is not.
func TestSecurityIsTrue(t *testing.T) {
	text, err := os.ReadFile("../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range hostile.Classes {
		if !strings.Contains(string(text), "* **"+c.Name+"**: "+c.About+".\n") {
			t.Errorf("SECURITY.md does not say: * **%s**: %s.", c.Name, c.About)
		}
	}
	var tests strings.Builder
	err = fs.WalkDir(os.DirFS(".."), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if err == nil && strings.HasSuffix(p, "_test.go") {
			data, _ := os.ReadFile("../" + p)
			tests.Write(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z]+)`").FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(tests.String(), "func "+name[1]+"(") {
			t.Errorf("there is no %s", name[1])
		}
	}
}
