package watch

import (
	"context"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// gathering runs test with a gather that is quiet after 10 ms, on a clock that
// moves only when all wait.
func gathering(t *testing.T, test func(changes chan<- string, reports <-chan []string)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		changes, reports := make(chan string), make(chan []string)
		go gather(ctx, changes, reports, 10*time.Millisecond)
		test(changes, reports)
		cancel()
		synctest.Wait()
	})
}

func expect(t *testing.T, got, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestOneSaveIsReportedAfterTheQuietTime(t *testing.T) {
	gathering(t, func(changes chan<- string, reports <-chan []string) {
		start := time.Now()
		changes <- "b"
		time.Sleep(5 * time.Millisecond)
		changes <- "a"
		changes <- "b"
		expect(t, <-reports, []string{"a", "b"})
		if took := time.Since(start); took != 15*time.Millisecond {
			t.Errorf("after %v", took)
		}
	})
}

func TestBurstIsReportedAtTheLatestAfter200ms(t *testing.T) {
	gathering(t, func(changes chan<- string, reports <-chan []string) {
		start := time.Now()
		go func() {
			for range 60 {
				changes <- "a"
				time.Sleep(5 * time.Millisecond)
			}
		}()
		expect(t, <-reports, []string{"a"})
		if took := time.Since(start); took != longest {
			t.Errorf("after %v", took)
		}
		expect(t, <-reports, []string{"a"})
		if took := time.Since(start); took != 305*time.Millisecond { // 59*5 + 10
			t.Errorf("second after %v", took)
		}
	})
}

func TestReportsNotReceivedBecomeOne(t *testing.T) {
	gathering(t, func(changes chan<- string, reports <-chan []string) {
		for _, p := range []string{"c", "a", "b"} {
			changes <- p
			time.Sleep(time.Second)
		}
		expect(t, <-reports, []string{"a", "b", "c"})
		select {
		case r := <-reports:
			t.Errorf("a second report: %v", r)
		case <-time.After(time.Second):
		}
	})
}

func TestAnythingSwallowsPaths(t *testing.T) {
	gathering(t, func(changes chan<- string, reports <-chan []string) {
		changes <- "a"
		changes <- anything
		changes <- "b"
		expect(t, <-reports, nil)
		changes <- "c"
		expect(t, <-reports, []string{"c"})
		for i := range mostPaths + 1 {
			changes <- strconv.Itoa(i)
		}
		expect(t, <-reports, nil)
	})
}
