package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

// busy is a program that is told of Ctrl-C as serve is, and goes on.
func busy() {
	ctx, _ := untilInterrupted(context.Background())
	fmt.Println("ready")
	<-ctx.Done()
	fmt.Println("told")
	time.Sleep(time.Hour)
}

func TestSecondCtrlCEndsAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no process can send it to another")
	}
	cmd := exec.CommandContext(t.Context(), "busy")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for _, want := range []string{"ready", "told"} {
		if !lines.Scan() || lines.Text() != want {
			t.Fatalf("it says %q; want %q", lines.Text(), want)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	deadline := time.After(patience)
	for {
		select {
		case err := <-ended:
			if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.Exited() {
				t.Errorf("it ended by itself: %v", err)
			}
			return
		case <-deadline:
			t.Fatal("it goes on")
		case <-time.After(10 * time.Millisecond): // faster than anybody: the first may still be at work
			_ = cmd.Process.Signal(os.Interrupt)
		}
	}
}
