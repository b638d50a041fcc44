package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v4"
)

// TestStarterWorkflows asks actionlint about the workflows of a new network, and
// holds them to what makes it safe to run pull requests of strangers.
func TestStarterWorkflows(t *testing.T) {
	for name, s := range map[string]starter{
		"named":    {Name: "N", Languages: []string{"en"}, Generator: "https://example.org/indaba.git@v1"},
		"variable": {Name: "N", Languages: []string{"en"}, Variable: true},
	} {
		t.Run(name, func(t *testing.T) {
			files, err := s.files()
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := writeInto(dir, files); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil { // where actionlint looks for actions
				t.Fatal(err)
			}
			workflows, err := filepath.Glob(filepath.Join(dir, ".github/workflows/*.yml"))
			if err != nil || len(workflows) != 3 {
				t.Fatal(workflows, err)
			}
			var out bytes.Buffer
			linter, err := actionlint.NewLinter(&out, &actionlint.LinterOptions{WorkingDir: dir})
			if err != nil {
				t.Fatal(err)
			}
			found, err := linter.LintFiles(workflows, nil)
			if err != nil || len(found) > 0 {
				t.Error(out.String(), err)
			}
		})
	}
}

var uses = regexp.MustCompile(`uses: (\S+)`)

func TestStarterActionsArePinned(t *testing.T) {
	files, err := starter{Name: "N", Languages: []string{"en"}, Generator: "https://example.org/indaba.git@v1"}.files()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for name, data := range files {
		if !strings.HasPrefix(name, ".github/") {
			continue
		}
		for _, found := range uses.FindAllSubmatch(data, -1) {
			seen++
			if used := string(found[1]); !strings.HasPrefix(used, "./") && !regexp.MustCompile(`@[0-9a-f]{40}$`).MatchString(used) {
				t.Errorf("%s uses %s, which may change", name, used)
			}
		}
		if bytes.Contains(data, []byte("secrets.")) || bytes.Contains(data, []byte("pull_request_target")) {
			t.Errorf("%s asks for more than it needs", name)
		}
	}
	if seen == 0 {
		t.Error("no workflow uses anything")
	}
	for _, name := range []string{".vscode/settings.json", ".vscode/extensions.json"} {
		if !json.Valid(files[name]) {
			t.Errorf("%s is not JSON", name)
		}
	}
}

func TestPublicOrigin(t *testing.T) {
	for remote, want := range map[string]string{
		"https://example.org/o/r.git":          "https://example.org/o/r.git",
		"https://me:token@example.org/o/r.git": "https://example.org/o/r.git",
		"https://example.org:8443/o/r":         "https://example.org:8443/o/r",
		"git@example.org:o/r.git":              "https://example.org/o/r.git",
		"ssh://git@example.org:2222/o/r.git":   "https://example.org/o/r.git",
		"/home/me/r":                           "",
		"../r":                                 "",
		"C:/r":                                 "",
		"file:///home/me/r":                    "",
		"":                                     "",
		"https://example.org/o/r.git?token=a":  "https://example.org/o/r.git",
	} {
		if got := publicOrigin(remote); got != want {
			t.Errorf("%q: %q, want %q", remote, got, want)
		}
	}
}

// TestStarterAction runs what fetches the generator, from a repository on disk.
func TestStarterAction(t *testing.T) {
	for _, program := range []string{"git", "bash"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	var action struct {
		Runs struct{ Steps []struct{ Run string } }
	}
	text, err := starterFiles.ReadFile("starter/_github/actions/indaba/action.yml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	origin := t.TempDir()
	run := func(dir string, env []string, name string, args ...string) (string, error) {
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	for _, args := range [][]string{{"init", "-q"}, {"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "first"}, {"tag", "v1"}} {
		if out, err := run(origin, nil, "git", args...); err != nil {
			t.Fatal(out)
		}
	}
	script := action.Runs.Steps[0].Run
	work := t.TempDir()
	if out, err := run(work, []string{"GENERATOR=" + origin + "@v1"}, "bash", "-e", "-o", "pipefail", "-c", script); err != nil {
		t.Fatal(out)
	}
	if out, err := run(filepath.Join(work, ".generator"), nil, "git", "log", "--format=%s"); err != nil || out != "first\n" {
		t.Error(out, err)
	}
	for _, wrong := range []string{"", "@v1", origin} {
		if out, err := run(t.TempDir(), []string{"GENERATOR=" + wrong}, "bash", "-e", "-o", "pipefail", "-c", script); err == nil || !strings.Contains(out, "::error::") {
			t.Errorf("%q: %s %v", wrong, out, err)
		}
	}
}
