package output

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// pages are count files of 15 KB, each in a folder of its own as pages are.
func pages(count int) Files {
	data := bytes.Repeat([]byte("fifteen "), 15<<10/8)
	f := Files{Jobs: 2, Render: func(b *bytes.Buffer, _ string) error { b.Write(data); return nil }}
	for i := range count {
		f.Paths = append(f.Paths, fmt.Sprintf("en/playbooks/%d/page-%d/index.html", i%10, i))
	}
	return f
}

func benchSync(b *testing.B, dir string, f Files) State {
	stats, err := Sync(dir, f)
	if err != nil {
		b.Fatal(err)
	}
	return stats.State
}

func perFile(b *testing.B, f Files) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(f.Paths)), "µs/file")
}

func BenchmarkSyncCold(b *testing.B) {
	f, parent := pages(2000), b.TempDir()
	for i := 0; b.Loop(); i++ {
		dir := filepath.Join(parent, strconv.Itoa(i))
		benchSync(b, dir, f)
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
	perFile(b, f)
}

func BenchmarkSyncWarm(b *testing.B) {
	f, dir := pages(2000), b.TempDir()
	benchSync(b, dir, f)
	for b.Loop() {
		benchSync(b, dir, f)
	}
	perFile(b, f)
}

// BenchmarkSyncKept has all the pages of a large network known to be the same;
// what that costs beside [BenchmarkLook] is not asked of the disk.
func BenchmarkSyncKept(b *testing.B) {
	f, dir := pages(15_000), b.TempDir()
	f.Since, f.Same = benchSync(b, dir, f), func(string) bool { return true }
	for b.Loop() {
		benchSync(b, dir, f)
	}
	perFile(b, f)
}

func BenchmarkLook(b *testing.B) {
	f, dir := pages(15_000), b.TempDir()
	benchSync(b, dir, f)
	for b.Loop() {
		if _, err := Look(dir); err != nil {
			b.Fatal(err)
		}
	}
	perFile(b, f)
}
