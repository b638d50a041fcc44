package watch

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// Each step changes a real folder and waits until what it changed was reported.
func TestRealFolder(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := t.TempDir()
	full := func(p string) string { return filepath.Join(dir, filepath.FromSlash(p)) }
	write(t, dir, "en/a.md", "1")
	write(t, dir, "en/sub/deep/b.md", "1")
	ctx, cancel := context.WithCancel(t.Context())
	reports, err := Watch(ctx, dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"write", func() { write(t, dir, "en/a.md", "2") }, "en/a.md"},
		{"atomic save", func() {
			write(t, dir, ".tmp/a", "3")
			os.Rename(full(".tmp/a"), full("en/a.md"))
		}, "en/a.md"},
		{"new file", func() { write(t, dir, "en/sub/deep/c.md", "1") }, "en/sub/deep/c.md"},
		{"new folders", func() { write(t, dir, "x/y/z/d.md", "1") }, "x/y/z/d.md"},
		{"in new folder", func() { write(t, dir, "x/y/z/d.md", "2") }, "x/y/z/d.md"},
		{"folder renamed", func() { os.Rename(full("en/sub"), full("en/bus")) }, "en/sub"},
		{"in renamed folder", func() { write(t, dir, "en/bus/deep/b.md", "2") }, "en/bus/deep/b.md"},
		{"new under old name", func() { write(t, dir, "en/sub/deep/b.md", "2") }, "en/sub/deep/b.md"},
		{"folder moved into another", func() { os.Rename(full("x/y"), full("en/y")) }, "en/y"},
		{"in moved folder", func() { write(t, dir, "en/y/z/d.md", "3") }, "en/y/z/d.md"},
		{"removed", func() { os.RemoveAll(full("x")) }, "x"},
		{"all gone", func() { os.Rename(dir, dir+"-away") }, "en/a.md"},
		{"all back", func() { os.Rename(dir+"-away", dir) }, "en/a.md"},
		{"written after it came back", func() { write(t, dir, "en/a.md", "4") }, "en/a.md"},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.do()
			await(t, reports, step.want)
			drain(reports)
		})
	}
	cancel()
	for range reports {
	}
}

// await receives reports until one covers the path.
func await(t *testing.T, reports <-chan []string, p string) {
	t.Helper()
	late := time.After(10 * time.Second)
	for {
		select {
		case r := <-reports:
			if r == nil || covers(r, p) {
				return
			}
		case <-late:
			t.Fatalf("no report of %s", p)
		}
	}
}

// covers reports whether the report names p or a folder above.
func covers(report []string, p string) bool {
	return slices.ContainsFunc(report, func(got string) bool {
		return p == got || strings.HasPrefix(p, got+"/")
	})
}

// drain receives what is still to come of a step, so that the next step cannot
// pass on its account.
func drain(reports <-chan []string) {
	for {
		select {
		case <-reports:
		case <-time.After(50 * time.Millisecond):
			return
		}
	}
}

func TestCheckoutOfManyFiles(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	reports, err := Watch(ctx, dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for i := range 500 {
		p := "en/" + strconv.Itoa(i%50) + "/" + strconv.Itoa(i) + ".md"
		write(t, dir, p, "1")
		want[p] = true
	}
	late := time.After(20 * time.Second)
	for len(want) > 0 {
		select {
		case r := <-reports:
			if r == nil {
				clear(want)
			}
			maps.DeleteFunc(want, func(p string, _ bool) bool { return covers(r, p) })
		case <-late:
			t.Fatalf("%d files were not reported", len(want))
		}
	}
	cancel()
	for range reports {
	}
}

// BenchmarkAtomicSave measures from the rename of a save to its report.
func BenchmarkAtomicSave(b *testing.B) {
	dir := b.TempDir()
	reports, err := Watch(b.Context(), dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	from, to := filepath.Join(dir, ".a.tmp"), filepath.Join(dir, "a.md")
	var took time.Duration
	for b.Loop() {
		if err := os.WriteFile(from, []byte("text"), 0o644); err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if err := os.Rename(from, to); err != nil {
			b.Fatal(err)
		}
		<-reports
		took += time.Since(start)
	}
	b.ReportMetric(float64(took.Microseconds())/float64(b.N), "µs/save")
}
