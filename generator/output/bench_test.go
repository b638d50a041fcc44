package output

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// benchmark syncs count files of 15 KB, each in a folder of its own as pages are.
func benchmark(b *testing.B, count int, cold bool) {
	data := bytes.Repeat([]byte("fifteen "), 15<<10/8)
	var paths []string
	for i := range count {
		paths = append(paths, fmt.Sprintf("en/playbooks/%d/page-%d/index.html", i%10, i))
	}
	render := func(b *bytes.Buffer, _ string) error { b.Write(data); return nil }
	parent := b.TempDir()
	dir := filepath.Join(parent, "warm")
	if !cold {
		if _, err := Sync(dir, paths, nil, 2, render); err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; b.Loop(); i++ {
		if cold {
			dir = filepath.Join(parent, strconv.Itoa(i))
		}
		if _, err := Sync(dir, paths, nil, 2, render); err != nil {
			b.Fatal(err)
		}
		if cold {
			b.StopTimer()
			os.RemoveAll(dir)
			b.StartTimer()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*count), "µs/file")
}

func BenchmarkSyncCold(b *testing.B) { benchmark(b, 2000, true) }
func BenchmarkSyncWarm(b *testing.B) { benchmark(b, 2000, false) }
