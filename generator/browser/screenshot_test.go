package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// The kinds of page that people look at before a release, in this order.
var kinds = []struct{ name, path string }{
	{"home", ""},
	{"area", "expertise/mobility/"},
	{"directory", "members/"},
	{"member", "members/aissata-koly/"},
	{"town", "members/sambelou/"},
	{"chapter", "playbooks/ways-of-working/connection/"},
	{"borrowed", "playbooks/walking-the-market/before/the-first-walk/"},
	{"principle", "principles/mutuality/"},
	{"events", "events/"},
	{"event-before", "events/second-gathering/"},
	{"event-after", "events/first-gathering/"},
	{"map", "map/"},
	{"exchange", "exchange/"},
	{"search", "search/"},
	{"desk", "translations/"},
	{"missing", "404.html"},
}

// What is looked for on the page for searching, by language.
var lookedFor = map[string]string{"en": "market", "ar": "السوق"}

type device struct {
	name          string
	width, height int64
}

var (
	devices = []device{{"phone", 390, 844}, {"desktop", 1280, 844}}
	schemes = []string{"light", "dark"}
)

// The pictures of the README: the first screen of a page.
var shown = []string{"home-desktop-light-en", "area-phone-light-en", "member-phone-dark-ar", "events-phone-light-ar", "map-desktop-dark-en"}

// TestScreenshots takes pictures for people to look at, where it is told to:
// each kind of page as a whole, a contact sheet of their first screens, and
// those that the README shows.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("INDABA_SCREENSHOTS")
	if dir == "" {
		t.Skip("INDABA_SCREENSHOTS names no folder: run make screenshots")
	}
	s := newSite(t)
	tab := newTab(t, s)
	first := map[string][]byte{}
	for _, lang := range []string{"en", "ar"} {
		for _, kind := range kinds {
			for _, device := range devices {
				for _, scheme := range schemes {
					name := fmt.Sprintf("%s-%s-%s-%s", kind.name, device.name, scheme, lang)
					tab.look(device.width, scheme)
					tab.do(chromedp.EmulateViewport(device.width, device.height))
					tab.open(s, lang, kind.path)
					whole, err := chromedp.Run(tab.ctx, chromedp.FullScreenshot(100))
					if err != nil {
						t.Fatal(name, err)
					}
					save(t, dir, name+".png", whole)
					first[name] = tab.firstScreen(device)
				}
			}
		}
	}
	for _, name := range shown {
		save(t, "../../docs/pictures", name+".webp", first[name])
	}
	tab.contactSheet(dir, first)
}

// open goes to a page of a language, and looks for something where that is
// what the page is for.
func (t *tab) open(s *site, lang, path string) {
	t.Helper()
	if path == "search/" {
		t.ask(s, lang, lookedFor[lang])
		return
	}
	t.do(chromedp.Navigate(s.root + lang + "/" + path))
}

// firstScreen returns what a reader sees first, as WebP.
func (t *tab) firstScreen(d device) []byte {
	t.Helper()
	quality := int64(80)
	got, err := chromedp.Call(t.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatWebp, Quality: &quality,
		Clip: &page.Viewport{Width: float64(d.width), Height: float64(d.height), Scale: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.Data
}

func save(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}
