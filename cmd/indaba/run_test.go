package main

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

// invoke runs a command in the working directory as on 1 March 2026.
func invoke(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(t.Context(), testConsole(&out, &errs), args)
	return status, out.String(), errs.String()
}

func testConsole(out, errs io.Writer) console {
	return console{out, errs, func(string) string { return "" }, func() time.Time { return time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC) }}
}

// inFolder makes a folder with files the working directory.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var exchange = map[string]string{
	"content/site.yaml":              "languages: [en, fr]\nbase_url: https://exchange.invalid/\n",
	"content/en/index.md":            "# Exchange\n",
	"content/en/playbooks/walk.md":   "# Walking\n",
	"content/fr/playbooks/walk.md":   "# Marcher\n",
	"content/fr/playbooks/ecoute.md": "# Écouter\n",
}

func TestBuildJSON(t *testing.T) {
	inFolder(t, exchange)
	type object = map[string]any
	build := func(want int, args ...string) object {
		t.Helper()
		status, stdout, stderr := invoke(t, append([]string{"build", "--format", "json"}, args...)...)
		if status != want || stderr != "" {
			t.Fatalf("status %d, standard error %q", status, stderr)
		}
		var got object
		if err := json.Unmarshal([]byte(stdout), &got); err != nil {
			t.Fatal(err)
		}
		return got
	}
	got := build(0)
	keys := []string{"bytes", "diagnostics", "durationMs", "files", "languages", "pages", "removed", "unchanged", "written"}
	if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(got))); diff != "" {
		t.Error(diff)
	}
	// home, the list of playbooks and the two playbooks
	languages := object{"en": object{"pages": 4.0, "borrowed": 1.0}, "fr": object{"pages": 4.0, "borrowed": 1.0}}
	if diff := cmp.Diff(object{"pages": 8.0, "languages": languages, "unchanged": 0.0, "removed": 0.0, "diagnostics": []any{}},
		only(got, "pages", "languages", "unchanged", "removed", "diagnostics")); diff != "" {
		t.Error(diff)
	}
	if got["written"] != got["files"] || got["bytes"].(float64) < 1000 {
		t.Errorf("a first build: %v", got)
	}
	again := build(0)
	if again["written"] != 0.0 || again["unchanged"] != got["files"] {
		t.Errorf("a second build: %v", again)
	}

	if err := os.WriteFile("content/en/index.md", []byte("# Exchange\n\n[x](y.md)\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	wrong := build(1)
	if len(wrong["diagnostics"].([]any)) != 1 || wrong["written"] != 0.0 || wrong["bytes"] != 0.0 || wrong["pages"] != 8.0 {
		t.Errorf("with a mistake: %v", wrong)
	}
	if kept := build(1, "--keep-going"); kept["written"] == 0.0 {
		t.Errorf("with a mistake and --keep-going: %v", kept)
	}
}

func only[V any](m map[string]V, keys ...string) map[string]V {
	out := map[string]V{}
	for _, k := range keys {
		out[k] = m[k]
	}
	return out
}

func TestBuildsAreEqualOnTheSameDay(t *testing.T) {
	inFolder(t, exchange)
	for _, output := range []string{"a", "b"} {
		if status, _, stderr := invoke(t, "build", "--date", "2026-01-02", "--output", output, "--jobs", "3"); status != 0 {
			t.Fatal(stderr)
		}
	}
	if diff := cmp.Diff(contents(t, "a"), contents(t, "b")); diff != "" {
		t.Error(diff)
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestServeLeavesNothingBehind(t *testing.T) {
	defer goleak.VerifyNone(t)
	inFolder(t, exchange)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out, errs text
	status := make(chan int)
	go func() {
		status <- run(ctx, testConsole(&out, &errs), []string{"serve", "--addr", "127.0.0.1:0"})
	}()
	for deadline := time.Now().Add(patience); !strings.Contains(errs.String(), "Ctrl-C"); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("serve does not begin: %s", errs.String())
		}
	}
	cancel()
	if got := <-status; got != 0 {
		t.Errorf("status %d: %s", got, errs.String())
	}
}
