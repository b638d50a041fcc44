package output

import (
	"sync"
	"sync/atomic"
)

// each calls do for 0 to n-1 from up to jobs goroutines, which do is told by
// worker, a number from 0. After an error it starts no more calls and returns
// the error with the lowest index. Indices are taken in order and every call
// begun is ended, so that error is the same each time.
func each(n, jobs int, do func(worker, i int) error) error {
	var (
		next    atomic.Int64
		stopped atomic.Bool
		mu      sync.Mutex
		lowest  = n
		failed  error
		wg      sync.WaitGroup
	)
	step := func(worker int) bool {
		i := int(next.Add(1)) - 1
		if i >= n {
			return false
		}
		if err := do(worker, i); err != nil {
			stopped.Store(true)
			mu.Lock()
			defer mu.Unlock()
			if i < lowest {
				lowest, failed = i, err
			}
		}
		return true
	}
	for worker := range min(n, jobs) {
		wg.Go(func() {
			for !stopped.Load() && step(worker) {
			}
		})
	}
	wg.Wait()
	return failed
}
