package main

import (
	"fmt"
	"strings"
	"time"
)

// Figures are printed a second time as Go's benchmarks print theirs, a line a
// round, so that benchstat compares them with those kept in figures.txt. They
// are ratios and sizes only, which another machine has much the same.

// figure is a value and its unit, such as 1.42 floors.
type figure struct {
	value float64
	unit  string
}

// exact prints that units are of counts, of which any difference is one.
func exact(units ...string) {
	for _, unit := range units {
		fmt.Printf("Unit %s assume=exact\n", unit)
	}
}

// record prints one round of a benchmark.
func (b *bench) record(name string, figures ...figure) {
	var line strings.Builder
	fmt.Fprintf(&line, "Benchmark%s/pages=%d 1", name, b.pages)
	for _, f := range figures {
		fmt.Fprintf(&line, " %.4g %s", f.value, f.unit)
	}
	fmt.Println(line.String())
}

// recordBuilds prints each round of a kind of build as ratios to the floor: of
// the same round where there is one, else of the median.
func (b *bench) recordBuilds(name string, s, floor *samples) {
	for i := range s.times {
		b.record(name,
			figure{s.times[i].Seconds() / nth(floor.times, i, len(s.times)).Seconds(), "floors"},
			figure{s.work[i].Seconds() / nth(floor.work, i, len(s.times)).Seconds(), "cpu-floors"},
			figure{float64(s.memory[i]), "peak-B"},
		)
	}
}

// nth returns the measurement of a round, or the median where rounds were not
// as many.
func nth(of []time.Duration, i, rounds int) time.Duration {
	if len(of) == rounds {
		return of[i]
	}
	return median(of)
}
