package main

import (
	"runtime/debug"
	"testing"
)

func TestPreviewSparesMemory(t *testing.T) {
	percent := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	before := percent()
	for gogc, want := range map[string]int{"": previewGC, "200": before} {
		restore := spareMemory(console{getenv: func(name string) string { return map[string]string{"GOGC": gogc}[name] }})
		if got := percent(); got != want {
			t.Errorf("GOGC=%q: %d while it runs, want %d", gogc, got, want)
		}
		restore()
		if got := percent(); got != before {
			t.Errorf("GOGC=%q: %d afterwards, want %d", gogc, got, before)
		}
	}
}
