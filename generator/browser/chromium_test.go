package browser_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// limit is how long one test may keep the browser.
func limit() time.Duration {
	if os.Getenv("INDABA_LONG") != "" {
		return time.Hour
	}
	return 8 * time.Minute
}

// lacking ends a test that cannot be run here: make test asks for a failure.
func lacking(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("INDABA_BROWSER") == "required" {
		t.Fatalf("there is no %s; make test installs it", what)
	}
	t.Skipf("there is no %s: run make test, which installs it", what)
}

// startBrowser starts the one Chromium of all tests, as soon as one needs it.
var startBrowser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium()), chromedp.DisableGPU,
		// Containers have no sandbox to give, and all pages are our own.
		chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
	)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	ends = append(ends, cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	ends = append(ends, cancel)
	return ctx, chromedp.Do(ctx)
})

// ends is what remains to be done when all tests have ended, the last first.
var ends []func()

func TestMain(m *testing.M) {
	status := m.Run()
	for _, end := range slices.Backward(ends) {
		end()
	}
	os.Exit(status)
}

func chromium() string {
	for _, name := range []string{
		os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
	} {
		if found, err := exec.LookPath(name); name != "" && err == nil {
			return found
		}
	}
	return ""
}

// tab is one tab and what it complained of.
type tab struct {
	*testing.T
	ctx  context.Context
	home string // the only address that may be asked for anything

	mu       sync.Mutex
	messages []string
}

// newTab opens a tab that shares nothing with those of other tests, as if it
// were in a browser of its own: no cache, no storage, no service worker. It
// behaves as if it had the keyboard, and is closed when the test ends.
func newTab(t *testing.T, s *site) *tab {
	t.Helper()
	if chromium() == "" {
		lacking(t, "Chromium")
	}
	browser, err := startBrowser()
	if err != nil {
		t.Fatal("starting Chromium:", err)
	}
	ctx, cancel := context.WithTimeout(browser, limit())
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	tab := &tab{T: t, ctx: ctx, home: s.root}
	tab.do(chromedp.Navigate("about:blank"))
	if err := chromedp.Listen(ctx, tab.listen); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return tab
}

// listen notes everything a page should not do. It runs while the browser
// waits, so it must be quick.
func (t *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		t.note("console." + string(e.Type) + " " + argument(e))
	case *runtime.EventExceptionThrown:
		t.note("exception: " + e.ExceptionDetails.Text)
	case *log.EventEntryAdded: // a violated policy, a file that is not there
		t.note(fmt.Sprintf("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL))
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, t.home) && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			t.note("asks another address: " + u)
		}
	}
}

func argument(e *runtime.EventConsoleAPICalled) string {
	if len(e.Args) == 0 {
		return ""
	}
	return string(e.Args[0].Value)
}

func (t *tab) note(message string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.messages = append(t.messages, message)
}

// complaints returns what was noted since it was last called.
func (t *tab) complaints() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := t.messages
	t.messages = nil
	return out
}

func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(t.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// look shows the page in a window of a width and in a colour scheme, without
// animations, which would show colours that are on their way to others.
func (t *tab) look(width int64, scheme string) {
	t.Helper()
	t.do(chromedp.EmulateViewport(width, 900))
	_, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		t.Fatal(err)
	}
}

// eval returns the value of an expression, awaited if it is a promise.
func eval[T any](t *tab, expression string) T {
	t.Helper()
	value, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return value
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
