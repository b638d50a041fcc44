package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// bench measures one size of corpus.
type bench struct {
	programs string // the folder with the built programs
	dir      string // the folder of this size
	pages    int
	rounds   int
	outputs  int // how many outputs were moved away
}

// run measures and prints. Times of builds that write a new output come first
// and are ratios to the floor's; then those of builds into an output that is
// there; then what a preview does; then what was written; then the figures that
// are kept.
func (b *bench) run() error {
	content, out := filepath.Join(b.dir, "content"), filepath.Join(b.dir, "public")
	if err := b.self("corpus", content, strconv.Itoa(b.pages)); err != nil {
		return err
	}
	floor := []string{filepath.Join(b.programs, "floor"), content, out}
	indaba := []string{filepath.Join(b.programs, "indaba"), "build", "--content", content, "--output", out, "--date", "2026-11-01"}

	var least, cold samples
	var bare string // the newest output of the floor
	for range b.rounds {
		if err := b.fresh(out, &least, floor); err != nil {
			return err
		}
		if err := b.fresh(out, &cold, indaba); err != nil {
			return err
		}
		bare = b.moved()
	}
	header()
	row("floor, new output", &least, &least)
	row("indaba, new output", &cold, &least)

	var same, edited samples
	for range b.rounds {
		if err := b.again(&same, indaba); err != nil {
			return err
		}
		if err := edit(content); err != nil {
			return err
		}
		if err := b.again(&edited, indaba); err != nil {
			return err
		}
	}
	row("indaba, nothing changed", &same, &least)
	row("indaba, after one edit", &edited, &least)
	if err := b.self("rebuild", content); err != nil {
		return err
	}
	if err := b.weights(bare, out); err != nil {
		return err
	}
	b.recordBuilds("NewOutput", &cold, &least)
	b.recordBuilds("NothingChanged", &same, &least)
	b.recordBuilds("OneEdit", &edited, &least)
	for range b.rounds {
		if err := b.self("share", content, strconv.Itoa(b.pages)); err != nil {
			return err
		}
	}
	return nil
}

// fresh times a build that finds no output, and nothing that another kept.
func (b *bench) fresh(out string, to *samples, command []string) error {
	b.outputs++
	if err := os.RemoveAll(b.caches()); err != nil {
		return err
	}
	err := os.Rename(out, b.moved())
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	return b.again(to, command)
}

// moved is where the last output was moved to.
func (b *bench) moved() string { return filepath.Join(b.dir, fmt.Sprintf("old-%d", b.outputs)) }

// caches is the user's folder of caches of the builds that are measured.
func (b *bench) caches() string { return filepath.Join(b.dir, "caches") }

// again times a build.
func (b *bench) again(to *samples, command []string) error {
	settle()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = os.Environ()
	for _, name := range []string{"XDG_CACHE_HOME", "LocalAppData", "HOME"} { // see os.UserCacheDir
		cmd.Env = append(cmd.Env, name+"="+b.caches())
	}
	start := time.Now()
	printed, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", command[0], err, printed)
	}
	to.times = append(to.times, took)
	to.work = append(to.work, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	to.memory = append(to.memory, peak(cmd.ProcessState))
	return nil
}

// self runs a part of this program in a process of its own.
func (b *bench) self(args ...string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
