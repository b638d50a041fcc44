package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// build makes the program for a system. Whatever could make two builds differ
// is left out: paths, the state of the repository, C, and flags of the
// environment. The number of the release is set by hand, because the go command
// only knows it where the repository is at hand with all its tags.
func build(t target, version, name string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid= -X main.release="+version, "-o", name, "indaba/cmd/indaba")
	cmd.Env = append(without(os.Environ(), "GOFLAGS", "GOEXPERIMENT", "GOAMD64", "GOARM64", "CGO_ENABLED", "GOOS", "GOARCH", "GODEBUG", "GOFIPS140"),
		"GOFLAGS=-mod=readonly", "CGO_ENABLED=0", "GOOS="+t.system, "GOARCH="+t.processor)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

func without(env []string, names ...string) []string {
	var out []string
	for _, v := range env {
		keep := true
		for _, name := range names {
			keep = keep && !strings.HasPrefix(v, name+"=")
		}
		if keep {
			out = append(out, v)
		}
	}
	return out
}

// sum writes SHA256SUMS, which sha256sum -c reads.
func sum(dir string) error {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, e := range entries {
		hash, err := hashOf(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s  %s\n", hash, e.Name())
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(b.String()), 0o644)
}

func hashOf(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:]), nil
}
