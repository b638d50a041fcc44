package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// previewGC is the percentage by which memory may grow in a preview before what
// is no longer used is given back. A preview stays open all day beside a
// browser and an editor, often on an old laptop, and after a save two builds
// are there at once.
//
// At 10,000 pages, 125 MB of which are in use, a preview after 30 saves had taken
// at most
//
//	GOGC=100                       352 MB
//	GOGC=50                        261 MB
//	GOGC=40                        247 MB
//	GOGC=35                        242 MB
//	GOGC=100, GOMEMLIMIT=230MiB    249 MB
//
// With 40 a save took a fifth more work than with 100, beside what readers wait
// for; the first build a quarter more. With the limit a save took two thirds
// more, and another size of network needs another limit. `make bench-live`, which
// saves layouts as well, takes 271 MB at most; 238 with GOMEMLIMIT=225MiB.
const previewGC = 40

// buildGC is the same of a build, from where it has [enough]. It ends, and machines
// that build have memory. At 10,000 pages it took
//
//	GOGC=100   6.7 s of processor time   575 MB
//	GOGC=60    7.4 s                     480 MB
//	GOGC=40    7.9 s                     415 MB
//	GOGC=30    8.3 s                     385 MB
//
// of which 190 MB were in use. The rest is what was made while the collector was
// looking, so fewer objects that last spare time and memory alike.
const buildGC = 60

// spareMemory holds the preview to previewGC, unless the user has set GOGC, until
// restore is called. A GOMEMLIMIT of the user's holds beside it.
func spareMemory(c console) (restore func()) {
	if c.getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(previewGC)
	return func() { debug.SetGCPercent(before) }
}

// enough is how much memory, in bytes, a build takes without a thought: what one
// of 1,000 pages needs.
const enough = 128 << 20

// takeMemory keeps the garbage collector from starting before the process has
// enough memory, and from half of that in use holds it to buildGC, until restore is
// called. By itself it starts at 4 MB and at each doubling, which is a sixth of the
// work of a build of a hundred pages and a tenth of one of a thousand. GOGC and
// GOMEMLIMIT of the user's hold instead.
func takeMemory(c console) (restore func()) {
	if c.getenv("GOGC") != "" || c.getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(enough)
	var mu sync.Mutex
	over := false
	var look func(struct{})
	look = func(struct{}) {
		mu.Lock()
		defer mu.Unlock()
		switch {
		case over:
		case inUse() > enough/2:
			debug.SetGCPercent(buildGC)
			debug.SetMemoryLimit(limit)
		default:
			afterNext(look)
		}
	}
	afterNext(look)
	return func() {
		mu.Lock()
		defer mu.Unlock()
		over = true
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
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
