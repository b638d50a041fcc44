package main

import (
	"fmt"
	"io"
	"os"
	"runtime"

	"indaba/generator/diag"
)

// sources has the texts that diagnostics are about.
type sources interface{ Source(name string) []byte }

// print prints diagnostics, each with the line that it is about.
func (c console) print(w io.Writer, l diag.List, s sources) error {
	if len(l) == 0 {
		return nil
	}
	text := diag.Text{Source: s.Source, Colour: c.colours(w)}
	return text.Print(w, l)
}

// colours reports whether w is a terminal that the user wants colours on.
func (c console) colours(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || c.getenv("NO_COLOR") != "" || c.getenv("CI") != "" || c.getenv("TERM") == "dumb" {
		return false
	}
	if runtime.GOOS == "windows" && c.getenv("WT_SESSION") == "" && c.getenv("TERM") == "" {
		return false // the console of old shows the sequences themselves
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// say prints a line on progress. That no one can read it is no reason to stop.
func (c console) say(format string, args ...any) {
	fmt.Fprintf(diag.Harmless(c.err), format+"\n", args...)
}

// tell prints a line of the result, for people.
func (c console) tell(format string, args ...any) error {
	_, err := fmt.Fprintf(diag.Harmless(c.out), format+"\n", args...)
	return err
}

// count returns a number of things in words.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
