package review_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"indaba/generator"
	"indaba/generator/history"
	"indaba/generator/locale"
	"indaba/generator/review"
	"indaba/i18n"
	"indaba/themes"
)

// reviewOf compares two contents; of the second, files of no bytes are taken
// away and others stand before those of the first.
func reviewOf(t *testing.T, before, change map[string]string, moved ...history.Change) (*review.Review, *locale.Localizer) {
	t.Helper()
	was, is := fstest.MapFS{}, fstest.MapFS{}
	for p, text := range before {
		was[p], is[p] = &fstest.MapFile{Data: []byte(text)}, &fstest.MapFile{Data: []byte(text)}
	}
	files := moved
	for p, text := range change {
		c := history.Change{Was: p, Is: p}
		if is[p] == nil {
			c.Was = ""
		}
		is[p] = &fstest.MapFile{Data: []byte(text)}
		if text == "" {
			c.Is = ""
			delete(is, p)
		}
		if !slices.ContainsFunc(moved, func(m history.Change) bool { return m.Was == p || m.Is == p }) {
			files = append(files, c)
		}
	}
	a, _ := sideOf(t, was)
	b, words := sideOf(t, is)
	r, err := review.Compare(a, b, files)
	if err != nil {
		t.Fatal(err)
	}
	return r, words
}

func sideOf(t *testing.T, content fs.FS) (review.Side, *locale.Localizer) {
	t.Helper()
	look, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	b, err := generator.NewBuilder(generator.Options{
		Content: content, ContentName: "content", Theme: look, ThemeName: "default", Messages: i18n.FS,
		Today: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), KeepGoing: true,
	}).Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return review.Side{Site: b.Site, Pages: b, Diagnostics: b.Diagnostics}, b.Words(0)
}

func written(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var network = map[string]string{
	"site.yaml":             "languages: [en, fr]\n",
	"en/index.md":           "# Home\n",
	"fr/index.md":           "# Accueil\n",
	"en/playbooks/walk.md":  "---\ntitle: Walk\n---\nGo on foot.\n",
	"fr/playbooks/walk.md":  "---\ntitle: Marcher\n---\nÀ pied.\n",
	"en/playbooks/count.md": "---\ntitle: Count\n---\nCount twice, after [walking](walk.md).\n\nWith [[walk]].\n",
	"en/pages/far.md":       "# Far\n",
}

// touched lists pages as "state language file", edited ones with a star.
func touched(r *review.Review) (out []string) {
	for _, p := range r.Pages {
		star := ""
		if p.Edited {
			star = "*"
		}
		address := p.After
		if address == "" {
			address = p.Before
		}
		out = append(out, fmt.Sprintf("%s%s /%s %s", star, p.State, address, p.Title))
	}
	return out
}

func TestPagesThatAChangeTouches(t *testing.T) {
	for _, c := range []struct {
		name   string
		change map[string]string
		moved  []history.Change
		want   []string
	}{
		{"nothing", map[string]string{"en/pages/far.md": "# Far\n\n"}, nil, nil},
		{"a text, and the page that borrows it", map[string]string{"en/pages/far.md": "# Far\n\nNew.\n"}, nil,
			[]string{"*changed /en/far/ Far", "changed /fr/far/ Far"}},
		{"a title that others show", map[string]string{"fr/playbooks/walk.md": "---\ntitle: Aller à pied\n---\nÀ pied.\n"}, nil,
			[]string{"*changed /fr/playbooks/walk/ Aller à pied", "changed /fr/search/ Recherche", "changed /fr/playbooks/ Guides pratiques", "changed /fr/playbooks/count/ Count"}},
		{"a page that is new", map[string]string{"fr/pages/far.md": "# Loin\n"}, nil,
			[]string{"*changed /fr/far/ Loin", "changed /en/translations/ Translators’ desk", "changed /fr/translations/ Atelier de traduction"}},
		{"a page that moved", map[string]string{"en/pages/far.md": "", "en/pages/near.md": "# Far\n"}, []history.Change{{Was: "en/pages/far.md", Is: "en/pages/near.md"}},
			[]string{"*moved /en/near/ Far", "moved /fr/near/ Far", "changed /fr/translations/ Atelier de traduction"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, _ := reviewOf(t, network, c.change, c.moved...)
			got := touched(r)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDiagnosticsOfAChange(t *testing.T) {
	before := map[string]string{"en/a.md": "# A\n\n[x](nowhere.md)\n", "en/b.md": "# B\n\n![](b.png)\n"}
	r, words := reviewOf(t, before, map[string]string{
		"en/a.md": "# A\n\nNew line.\n\n[x](nowhere.md)\n", "en/b.md": "# B\n\n[y](gone.md)\n", "assets/b.txt": "x",
	})
	if len(r.Introduced) != 1 || r.Introduced[0].Code != "link-broken" || r.Introduced[0].File != "content/en/b.md" {
		t.Errorf("introduced: %+v", r.Introduced)
	}
	if len(r.Mended) != 2 {
		t.Errorf("mended: %+v", r.Mended)
	}
	if len(r.Remaining) == 0 || !slices.Equal(r.Files, []history.Change{{Is: "assets/b.txt"}}) {
		t.Errorf("remaining %+v, files %+v", r.Remaining, r.Files)
	}
	summary := written(t, func(b *bytes.Buffer) error { return r.WriteSummary(b, words, "main") })
	for _, want := range []string{"gone&#46;md", "assets&#47;b&#46;txt", "content&#47;en&#47;b&#46;md&#58;3&#58;"} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %s:\n%s", want, summary)
		}
	}
}

func TestReportIsInert(t *testing.T) {
	evil := `<script>alert(1)</script><img src=x onerror=alert(1)> @everyone | [a](https://evil.example) ![b](https://evil.example/b.png) &lt;script&gt; ` + "\u202e"
	quoted := "'" + strings.ReplaceAll(evil, "'", "''") + "'"
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	r, words := reviewOf(t, network, map[string]string{
		"en/playbooks/walk.md": "---\ntitle: " + quoted + "\n" + evil + "\n---\n" + evil + "\n\n`" + evil + "`\n\n![\"><script>alert(2)</script>](p.png)\n\n<style>*{color:red}</style>\n",
		"en/playbooks/more.md": "---\ntitle: " + quoted + "\ndescription: " + quoted + "\n---\n" + evil + "\n\n`" + evil + "`\n\n![\"><script>alert(2)</script>](p.png)\n\n[x](javascript:alert(1)) [y](<nowhere\"><script>.md>)\n",
		"en/playbooks/p.png":   picture.String(), `"><script>.txt`: "x",
		"en/pages/far.md": "---\nlang: '\"><script>'\n---\n# Far\n\n<p lang='\"><script>alert(3)</script>' dir='\"onload=x'>here</p>\n",
	})
	report := written(t, func(b *bytes.Buffer) error { return r.WriteHTML(b, words, evil) })
	doc, err := html.Parse(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	allowed := strings.Fields("html head meta title style body main h1 h2 p fieldset legend label input nav ul li a small bdi span code b br section article del ins img details summary")
	var css, policy string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("there is an element <%s>", n.Data)
		}
		if n.Data == "style" {
			css += n.FirstChild.Data
		}
		for _, a := range n.Attr {
			switch {
			case !slices.Contains(strings.Fields("lang dir class id charset content name http-equiv type checked open href src alt"), a.Key),
				a.Key == "href" && !strings.HasPrefix(a.Val, "#p"),
				a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/"),
				a.Key == "http-equiv" && a.Val != "Content-Security-Policy":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "content" && strings.Contains(a.Val, "default-src"):
				policy = a.Val
			}
		}
	}
	sum := sha256.Sum256([]byte(css))
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) || !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy is %s, the style asks for %s", policy, want)
	}
	if !strings.Contains(report, "data:image/png;base64,"+base64.StdEncoding.EncodeToString(picture.Bytes())) {
		t.Error("the picture is not in the report")
	}
	if !strings.Contains(report, "U+202E") || strings.ContainsRune(report, '\u202e') {
		t.Error("a character that turns the text around is not shown")
	}
	summary := written(t, func(b *bytes.Buffer) error { return r.WriteSummary(b, words, evil) })
	for _, bad := range []string{"<script", "<img", "](http", "@everyone", "\u202e"} {
		if strings.Contains(summary, bad) {
			t.Errorf("the summary holds %q:\n%s", bad, summary)
		}
	}
}

func TestReportIsBounded(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	before, change := map[string]string{}, map[string]string{}
	for i := range 60 {
		p := fmt.Sprintf("en/page-%d.md", i)
		before[p] = "# A page\n"
		var b strings.Builder
		for range 20_000 {
			fmt.Fprintf(&b, "%x ", rnd.Uint64())
		}
		change[p] = "# A page\n\n" + b.String() + "\n"
	}
	r, words := reviewOf(t, before, change)
	report := written(t, func(b *bytes.Buffer) error { return r.WriteHTML(b, words, "main") })
	if len(report) > 10<<20 || len(report) < 4<<20 || !strings.Contains(report, "Not shown, for lack of room") {
		t.Errorf("the report has %d bytes", len(report))
	}
}

// An Arabic page stands in its own direction, whatever that of the report.
func TestDirections(t *testing.T) {
	site := map[string]string{"site.yaml": "languages: [ar, en]\n", "ar/index.md": "# شبكة\n", "en/index.md": "# Network\n"}
	r, words := reviewOf(t, site, map[string]string{"ar/index.md": "# شبكة المدن\n", "en/index.md": "# Network of towns\n"})
	report := written(t, func(b *bytes.Buffer) error { return r.WriteHTML(b, words, "main") })
	for _, want := range []string{
		`<html lang="ar" dir="rtl">`, "<h1>ما يتغيّر في الموقع</h1>", `<article lang="en" dir="ltr">`, `<article lang="ar" dir="rtl">`,
		`شبكة<ins> المدن</ins>`, `Network<ins> of towns</ins>`,
	} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %s", want)
		}
	}
}
