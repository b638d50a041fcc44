package browser_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"indaba/generator/preview"
)

// draft is a site of one page that is being written.
type draft struct {
	text     string
	problems []preview.Problem
}

func (d draft) Base() string                      { return "/" }
func (d draft) NotFound(string) string            { return "404.html" }
func (d draft) Problems(string) []preview.Problem { return d.problems }
func (d draft) Count() (errors, warnings int)     { return len(d.problems), 0 }
func (d draft) Render(path string) ([]byte, bool, error) {
	if path != "ar/index.html" {
		return nil, false, nil
	}
	return fmt.Appendf(nil, `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>%[1]s</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"></head>
<body><h1>%[1]s</h1><input id="q"><details id="d"><summary>s</summary>x</details>%[2]s</body></html>`, d.text, strings.Repeat("<p>فقرة</p>", 300)), true, nil
}

// TestPreviewKeepsThePlace saves a page that somebody is reading.
func TestPreviewKeepsThePlace(t *testing.T) {
	server := preview.New("127.0.0.1:0")
	web := httptest.NewServer(server.Handler())
	t.Cleanup(web.Close) // after the browser, which holds a connection open
	server.Show(draft{text: "one"})
	browser := newBrowser(t)

	tab := newTab(t, browser, &site{root: web.URL})
	tab.do(chromedp.EmulateViewport(800, 600), chromedp.Navigate(web.URL+"/ar/"))
	eval[bool](tab, `(q.value = "typed", q.focus({preventScroll: true}), d.open = true, scrollTo(0, 2000), window.kept = document.querySelectorAll("p")[200], true)`)

	server.Show(draft{text: "two", problems: []preview.Problem{{Severity: "error", Message: "<b>bad</b>"}}})
	tab.await(`document.querySelector("h1").textContent == "two"`)
	for what, holds := range map[string]string{
		"the title":           `document.title == "two"`,
		"what was typed":      `q.value == "typed"`,
		"the focus":           `document.activeElement == q`,
		"what is open":        `d.open`,
		"the scroll position": `scrollY == 2000`,
		"what did not change": `document.contains(window.kept)`,
		"the panel":           `document.querySelector("#indaba-problems").textContent.includes("<b>bad</b>")`,
	} {
		if !eval[bool](tab, holds) {
			t.Errorf("%s is not kept or shown: %s", what, holds)
		}
	}
	server.Show(draft{text: "three"})
	tab.await(`document.querySelector("h1").textContent == "three" && !document.querySelector("#indaba-problems")`)
	for _, complaint := range tab.complaints() {
		t.Error(complaint)
	}
}

// await waits until an expression is true.
func (t *tab) await(expression string) {
	t.Helper()
	patience := time.Now().Add(10 * time.Second)
	for !eval[bool](t, expression) {
		if time.Now().After(patience) {
			t.Fatalf("never %s", expression)
		}
	}
}
