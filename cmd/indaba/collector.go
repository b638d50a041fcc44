package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// enough is how much memory, in bytes, the program takes without a thought:
// what a build of some 1,000 pages needs.
const enough = 128 << 20

// collectLater keeps the garbage collector idle until the process has enough
// memory, and makes it do as ever once half of that is in use. By itself it
// starts at 4 MB and at each doubling, which is a sixth of the work of a small
// build. Who sets GOGC or GOMEMLIMIT knows better.
func collectLater(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	usual, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(enough)
	var look func(struct{})
	look = func(struct{}) {
		if inUse() > enough/2 {
			debug.SetGCPercent(usual)
			debug.SetMemoryLimit(limit)
			return
		}
		afterNext(look)
	}
	afterNext(look)
}

// afterNext calls do when the collector has run once more.
func afterNext(do func(struct{})) {
	runtime.AddCleanup(new(*int), do, struct{}{}) // a pointer: the collector packs what has none together, and frees it late
}

// inUse returns how many bytes the collector found in use when it last ran.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
