package browser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestScreenshots takes pictures for people to look at, where it is told to.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("INDABA_SCREENSHOTS")
	if dir == "" {
		t.Skip("INDABA_SCREENSHOTS names no folder: run make screenshots")
	}
	s, browser := newSite(t), newBrowser(t)
	tab := newTab(t, browser, s)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range s.sample() {
		if code, _ := s.language(path); code != "fr" {
			s.photograph(tab, path, dir)
		}
	}
}

// photograph takes the four pictures of a page, in full height.
func (s *site) photograph(t *tab, path, dir string) {
	t.Helper()
	name := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(path, ".html"), "/index"), "/", "-")
	for _, scheme := range []string{"light", "dark"} {
		for device, width := range map[string]int64{"phone": 390, "desktop": 1280} {
			t.look(width, scheme)
			t.do(chromedp.Navigate(s.address(path)))
			picture, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name+"-"+device+"-"+scheme+".png"), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
