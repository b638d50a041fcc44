package main

import (
	"fmt"
	"slices"
	"time"
)

// samples are the measurements of one thing.
type samples struct {
	times  []time.Duration // as a clock shows
	work   []time.Duration // of all processors: steadier where others use them too
	memory []int64         // bytes, the most that was held; 0: not known on this system
}

func median(of []time.Duration) time.Duration { return percentile(of, 50) }

// percentile returns what n of 100 are at or below.
func percentile(of []time.Duration, n int) time.Duration {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)*n/100]
}

const columns = "%-26s %9s %9s %11s %9s %9s\n"

func header() { fmt.Printf(columns, "", "time", "to floor", "processors", "to floor", "memory") }

// row prints medians, and what they are to those of base.
func row(name string, s, base *samples) {
	memory := "?"
	if most := slices.Max(s.memory); most > 0 {
		memory = fmt.Sprintf("%d MB", most>>20)
	}
	took, to := against(s.times, base.times)
	work, toWork := against(s.work, base.work)
	fmt.Printf(columns, name, took, to, work, toWork, memory)
}

func against(of, base []time.Duration) (seconds, ratio string) {
	m, b := median(of).Seconds(), median(base).Seconds()
	return fmt.Sprintf("%.2f s", m), fmt.Sprintf("%.2fx", m/b)
}
