package main

import "runtime/debug"

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
//
// A build keeps Go's own 100: it ends, and machines that build have memory. At
// 10,000 pages, on a machine at work on much else, it took
//
//	GOGC=100   11.4 s of processor time   570 MB
//	GOGC=50    13.1 s                     437 MB
//	GOGC=40    13.1 s                     393 MB
//
// of which 160 MB were in use. The rest is what was made while the collector was
// looking, so fewer objects that last spare time and memory alike.
const previewGC = 40

// spareMemory holds the preview to previewGC, unless the user has set GOGC, until
// restore is called. A GOMEMLIMIT of the user's holds beside it.
func spareMemory(c console) (restore func()) {
	if c.getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(previewGC)
	return func() { debug.SetGCPercent(before) }
}
