package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestTwoBuildsAreTheSame makes a release twice, in folders of other names and
// with another environment, and compares every file.
func TestTwoBuildsAreTheSame(t *testing.T) {
	if os.Getenv("INDABA_LONG") == "" {
		t.Skip("set INDABA_LONG=1: it compiles the program twice for every system")
	}
	made := targets
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "another", "folder")
	if err := release("v0.0.1-test", one, made); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOFLAGS", "-tags=other")
	t.Setenv("GODEBUG", "madvdontneed=1")
	t.Setenv("GOCACHE", t.TempDir())
	if err := release("v0.0.1-test", two, made); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(one)
	if err != nil || len(entries) != 2*len(made)+1 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	for _, e := range entries {
		a, _ := hashOf(filepath.Join(one, e.Name()))
		if b, err := hashOf(filepath.Join(two, e.Name())); a != b || err != nil {
			t.Errorf("%s: %s and then %s %v", e.Name(), a, b, err)
		}
	}
	out, err := exec.Command(filepath.Join(one, made[0].file("v0.0.1-test")), "version").Output()
	if !strings.HasPrefix(string(out), "indaba v0.0.1-test ") && made[0].system == runtime.GOOS && made[0].processor == runtime.GOARCH {
		t.Errorf("it says %q, %v", out, err)
	}
	checkList(t, filepath.Join(one, made[0].file("v0.0.1-test")))
}

// checkList: the list names every module, and the program by its checksum.
func checkList(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name + ".spdx.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc document
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	hash, err := hashOf(name)
	if err != nil || doc.Packages[0].Sums[0].Value != hash {
		t.Errorf("the list is of another program: %v", doc.Packages[0].Sums)
	}
	for _, module := range []string{"github.com/yuin/goldmark", "go.yaml.in/yaml/v4", "golang.org/x/net", "std"} {
		if !strings.Contains(string(data), "\"name\": \""+module+"\"") {
			t.Errorf("the list lacks %s", module)
		}
	}
	for _, tool := range []string{"chromedp", "staticcheck", "go-cmp"} {
		if strings.Contains(string(data), tool) {
			t.Errorf("the list has %s, which is for tests", tool)
		}
	}
}
