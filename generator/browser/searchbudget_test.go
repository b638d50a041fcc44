package browser_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"indaba/generator/bench/corpus"
)

// The budget of the first result of a query.
const (
	mostBytes = 60_000
	mostTime  = 1200 // milliseconds
)

// asked is what the first answer to a query cost a reader.
type asked struct {
	First  float64 // milliseconds from the query to the first result
	Titles int     // shown in the end
	meter          // of the script and the index, until the first result
}

// meter counts what is sent of the search.
type meter struct{ Bytes, Files int }

// TestSearchCost prints what a query of two words costs on a slow phone (1.6
// Mbit/s, 150 ms, a sixth of this processor) in a network of 10,000 pages. It
// is a measurement, so only make bench and make budget ask for it.
func TestSearchCost(t *testing.T) {
	if os.Getenv("INDABA_BENCH") == "" {
		t.Skip("a measurement: make bench")
	}
	dir := t.TempDir()
	if _, err := corpus.Write(dir, 10000); err != nil {
		t.Fatal(err)
	}
	s := newSiteOf(t, os.DirFS(dir))
	var mu sync.Mutex
	var sent meter
	searching := regexp.MustCompile(`/search/[mwp][^/]*$|/search\.[0-9a-f]+\.js$`)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		s.serve(zipped{w, z}, r)
		_ = z.Close()
		if searching.MatchString(r.URL.Path) {
			mu.Lock()
			sent.Bytes += b.Len() + 300 // with the headers
			sent.Files++
			mu.Unlock()
		}
		_, _ = w.Write(b.Bytes())
	}))
	t.Cleanup(server.Close)
	s.root = server.URL + base
	for lang, l := range s.Config.Languages {
		var costs []asked
		for _, query := range s.questions(lang, 5) {
			t.Run(l.Code, func(t *testing.T) {
				tab := newTab(t, s)
				tab.slow()
				tab.look(390, "light")
				sent = meter{}
				tab.do(chromedp.Navigate(s.root + l.Code + "/search/"))
				time.Sleep(time.Second) // until somebody has typed two words
				words, _ := json.Marshal(query)
				cost := asked{First: eval[float64](tab, fmt.Sprintf(`(async () => {
					const list = document.querySelector("#page\\.found .hits"), input = document.getElementById("page.q");
					const start = performance.now();
					input.value = %s;
					input.form.requestSubmit();
					while (!list.children.length && performance.now() - start < 20000) await new Promise(r => setTimeout(r, 10));
					return performance.now() - start;
				})()`, words))}
				mu.Lock()
				cost.meter = sent
				mu.Unlock()
				tab.until("answered", `document.querySelector(".said").textContent`)
				cost.Titles = len(eval[[]string](tab, titles))
				tab.quietly()
				costs = append(costs, cost)
			})
		}
		slices.SortFunc(costs, func(a, b asked) int { return a.Bytes - b.Bytes })
		middle, most := costs[len(costs)/2], costs[len(costs)-1]
		slices.SortFunc(costs, func(a, b asked) int { return cmp.Compare(a.First, b.First) })
		t.Logf("%s: first result of two words in 10,000 pages: %.1f KB in %d files, at most %.1f (goal %d); %.0f ms, at most %.0f (goal %d)", l.Code,
			float64(middle.Bytes)/1000, middle.Files, float64(most.Bytes)/1000, mostBytes/1000, costs[len(costs)/2].First, costs[len(costs)-1].First, mostTime)
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
	// What a service worker asks for is not slowed down by this.
	if _, err := chromedp.Call(t.ctx, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: true}); err != nil {
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

func (z zipped) WriteHeader(status int) {
	z.Header().Set("Content-Encoding", "gzip")
	z.ResponseWriter.WriteHeader(status)
}
