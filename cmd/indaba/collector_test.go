package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestCollectLater: the collector is idle while little memory is in use, and is
// as it was once there is more; it stays so where somebody set it.
func TestCollectLater(t *testing.T) {
	const usual = 77
	percent, limit := debug.SetGCPercent(usual), debug.SetMemoryLimit(-1)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	now := func() int {
		p := debug.SetGCPercent(usual)
		debug.SetGCPercent(p)
		return p
	}
	for _, set := range []string{"GOGC", "GOMEMLIMIT"} {
		if collectLater(func(name string) string { return map[string]string{set: "1"}[name] }); now() != usual {
			t.Errorf("%s is passed over", set)
		}
	}
	collectLater(func(string) string { return "" })
	if runtime.GC(); now() != -1 && inUse() <= enough/2 {
		t.Errorf("the collector is at %d with little memory in use", now())
	}
	used := make([]byte, enough)
	for end := time.Now().Add(30 * time.Second); now() != usual || debug.SetMemoryLimit(-1) != limit; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the collector is at %d with %d bytes in use", now(), len(used))
		}
		runtime.GC()
	}
	runtime.KeepAlive(used)
}
