package browser_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAskFollowsWhatIsTyped fills in the page that drafts a question: the text
// and the links that take it along follow, until somebody writes in the text
// itself, which is then theirs.
func TestAskFollowsWhatIsTyped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	for _, lang := range []string{"en", "ar"} {
		area := base + lang + "/expertise/water-points/"
		tab.do(chromedp.Navigate(s.root + lang + "/ask/?area=" + url.QueryEscape(area)))
		name := eval[string](tab, `document.querySelector("[data-line]").value`)
		if name == "" || !strings.Contains(tab.drafted(), name) {
			t.Fatalf("%s: the area is %q, the draft %q", lang, name, tab.drafted())
		}
		needed := `a pump & "spare" parts, 100 % sure؟` + "\n$& twice"
		tab.fill("[data-line]", 3, needed)
		if !strings.Contains(tab.drafted(), needed) || tab.taken(t) != strings.ReplaceAll(tab.drafted(), "\n", "\r\n") {
			t.Errorf("%s: the draft is %q, what is taken along %q", lang, tab.drafted(), tab.taken(t))
		}
		tab.fill(".draft", 0, "my own words")
		tab.fill("[data-line]", 2, "something else")
		if tab.drafted() != "my own words" || tab.taken(t) != "my own words" {
			t.Errorf("%s: what somebody wrote became %q, %q", lang, tab.drafted(), tab.taken(t))
		}
		if found := tab.complaints(); len(found) > 0 {
			t.Errorf("%s: %q", lang, found)
		}
	}
}

// fill writes into the n-th element of a selector, or the only one, as a
// reader does.
func (t *tab) fill(selector string, n int, text string) {
	t.Helper()
	eval[bool](t, fmt.Sprintf(`(() => { const field = document.querySelectorAll(%q)[%d]; field.value = %q;
		return field.dispatchEvent(new Event("input", {bubbles: true})); })()`, selector, n, text))
}

func (t *tab) drafted() string {
	t.Helper()
	return eval[string](t, `document.querySelector(".draft").value`)
}

// taken returns the text that the link to WhatsApp takes along.
func (t *tab) taken(tb testing.TB) string {
	u, err := url.Parse(eval[string](t, `document.querySelector("[data-before^='https://wa.me']").href`))
	if err != nil {
		tb.Fatal(err)
	}
	return u.Query().Get("text")
}

// TestPassingOn looks for the links that pass a page on: without scripts those
// that need none, with scripts the button that copies as well, and it copies.
func TestPassingOn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	path := "ar/playbooks/ways-of-working/connection/index.html"
	shown := `[...document.querySelectorAll("[data-nav=share] li")].filter(li => !li.hidden).length`
	tab.do(chromedp.Navigate(s.address(path)))
	if n := eval[int](tab, shown); n != 3 {
		t.Errorf("%d ways to pass a page on, want 3", n)
	}
	text := eval[string](tab, `new URL(document.querySelector("[data-nav=share] a").href).searchParams.get("text")`)
	title := eval[string](tab, `document.querySelector("h1").textContent`)
	if !strings.HasPrefix(text, title) || !strings.HasSuffix(text, "\n"+s.address(path)) {
		t.Errorf("what is passed on is %q", text)
	}
	copied := eval[string](tab, `(async () => {
		let text = "";
		Object.defineProperty(navigator, "clipboard", {value: {writeText: async (t) => { text = t; }}, configurable: true});
		const button = document.querySelector("[data-nav=share] [data-copy]");
		button.click();
		await new Promise((done) => setTimeout(done));
		return text + " " + (button.textContent === button.dataset.done);
	})()`)
	if copied != s.address(path)+" true" {
		t.Errorf("copied %q", copied)
	}
	if found := tab.complaints(); len(found) > 0 {
		t.Errorf("%q", found)
	}
}
