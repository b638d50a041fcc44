package browser_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"indaba/generator/preview"
)

// draft is a site that is being written.
type draft struct {
	files    map[string]string // by output path
	keys     map[string]string // by key: the output path
	changed  []string
	problems preview.Problems
}

func (d draft) Base() string                     { return "/" }
func (d draft) NotFound(path string) string      { return strings.Split(path, "/")[0] + "/404.html" }
func (d draft) Problems(string) preview.Problems { return d.problems }
func (d draft) Changed() []string                { return d.changed }
func (d draft) Where(key string) string          { return d.keys[key] }

func (d draft) Key(path string) string {
	for key, p := range d.keys {
		if p == path {
			return key
		}
	}
	return ""
}

func (d draft) Render(path string) ([]byte, bool, error) {
	text, ok := d.files[path]
	return []byte(text), ok || path == "favicon.ico", nil
}

// paper returns a page in Arabic with head and body as given.
func paper(title, head, body string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>%[1]s</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'">%[2]s</head>
<body><h1>%[1]s</h1>%[3]s</body></html>`, title, head, body)
}

// previewing is a preview that a tab is open on.
type previewing struct {
	*tab
	server *preview.Server
	url    string
}

func startPreview(t *testing.T, d draft, path string) *previewing {
	t.Helper()
	server := preview.New("127.0.0.1:0")
	web := httptest.NewServer(server.Handler())
	t.Cleanup(web.Close) // after the browser, which holds a connection open
	server.Show(d)
	p := &previewing{newTab(t, &site{root: web.URL}), server, web.URL}
	p.do(chromedp.EmulateViewport(800, 600), chromedp.Navigate(web.URL+path))
	p.await(`document.readyState == "complete"`)
	eval[bool](p.tab, `window.same = true`) // until the page is loaded anew
	return p
}

// holds checks expressions that say what each is about.
func (p *previewing) holds(what map[string]string) {
	p.Helper()
	for what, expression := range what {
		if !eval[bool](p.tab, expression) {
			p.Errorf("%s: not %s", what, expression)
		}
	}
}

func (p *previewing) silent() {
	p.Helper()
	for _, complaint := range p.complaints() {
		p.Error(complaint)
	}
}

// TestPreviewKeepsThePlace saves a page that somebody is reading and writing
// on, and whose scripts have changed it.
func TestPreviewKeepsThePlace(t *testing.T) {
	t.Parallel()
	at := func(title, text string) draft {
		var list strings.Builder
		for i := range 300 {
			fmt.Fprintf(&list, "<p id=\"p%d\">فقرة %[1]d</p>\n", i)
		}
		return draft{files: map[string]string{"a.css": "#box{height:50px;overflow:auto} #long{height:500px}", "ar/index.html": paper(title, `<link rel="stylesheet" href="/a.css">`,
			`<p>`+text+`</p><p id="s">one two three</p><input id="q"><textarea id="w">w</textarea><details id="d"><summary>s</summary>x</details>
<div id="box"><div id="long">long</div></div><ul id="made"><li>1</li></ul>`+list.String())}}
	}
	p := startPreview(t, at("one", "first"), "/ar/")
	eval[bool](p.tab, `(q.value = "typed", w.value = "more", q.focus({preventScroll: true}), q.setSelectionRange(1, 3), d.open = true, box.scrollTop = 40,
		made.append(Object.assign(document.createElement("li"), {id: "own", textContent: "a script's"})), made.className = "live",
		scrollTo(0, 2000), window.kept = p200, window.top0 = p200.getBoundingClientRect().top, true)`)

	next := at("two", "second")
	next.files["ar/index.html"] = strings.NewReplacer("one two three", "one two three four", "<li>1</li>", "<li>1</li><li>2</li>",
		"<p id=\"p7\">فقرة 7</p>\n", "", "<p id=\"p250\">", "<blockquote>new</blockquote><p id=\"p250\">").Replace(next.files["ar/index.html"])
	p.server.Show(next)
	p.await(`document.querySelector("h1").textContent == "two"`)
	p.holds(map[string]string{
		"the title":           `document.title == "two"`,
		"what was typed":      `q.value == "typed" && w.value == "more"`,
		"the focus":           `document.activeElement == q`,
		"the cursor":          `q.selectionStart == 1 && q.selectionEnd == 3`,
		"what is open":        `d.open`,
		"the scroll position": `Math.abs(kept.getBoundingClientRect().top - top0) < 2`,
		"an inner box":        `box.scrollTop == 40`,
		"what did not change": `document.contains(kept) && kept == p200`,
		"what was removed":    `!document.getElementById("p7") && p6.nextElementSibling == p8`,
		"what was added":      `p250.previousElementSibling.textContent == "new"`,
		"what a script made":  `made.textContent == "12a script's" && made.className == "live"`,
		"no new page":         `window.same`,
	})
	eval[bool](p.tab, `(q.blur(), window.text = s.firstChild, getSelection().setBaseAndExtent(text, 4, text, 7), true)`)
	p.server.Show(at("three", "third"))
	p.await(`document.querySelector("h1").textContent == "three" && p7.nextElementSibling == p8`)
	p.holds(map[string]string{
		"the selection":      `text.data == "one two three" && s.firstChild == text && getSelection().toString() == "two"`,
		"what was typed":     `q.value == "typed" && d.open && window.same`,
		"what a script made": `made.textContent == "1a script's"`,
		"what was added":     `!document.querySelector("blockquote")`,
	})
	p.silent()
}

// TestPreviewSwapsStyles looks at every frame whether the page is ever without
// a style.
func TestPreviewSwapsStyles(t *testing.T) {
	t.Parallel()
	at := func(name string) draft {
		return draft{files: map[string]string{
			name + ".css":   "h1{color:" + name + "}",
			"ar/index.html": paper("one", `<link rel="stylesheet" href="/`+name+`.css">`, `<input id="q">`),
		}}
	}
	p := startPreview(t, at("red"), "/ar/")
	eval[bool](p.tab, `(q.value = "typed", window.seen = [], (function look() {
		const now = getComputedStyle(document.querySelector("h1")).color;
		if (seen.at(-1) != now) seen.push(now);
		requestAnimationFrame(look);
	})(), true)`)
	p.server.Show(at("blue"))
	p.await(`seen.at(-1) == "rgb(0, 0, 255)" && document.querySelectorAll("link").length == 1`)
	p.holds(map[string]string{
		"never without": `seen.join() == "rgb(255, 0, 0),rgb(0, 0, 255)"`,
		"no new page":   `window.same && q.value == "typed"`,
	})
	p.silent()
}

func TestPreviewLoadsThePageAgainForScripts(t *testing.T) {
	t.Parallel()
	at := func(n string) draft {
		return draft{files: map[string]string{
			n + ".js":       "document.documentElement.dataset.ran = " + n,
			"ar/index.html": paper("one", `<script src="/`+n+`.js" defer></script><script type="application/ld+json">{"n":`+n+`}</script>`, ""),
		}}
	}
	p := startPreview(t, at("1"), "/ar/")
	p.await(`document.documentElement?.dataset.ran == 1`)
	p.server.Show(at("2"))
	p.await(`document.documentElement?.dataset.ran == 2 && !window.same`)
	p.silent()
}

// TestPreviewShowsWhatIsWrong makes mistakes and mends them.
func TestPreviewShowsWhatIsWrong(t *testing.T) {
	t.Parallel()
	good := draft{files: map[string]string{"ar/index.html": paper("one", "", "<p>نص</p>")}}
	bad := good
	bad.problems = preview.Problems{Warnings: 2, Elsewhere: []preview.Problem{{Severity: "warning", Message: "odd", Page: "ar/index.html"}}, Here: []preview.Problem{{
		Severity: "error", Message: "<b>bad</b>", Place: "content/ar/index.md:1:2", Editor: "vscode://file/a.md:1:2", Line: [3]string{"إلى ", "[هنا]", "(x)"}, Hint: "no",
	}}}
	p := startPreview(t, good, "/ar/")
	p.server.Show(bad)
	p.await(`!!document.querySelector("#indaba-problems")`)
	p.holds(map[string]string{
		"text, not HTML":         `document.querySelector("#indaba-problems .here").textContent.includes("<b>bad</b>")`,
		"styled at once":         `getComputedStyle(document.querySelector("#indaba-problems")).position == "fixed"`,
		"its own direction":      `getComputedStyle(document.querySelector("#indaba-problems")).direction == "ltr"`,
		"that of what it quotes": `getComputedStyle(document.querySelector("#indaba-problems pre")).direction == "rtl"`,
		"the place":              `document.querySelector("#indaba-problems mark").textContent == "[هنا]"`,
		"the editor":             `document.querySelector("#indaba-problems .here a").href == "vscode://file/a.md:1:2"`,
		"a name":                 `document.querySelector("#indaba-problems").getAttribute("aria-label") != ""`,
		"elsewhere is closed":    `!document.querySelector("#indaba-problems .elsewhere").open`,
		"in the window":          `(r => r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector("#indaba-problems").getBoundingClientRect())`,
		"the keyboard opens it":  `(s => (s.focus(), document.activeElement == s))(document.querySelector("#indaba-problems .elsewhere summary"))`,
		"no new page":            `window.same`,
	})
	p.do(chromedp.KeyEvent("\r"))
	p.await(`document.querySelector("#indaba-problems .elsewhere").open`)
	p.server.Show(good)
	p.await(`!document.querySelector("#indaba-problems") && window.same`)
	p.silent()
}

// TestPreviewFollowsPages renames a page, takes it away, and brings it back.
func TestPreviewFollowsPages(t *testing.T) {
	t.Parallel()
	at := func(title, path string) draft {
		d := draft{files: map[string]string{"ar/404.html": paper("غير موجودة", "", ""), "en/404.html": paper("nothing", "", "")}}
		if path != "" {
			d.keys = map[string]string{"ar/x": path}
			d.files[path] = paper(title, "", `<input id="q">`)
		}
		return d
	}
	title := func(text string) string { return `document.querySelector("h1").textContent == "` + text + `"` }
	p := startPreview(t, at("one", "ar/old/index.html"), "/ar/old/")
	eval[bool](p.tab, `(q.value = "typed", history.pushState(null, "", "#part"), true)`)
	p.server.Show(at("two", "ar/جديد/index.html"))
	p.await(title("two"))
	p.holds(map[string]string{
		"its address": `decodeURI(location.pathname) == "/ar/جديد/" && location.hash == "#part"`,
		"no new page": `window.same && q.value == "typed"`,
	})
	p.server.Show(at("", ""))
	p.await(title("غير موجودة"))
	p.server.Show(at("three", "ar/جديد/index.html"))
	p.await(title("three"))
	p.server.Show(at("", ""))
	p.await(title("غير موجودة"))
	p.complaints() // that there was no such page
	p.server.Show(at("four", "ar/elsewhere/index.html"))
	p.await(title("four"))
	p.holds(map[string]string{"its address": `location.pathname == "/ar/elsewhere/"`, "no new page": `window.same`})
	p.silent()

	// Back leads to the address that is in the history, which is gone.
	p.do(chromedp.NavigateBack())
	p.await(`location.hash == ""`)
	p.server.Show(at("five", "ar/elsewhere/index.html"))
	p.await(title("five"))
}

// TestPreviewShowsNewPictures draws another picture under the same name.
func TestPreviewShowsNewPictures(t *testing.T) {
	t.Parallel()
	at := func(width int, changed ...string) draft {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 1))); err != nil {
			t.Fatal(err)
		}
		return draft{changed: changed, files: map[string]string{
			"assets/صورة 1.png": b.String(),
			"ar/index.html":     paper("one", "", `<p><img id="i" src="/assets/%D8%B5%D9%88%D8%B1%D8%A9%201.png" srcset="/assets/%D8%B5%D9%88%D8%B1%D8%A9%201.png 1x" alt=""></p><img id="j" src="/assets/other.png" alt="">`),
			"assets/other.png":  b.String(),
		}}
	}
	p := startPreview(t, at(10), "/ar/")
	p.await(`i.naturalWidth == 10 && j.naturalWidth == 10`)
	eval[bool](p.tab, `(window.img = i, true)`)
	p.server.Show(at(20, "assets/صورة 1.png"))
	p.await(`i.naturalWidth == 20`)
	p.server.Show(at(20)) // and it stays so
	time.Sleep(100 * time.Millisecond)
	p.holds(map[string]string{"no new page": `window.same && img == i`, "it stays": `i.naturalWidth == 20`, "others are left alone": `j.naturalWidth == 10 && !j.src.includes("?")`})
	p.silent()
}

// TestPreviewEndsServiceWorkers visits a published site that leaves a service
// worker behind, and then a preview at the same address.
func TestPreviewEndsServiceWorkers(t *testing.T) {
	t.Parallel()
	registers := draft{files: map[string]string{
		"sw.js":         `self.addEventListener("install", () => skipWaiting()); self.addEventListener("activate", (e) => e.waitUntil(clients.claim())); self.addEventListener("fetch", (e) => e.respondWith(new Response("<h1>kept</h1>", {headers: {"Content-Type": "text/html"}})))`,
		"go.js":         `navigator.serviceWorker.register("/sw.js")`,
		"ar/index.html": paper("new", `<script src="/go.js" defer></script>`, ""),
	}}
	server := preview.New("127.0.0.1:0")
	server.Show(registers)
	var published atomic.Bool
	published.Store(true)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if file, ok := registers.files[strings.TrimPrefix(r.URL.Path, "/")]; ok && published.Load() {
			w.Header().Set("Content-Type", map[bool]string{true: "text/javascript"}[strings.HasSuffix(r.URL.Path, ".js")])
			fmt.Fprint(w, file)
			return
		}
		if published.Load() {
			fmt.Fprint(w, strings.ReplaceAll(registers.files["ar/index.html"], "script-src", "worker-src 'self'; script-src"))
			return
		}
		server.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(web.Close)
	tab := newTab(t, &site{root: web.URL})
	tab.do(chromedp.Navigate(web.URL + "/ar/"))
	tab.await(`!!navigator.serviceWorker.controller`)
	published.Store(false)
	tab.do(chromedp.Navigate(web.URL + "/ar/"))
	patience := time.Now().Add(20 * time.Second)
	for !eval[bool](tab, `document.querySelector("h1")?.textContent == "new" && navigator.serviceWorker.getRegistrations().then((all) => all.length == 0)`) {
		if time.Now().After(patience) {
			t.Fatal("the service worker stays:", eval[string](tab, `document.documentElement.outerHTML`))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// BenchmarkPreviewDOM measures from a build being shown to the new text being
// in the document, of a page of 600 blocks.
func BenchmarkPreviewDOM(b *testing.B) {
	page := func(n int) draft {
		var blocks strings.Builder
		for i := range 200 {
			fmt.Fprintf(&blocks, "<h2 id=\"h%[1]d\">Sec %[1]d</h2>\n<p>Lorem <em>ipsum</em> dolor sit amet.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", i)
		}
		return draft{files: map[string]string{"ar/index.html": paper(fmt.Sprint("t", n), "", "<main>"+blocks.String()+"</main>")}}
	}
	server := preview.New("127.0.0.1:0")
	web := httptest.NewServer(server.Handler())
	defer web.Close()
	server.Show(page(0))
	program := chromium()
	if program == "" {
		b.Skip("there is no Chromium")
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU, chromedp.NoSandbox)...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(web.URL+"/ar/")); err != nil {
		b.Fatal(err)
	}
	for n := 1; b.Loop(); n++ {
		wait := fmt.Sprintf(`new Promise((done) => { const h = document.querySelector("h1"); const is = () => h.textContent == "t%d" && done(true); new MutationObserver(is).observe(h, {subtree: true, childList: true, characterData: true}); is(); })`, n)
		shown := make(chan error, 1)
		go func() {
			_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](wait, chromedp.EvalAwaitPromise))
			shown <- err
		}()
		server.Show(page(n))
		if err := <-shown; err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/save")
}
