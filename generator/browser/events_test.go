package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestTimesOfTheReader reads when an event is in another time zone than its
// own, and in its own, where that would say nothing.
func TestTimesOfTheReader(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tab := newTab(t, s)
	const yours = `(p => p.checkVisibility() ? p.textContent : "")(document.querySelector(".yours"))`
	for _, c := range []struct{ zone, page, want string }{
		{"Asia/Kathmandu", "en/events/budget-evening/index.html", "6:45 – 8:15 pm"},
		{"Africa/Maputo", "ar/events/budget-evening/index.html", "٣:٠٠"},
		{"Asia/Dhaka", "en/events/budget-evening/index.html", ""},
	} {
		if _, err := chromedp.Call(tab.ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: c.zone}); err != nil {
			t.Fatal(err)
		}
		tab.do(chromedp.Navigate(s.address(c.page)))
		got := strings.Map(func(r rune) rune {
			if r == '\u202f' || r == '\u2009' || r == '\u00a0' {
				return ' '
			}
			return r
		}, eval[string](tab, yours))
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s in %s: %q, want %q", c.page, c.zone, got, c.want)
		}
	}
	// What has ended since the site was built is marked as past.
	script := eval[string](tab, `document.querySelector("script[src*=events]").src`)
	tab.do(chromedp.Navigate(s.address("en/events/index.html")))
	over := eval[[]bool](tab, fmt.Sprintf(`(async () => {
		const dates = [...document.querySelectorAll("#page\\.coming .date[data-end]")]
		dates[0].dataset.end = "2020-01-01T00:00:00Z"
		await import(%q)
		return dates.map(t => t.classList.contains("past"))
	})()`, script+"?again"))
	if len(over) < 2 || !over[0] || over[1] {
		t.Errorf("which events look over: %v, want the first alone", over)
	}
}
