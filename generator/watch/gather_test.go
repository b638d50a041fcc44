package watch

import (
	"context"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// gathering runs test with a gather on a clock that moves only when all wait.
func gathering(t *testing.T, test func(changes chan<- change, reports <-chan []string)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		changes, reports := make(chan change), make(chan []string)
		go gather(ctx, changes, reports)
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

func TestReportsWaitAsLongAsTheirChangesNeed(t *testing.T) {
	ms := time.Millisecond
	for name, test := range map[string]struct {
		changes []change // each with the time until the next
		gaps    []time.Duration
		want    []string
		after   time.Duration
	}{
		"one renamed":             {[]change{{"a", whole}}, []time.Duration{0}, []string{"a"}, 0},
		"one written":             {[]change{{"a", written}}, []time.Duration{0}, []string{"a"}, 5 * ms},
		"written in pieces":       {[]change{{"a", written}, {"a", written}, {"a", written}}, []time.Duration{4 * ms, 4 * ms, 0}, []string{"a"}, 13 * ms},
		"emptied and written":     {[]change{{"a", vanished}, {"a", written}}, []time.Duration{ms, 0}, []string{"a"}, 6 * ms},
		"removed and renamed to":  {[]change{{"a", vanished}, {"a", whole}}, []time.Duration{2 * ms, 0}, []string{"a"}, 2 * ms},
		"removed":                 {[]change{{"a", vanished}}, []time.Duration{0}, []string{"a"}, 25 * ms},
		"renamed beside a writer": {[]change{{"b", written}, {"a", whole}}, []time.Duration{ms, 0}, []string{"a", "b"}, 5 * ms},
		"many":                    {[]change{{"b", written}, {"a", written}, {"c", written}}, []time.Duration{ms, ms, 0}, []string{"a", "b", "c"}, 7 * ms},
	} {
		t.Run(name, func(t *testing.T) {
			gathering(t, func(changes chan<- change, reports <-chan []string) {
				start := time.Now()
				for i, c := range test.changes {
					changes <- c
					time.Sleep(test.gaps[i])
				}
				expect(t, <-reports, test.want)
				if took := time.Since(start); took != test.after {
					t.Errorf("after %v, want %v", took, test.after)
				}
			})
		})
	}
}

func TestBurstIsReportedAtTheLatestAfter200ms(t *testing.T) {
	gathering(t, func(changes chan<- change, reports <-chan []string) {
		start := time.Now()
		go func() {
			for range 80 {
				changes <- change{"a", written}
				time.Sleep(4 * time.Millisecond)
			}
		}()
		expect(t, <-reports, []string{"a"})
		if took := time.Since(start); took != longest {
			t.Errorf("after %v", took)
		}
		expect(t, <-reports, []string{"a"})
		if took := time.Since(start); took != 79*4*time.Millisecond+written {
			t.Errorf("second after %v", took)
		}
	})
}

func TestReportsNotReceivedBecomeOne(t *testing.T) {
	gathering(t, func(changes chan<- change, reports <-chan []string) {
		for _, p := range []string{"c", "a", "b"} {
			changes <- change{p, whole}
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
	gathering(t, func(changes chan<- change, reports <-chan []string) {
		changes <- change{"a", written}
		changes <- change{anything, written}
		changes <- change{"b", whole}
		expect(t, <-reports, nil)
		changes <- change{"c", written}
		expect(t, <-reports, []string{"c"})
		for i := range mostPaths + 1 {
			changes <- change{strconv.Itoa(i), written}
		}
		expect(t, <-reports, nil)
	})
}
