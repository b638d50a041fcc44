// Command indaba turns a network's Markdown into a multilingual, cross-linked
// static site.
//
// One file a command. Results go to standard output, progress and diagnostics
// to standard error, but those of check, which are its result. Only this
// package prints, reads the environment and the clock, and ends the process;
// it does so with one of four statuses, see [failure].
package main

import (
	"context"
	"io"
	"os"
	"time"
)

func main() {
	os.Exit(run(context.Background(), console{os.Stdout, os.Stderr, os.Getenv, time.Now}, os.Args[1:]))
}

// console is the world as a command sees it.
type console struct {
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time
}

// run is the program, but for the process around it. It returns the status to
// exit with.
func run(ctx context.Context, c console, args []string) int {
	root := newRoot(c)
	root.SetArgs(args)
	root.SetOut(c.out)
	root.SetErr(c.err)
	return c.status(root.ExecuteContext(ctx))
}
