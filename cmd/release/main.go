// Command release makes the files of a release: a program for each system, a
// list of what each is made of (SPDX 2.3), and the checksums of all.
//
//	go run ./cmd/release -version v1.2.3 -o dist
//
// The files depend on the sources and the version of Go alone: not on the
// machine, the folder, the day or the user. Who builds the same commit gets the
// same bytes, and can so tell that nothing else went into them.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// target is a system that programs are made for.
type target struct{ system, processor string }

var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// file is the name of the program for a system.
func (t target) file(version string) string {
	name := fmt.Sprintf("indaba_%s_%s_%s", strings.TrimPrefix(version, "v"), t.system, t.processor)
	if t.system == "windows" {
		name += ".exe"
	}
	return name
}

func main() {
	log.SetFlags(0)
	version := flag.String("version", "", "the number of the release, such as v1.2.3")
	dir := flag.String("o", "dist", "the folder to write to")
	here := flag.Bool("here", false, "for this system alone")
	flag.Parse()
	if flag.NArg() > 0 || !strings.HasPrefix(*version, "v") {
		flag.Usage()
		os.Exit(2)
	}
	made := targets
	if *here {
		made = []target{{runtime.GOOS, runtime.GOARCH}}
	}
	if err := release(*version, *dir, made); err != nil {
		log.Fatal(err)
	}
}

// release writes all files of a release into a folder, which must be empty.
func release(version, dir string, made []target) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		return fmt.Errorf("the folder %s is not empty: %v", dir, err)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for _, t := range made {
		name := filepath.Join(dir, t.file(version))
		if err := build(t, version, name); err != nil {
			return fmt.Errorf("building for %s/%s: %w", t.system, t.processor, err)
		}
		if err := list(name, version); err != nil {
			return fmt.Errorf("listing what %s is made of: %w", filepath.Base(name), err)
		}
	}
	return sum(dir)
}
