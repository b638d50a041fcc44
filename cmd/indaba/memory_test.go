package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// percent is how much memory may grow before the collector runs; -1 while it
// does not run for that.
func percent() int {
	p := debug.SetGCPercent(100)
	debug.SetGCPercent(p)
	return p
}

// given is a console whose environment has one variable.
func given(name, value string) console {
	return console{getenv: func(asked string) string {
		if asked == name {
			return value
		}
		return ""
	}}
}

func TestPreviewSparesMemory(t *testing.T) {
	before := percent()
	for gogc, want := range map[string]int{"": previewGC, "200": before} {
		restore := spareMemory(given("GOGC", gogc))
		if got := percent(); got != want {
			t.Errorf("GOGC=%q: %d while it runs, want %d", gogc, got, want)
		}
		restore()
		if got := percent(); got != before {
			t.Errorf("GOGC=%q: %d afterwards, want %d", gogc, got, before)
		}
	}
}

func TestBuildTakesMemory(t *testing.T) {
	before, limit := percent(), debug.SetMemoryLimit(-1)
	for _, set := range []string{"GOGC", "GOMEMLIMIT"} {
		restore := takeMemory(given(set, "1"))
		if percent() != before {
			t.Errorf("%s is passed over", set)
		}
		restore()
	}
	restore := takeMemory(given("", ""))
	if runtime.GC(); percent() != -1 && inUse() <= enough/2 {
		t.Error("the collector runs with little memory in use")
	}
	restore()
	if percent() != before || debug.SetMemoryLimit(-1) != limit {
		t.Error("it is not as it was afterwards")
	}

	defer takeMemory(given("", ""))()
	used := make([]byte, enough)
	for end := time.Now().Add(30 * time.Second); percent() != buildGC || debug.SetMemoryLimit(-1) != limit; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the collector does not run with %d bytes in use", len(used))
		}
		runtime.GC()
	}
	runtime.KeepAlive(used)
}
