package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"indaba": main, "busy": busy})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:       "testdata",
		Condition: condition,
		Setup: func(env *testscript.Env) error {
			caches := filepath.Join(env.WorkDir, ".caches")
			env.Setenv("XDG_CACHE_HOME", caches)
			env.Setenv("LocalAppData", caches)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status":   cmdStatus,
			"links":    cmdLinks,
			"picture":  cmdPicture,
			"crlf":     cmdCRLF,
			"noise":    cmdNoise,
			"serve":    cmdServe,
			"serving":  cmdServing,
			"get":      cmdGet,
			"endserve": cmdEndServe,
			"encode":   cmdEncode,
			"sums":     cmdSums,
			"differ":   cmdDiffer,
			"occupy":   cmdOccupy,
		},
	})
}

// status N COMMAND ARGS… runs a command that must end with the status N.
func cmdStatus(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	got := 0
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s ends with status %d, not %d", strings.Join(args[1:], " "), got, want)
	}
}

// picture FILE… writes pictures, which no archive of text can hold.
func cmdPicture(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		f, err := os.Create(ts.MkAbs(name))
		ts.Check(err)
		ts.Check(png.Encode(f, image.NewGray(image.Rect(0, 0, 1000, 500))))
		ts.Check(f.Close())
	}
}

// crlf FILE… makes files as some editors on Windows write them: with a byte
// order mark and two characters at the end of a line.
func cmdCRLF(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		text := "\ufeff" + strings.ReplaceAll(ts.ReadFile(name), "\n", "\r\n")
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// noise FILE N writes a page of N random words, which no compression makes short.
func cmdNoise(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("# Long\n\n")
	for range n {
		fmt.Fprintf(&b, "%x ", r.Uint64())
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o644))
}

// encode FROM TO writes a file again in Windows-1252, with line ends of Windows,
// as spreadsheets do.
func cmdEncode(ts *testscript.TestScript, _ bool, args []string) {
	text, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n"))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

// sums DIR FILE writes the name and a hash of each file in DIR into FILE.
func cmdSums(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	dir := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprintf(&b, "%s %x\n", path, sha256.Sum256(data))
		return err
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o644))
}

// differ A B N checks that N of the lines of two files with equally many differ.
func cmdDiffer(ts *testscript.TestScript, _ bool, args []string) {
	a, b := strings.Split(ts.ReadFile(args[0]), "\n"), strings.Split(ts.ReadFile(args[1]), "\n")
	different := 0
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			different++
		}
	}
	if len(a) != len(b) || fmt.Sprint(different) != args[2] {
		ts.Fatalf("%d and %d lines, %d differ, want %s", len(a), len(b), different, args[2])
	}
}

var address = regexp.MustCompile(`(?:href|src|action)="([^"]*)"|<loc>([^<]*)</loc>`)

// links DIR ORIGIN BASE checks that all addresses in the site in DIR are below
// BASE and lead to one of its files.
func cmdLinks(ts *testscript.TestScript, _ bool, args []string) {
	dir, origin, base := ts.MkAbs(args[0]), args[1], args[2]
	seen := 0
	ts.Check(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err != nil || ext != ".html" && ext != ".xml" {
			return err
		}
		data, err := os.ReadFile(path)
		for _, found := range address.FindAllSubmatch(data, -1) {
			seen++
			to, _, _ := strings.Cut(string(found[1])+string(found[2]), "#")
			to, _, _ = strings.Cut(strings.TrimPrefix(to, origin), "?")
			rest, below := strings.CutPrefix(to, base)
			// What hands a page on to a reader's own programs leads elsewhere on purpose.
			if to == "" || to == "https://wa.me/" || strings.HasPrefix(to, "mailto:") {
				continue
			}
			if !below {
				ts.Fatalf("%s: %s is not below %s", path, found[0], base)
			}
			if rest == "" || strings.HasSuffix(rest, "/") {
				rest += "index.html"
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(rest))); err != nil {
				ts.Fatalf("%s: %s leads nowhere: %v", path, found[0], err)
			}
		}
		return err
	}))
	if seen == 0 {
		ts.Fatalf("no addresses in %s", dir)
	}
}
