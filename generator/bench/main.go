// Command bench measures how long indaba takes to build a network that grew.
//
//	go run ./generator/bench [-live] [-pages 1000,10000] [-rounds 6]
//
// Seconds tell little from one machine to the next, so every build is set
// against the floor, measured in the same run: the least that any generator has
// to do with the same files (see generator/bench/floor). The corpus is made up
// on the spot (see generator/bench/corpus). With -live it is the preview that
// is measured: how long a save takes until a reader gets it.
//
// The last lines of a size are in the format of Go's benchmarks; make bench
// compares them with those kept in figures.txt, and make keep keeps them.
//
// What keeps the figures honest:
//
//   - Builds are processes that start cold: nothing is remembered from the one
//     before. The files they read are in the system's cache for both.
//   - Rounds are interleaved, floor first and indaba next, so that whatever else
//     the machine does meets both. The median counts.
//   - An old output is renamed away, not deleted: on some file systems the
//     inodes of deleted files make the next files slower to create, by up to ten
//     times.
//   - What takes memory, making the corpus and building in this process, runs
//     in processes of its own. A system may count the memory of the process
//     that started a build as the build's.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"indaba/generator/bench/corpus"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	pages := flag.String("pages", "1000,10000", "sizes of the corpus, in Markdown files")
	rounds := flag.Int("rounds", 6, "how often each is built")
	live := flag.Bool("live", false, "measure the preview")
	limit := flag.String("limit", "", "GOMEMLIMIT of the preview")
	flag.Parse()
	var err error
	switch flag.Arg(0) {
	case "":
		err = measure(*pages, func(b bench) error {
			b.rounds = *rounds
			if *live {
				return (&preview{bench: b, limit: *limit}).run()
			}
			return b.run()
		})
	case "budget": // CONTENT
		err = budget(flag.Arg(1))
	case "index":
		err = index()
	case "corpus": // DIR PAGES, of this program for itself
		err = writeCorpus(flag.Arg(1), flag.Arg(2))
	case "share": // CONTENT PAGES, of this program for itself
		var b bench
		if b.pages, err = strconv.Atoi(flag.Arg(2)); err == nil {
			err = b.share(flag.Arg(1))
		}
	case "rebuild": // CONTENT, of this program for itself
		err = rebuild(flag.Arg(1))
	default:
		err = fmt.Errorf("there is no part called %q", flag.Arg(0))
	}
	if err != nil {
		log.Fatal(err)
	}
}

// measure builds the programs and measures one size after the other.
func measure(pages string, run func(bench) error) (err error) {
	dir, err := os.MkdirTemp("", "indaba-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for _, name := range []string{"./cmd/indaba", "./generator/bench/floor"} {
		build := exec.Command("go", "build", "-o", dir, name)
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("building %s: %w", name, err)
		}
	}
	for _, s := range strings.Split(pages, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("the size %q is not a number", s)
		}
		if err := run(bench{programs: dir, dir: filepath.Join(dir, s), pages: n}); err != nil {
			return err
		}
	}
	return nil
}

func writeCorpus(dir, pages string) error {
	n, err := strconv.Atoi(pages)
	if err != nil {
		return err
	}
	stats, err := corpus.Write(dir, n)
	if err != nil {
		return err
	}
	fmt.Printf("\n%d Markdown files, %d words a page, %d MB\n", stats.Files, stats.Words/stats.Files, stats.Bytes>>20)
	return nil
}
