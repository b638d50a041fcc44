package output

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// victim is set in a child that builds into the folder it names until killed.
const victim = "INDABA_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victim); dir != "" {
		var last past
		for i := 0; ; i++ {
			now := generation(i % 2)
			stats, err := Sync(dir, now.after(last))
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			last = past{now, stats.State}
		}
	}
	os.Exit(m.Run())
}

// generation is one of two sites. They share paths with other content; other
// pages stay or are renamed between them, some from file to folder.
func generation(n int) files {
	f := files{}
	for i := range 150 {
		content := strings.Repeat(fmt.Sprintf("generation %d page %d\n", n, i), 50*(n+1))
		f[fmt.Sprintf("en/same/%d/index.html", i)] = content
		f[fmt.Sprintf("en/known/%d/index.html", i)] = "of any generation"
		f[fmt.Sprintf("en/renamed-%d/%d/index.html", n, i)] = content
		if n == 0 {
			f[fmt.Sprintf("swap/%d", i)] = content
		} else {
			f[fmt.Sprintf("swap/%d/index.html", i)] = content
		}
	}
	return f
}

// In every second round the folder is an empty one, which another's file keeps
// the others from being. There the build that heals knows what differs from the
// last of its own, but not what the killed ones did.
func TestKilledAtAnyMoment(t *testing.T) {
	shared := t.TempDir()
	rounds := 300 // of which a plain go test runs a few
	if os.Getenv("INDABA_LONG") == "" {
		rounds = 6
	}
	var last past
	both := [2]files{generation(0), generation(1)}
	put(t, shared, "en/same/theirs.txt", "keep")
	for round := range rounds {
		dir := shared
		if round%2 == 1 {
			dir = t.TempDir()
		}
		killed(t, dir, time.Duration(rand.IntN(60_000))*time.Microsecond)
		for p, content := range read(t, dir) {
			whole := content == both[0][p] || content == both[1][p]
			if !whole && !strings.HasSuffix(p, "/") && p != "en/same/theirs.txt" {
				t.Fatalf("round %d: %s is neither old nor new (%d bytes)", round, p, len(content))
			}
		}
		want := maps.Clone(both[rand.IntN(2)])
		if dir == shared {
			stats, err := Sync(dir, want.after(last))
			must(t, err)
			last = past{maps.Clone(want), stats.State}
			want["en/same/theirs.txt"] = "keep"
		} else {
			mustSync(t, dir, want)
		}
		expect(t, dir, want)
		if t.Failed() {
			t.Fatalf("round %d did not heal", round)
		}
	}
}

func killed(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), victim+"="+dir)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(5*time.Millisecond + after) // the start of the process takes some
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
		t.Fatalf("child was not killed: %v", cmd.ProcessState)
	}
}
