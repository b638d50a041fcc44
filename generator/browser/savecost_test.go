package browser_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"indaba/generator/bench/corpus"
)

// saves is how often a page is saved to measure it.
const saves = 40

// TestSaveCost prints how long a save takes until a browser shows it: `indaba
// serve` runs on a network of 10,000 pages, a page of 600 blocks is open, its
// file is saved as editors do, and one clock, that of the test, runs from the
// rename until the document holds the new text and has said so. It is a
// measurement, so only make bench-live asks for it.
func TestSaveCost(t *testing.T) {
	if os.Getenv("INDABA_BENCH") == "" {
		t.Skip("a measurement: make bench-live")
	}
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if _, err := corpus.Write(content, 10000); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(content, "en", "playbooks", "long.md")
	write(t, file, long(0))
	tab := newTab(t, &site{root: serveFolder(t, dir)})
	tab.do(chromedp.Navigate(tab.home + "en/playbooks/long/"))
	tab.await(`document.readyState == "complete" && !!document.querySelector("indaba-preview")`)
	if n := eval[int](tab, `document.querySelectorAll("article h2, article p, article li").length`); n < 600 {
		t.Fatalf("the page has %d blocks", n)
	}
	var times []time.Duration
	for n := range saves {
		time.Sleep(200 * time.Millisecond) // nobody saves faster than that
		side := filepath.Join(filepath.Dir(file), ".saving")
		write(t, side, long(n+1))
		eval[bool](tab, fmt.Sprintf(`(window.seen = new Promise((done) => {
			new MutationObserver((_, o) => { if (document.body.textContent.includes("mark %d.")) { o.disconnect(); done(true); } })
				.observe(document.body, {subtree: true, childList: true, characterData: true});
		}), true)`, n+1))
		start := time.Now()
		if err := os.Rename(side, file); err != nil {
			t.Fatal(err)
		}
		eval[bool](tab, `window.seen`)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	milliseconds := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	t.Logf("saved text, 600 blocks      %6.1f ms until it is in the document, 95 of 100 within %.1f ms", milliseconds(times[saves/2]), milliseconds(times[saves*95/100]))
}

// long returns a page of 600 blocks, the text of one of which is marked.
func long(mark int) string {
	var b strings.Builder
	b.WriteString("---\ntitle: A long page\n---\n")
	for i := range 150 {
		fmt.Fprintf(&b, "\n## Part %[1]d\n\nWhat is said in part %[1]d, *with care*.\n\n- One thing\n- and another\n", i)
		if i == 75 {
			fmt.Fprintf(&b, "\nHere is mark %d.\n", mark)
		}
	}
	return b.String()
}

// serveFolder starts the program in a folder and returns the address of the
// network.
func serveFolder(t *testing.T, dir string) string {
	t.Helper()
	program := filepath.Join(dir, "indaba")
	if out, err := exec.Command("go", "build", "-o", program, "indaba/cmd/indaba").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(program, "serve", "--addr", "127.0.0.1:0", "--date", "2026-11-01")
	cmd.Dir = dir
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	home, _, _ := strings.Cut(line, " ")
	return strings.TrimSuffix(home, "en/")
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
