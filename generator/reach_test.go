package generator_test

import (
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// outer are packages by which a program reaches the world: files, other
// programs, the network, memory that is not its own.
var outer = []string{"os", "os/exec", "os/user", "os/signal", "net", "net/http", "net/rpc", "net/smtp", "net/textproto", "crypto/tls", "plugin", "syscall", "unsafe", "C", "runtime/cgo", "log/syslog"}

// reach says which of them each package may import. All others have none: what
// reads a stranger's text can neither open a file, nor run a program, nor ask
// another host. Change it on purpose.
var reach = map[string]string{
	"generator/output":  "os syscall unsafe", // writes; unsafe is for a lock on Windows
	"generator/watch":   "os syscall",
	"generator/preview": "net net/http syscall", // answers on this machine
	"generator/history": "os os/exec",           // git, told to run nothing
	"cmd/indaba":        "os os/exec os/signal net syscall",
	"cmd/release":       "os os/exec", // the go command; no part of the program
}

func TestReach(t *testing.T) {
	err := filepath.WalkDir("..", func(dir string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name == "bench" || name == "testdata" || name == "node_modules" || strings.HasPrefix(name, ".") && name != ".." {
			return filepath.SkipDir
		}
		own := filepath.ToSlash(strings.TrimPrefix(dir, "../"))
		for _, system := range []string{"linux", "darwin", "windows"} {
			ctx := build.Default
			ctx.GOOS = system
			p, err := ctx.ImportDir(dir, 0)
			if err != nil {
				return nil // no Go here
			}
			for _, imported := range p.Imports {
				if slices.Contains(outer, imported) && !slices.Contains(strings.Fields(reach[own]), imported) {
					t.Errorf("%s imports %s", own, imported)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNothingBelowReaches: nor do the libraries that a build is made with.
func TestNothingBelowReaches(t *testing.T) {
	list, err := exec.Command(goCommand(t), "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(list), "indaba/generator/markdown\n") {
		t.Fatalf("no list of packages: %s", list)
	}
	for name := range strings.Lines(string(list)) {
		switch name = strings.TrimSpace(name); name {
		case "net", "net/http", "os/exec", "plugin", "crypto/tls", "net/rpc", "net/smtp", "runtime/cgo":
			t.Errorf("a build is made with %s", name)
		}
	}
}

// goCommand returns where the go command is; without one the test is skipped.
func goCommand(t *testing.T) string {
	command := filepath.Join(build.Default.GOROOT, "bin", "go")
	if _, err := os.Stat(command); err != nil {
		if command, err = exec.LookPath("go"); err != nil {
			t.Skip("there is no go command")
		}
	}
	return command
}
