package browser_test

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"indaba/generator/bench/corpus"
)

// asked is what the first answer to a query cost a reader.
type asked struct {
	First  float64 // milliseconds from the query to the first result
	Bytes  int     // over the wire, of the index and the script, until then
	After  int     // with the pages that excerpts are read from
	Files  int
	Titles int
}

// TestSearchCost prints what a query of two words costs on a slow phone (1.6
// Mbit/s, 150 ms, a sixth of this processor) in a network of 10,000 pages. It
// is a measurement, so only make bench asks for it.
func TestSearchCost(t *testing.T) {
	if os.Getenv("INDABA_BENCH") == "" {
		t.Skip("a measurement: make bench")
	}
	dir := t.TempDir()
	if _, err := corpus.Write(dir, 10000); err != nil {
		t.Fatal(err)
	}
	s := newSiteOf(t, os.DirFS(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z, _ := gzip.NewWriterLevel(w, 6)
		defer z.Close()
		s.serve(zipped{w, z}, r)
	}))
	t.Cleanup(server.Close)
	s.root = server.URL + base
	browser := newBrowser(t)
	for lang, l := range s.Config.Languages {
		var costs []asked
		for _, query := range s.questions(lang, 5) {
			tab := newTab(t, browser, s)
			tab.slow()
			tab.look(390, "light")
			tab.do(chromedp.Navigate(s.root + l.Code + "/search/"))
			time.Sleep(500 * time.Millisecond)
			words, _ := json.Marshal(query)
			costs = append(costs, eval[asked](tab, fmt.Sprintf(`(async () => {
				const list = document.querySelector("#page\\.found .hits"), input = document.getElementById("page.q");
				const ours = () => performance.getEntriesByType("resource").filter(e => /\/search\/[mwp]|\/search\.[0-9a-f]+\.js/.test(e.name));
				const sum = entries => entries.reduce((n, e) => n + e.encodedBodySize + 300, 0);
				const start = performance.now();
				input.value = %s;
				input.form.requestSubmit();
				while (!list.children.length && performance.now() - start < 20000) await new Promise(r => setTimeout(r, 10));
				const first = performance.now() - start, at = ours();
				await new Promise(r => setTimeout(r, 2500));
				const pages = performance.getEntriesByType("resource").filter(e => e.initiatorType === "fetch" && !ours().includes(e));
				return { First: first, Bytes: sum(at), After: sum(ours()) + sum(pages), Files: at.length, Titles: list.children.length };
			})()`, words)))
			tab.quietly()
		}
		slices.SortFunc(costs, func(a, b asked) int { return a.Bytes - b.Bytes })
		middle, most := costs[len(costs)/2], costs[len(costs)-1]
		slices.SortFunc(costs, func(a, b asked) int { return int(a.First - b.First) })
		t.Logf("%s: first result %.1f KB in %d files, at most %.1f KB; with excerpts %.1f KB; after %.0f ms, at most %.0f ms; %d results shown", l.Code,
			float64(middle.Bytes)/1000, middle.Files, float64(most.Bytes)/1000, float64(middle.After)/1000, costs[len(costs)/2].First, costs[len(costs)-1].First, middle.Titles)
	}
}

// questions are the longest two words of what introduces some pages.
func (s *site) questions(lang, n int) []string {
	var out []string
	for i := 0; i < len(s.Site.Nodes) && len(out) < n; i += len(s.Site.Nodes) / (n + 1) {
		for j := i; j < len(s.Site.Nodes); j++ {
			if v := s.Site.Nodes[j].Versions[lang]; v != nil && v.Lead() != "" {
				words := strings.Fields(v.Lead())
				slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
				out = append(out, words[0]+" "+words[min(1, len(words)-1)])
				break
			}
		}
	}
	return out
}

func (t *tab) slow() {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 6}); err != nil {
		t.Fatal(err)
	}
	line := network.Conditions{Latency: 150, DownloadThroughput: 200_000, UploadThroughput: 93_750}
	if _, err := chromedp.Call(t.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&line}}); err != nil {
		t.Fatal(err)
	}
}

// zipped is a response that is compressed on its way.
type zipped struct {
	http.ResponseWriter
	to *gzip.Writer
}

func (z zipped) Write(b []byte) (int, error) { return z.to.Write(b) }
