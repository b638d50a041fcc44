package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
)

const workflowFolder = "../.github/workflows"

func workflowFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(workflowFolder + "/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	return files
}

func readWorkflow(t *testing.T, file string) *actionlint.Workflow {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w, found := actionlint.Parse(text)
	for _, err := range found {
		t.Error(err)
	}
	return w
}

// TestWorkflowsAreValid asks actionlint. Shells are checked by running them,
// see [TestWorkflowSteps].
func TestWorkflowsAreValid(t *testing.T) {
	var out bytes.Buffer
	linter, err := actionlint.NewLinter(&out, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := linter.LintFiles(workflowFiles(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) > 0 {
		t.Error(out.String())
	}
}

var pinned = regexp.MustCompile(`^(\./.*|[\w-]+/[\w/-]+@[0-9a-f]{40})$`)

// TestWorkflowsTrustNobody holds workflows to what makes it safe to run the pull
// requests of strangers: every action is one commit, rights are named and few,
// and what a pull request starts has neither secrets nor a right to write.
func TestWorkflowsTrustNobody(t *testing.T) {
	for _, file := range workflowFiles(t) {
		w := readWorkflow(t, file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if w.Permissions == nil {
			t.Errorf("%s: no permissions are named, so all may be there", file)
		}
		public := false
		for _, on := range w.On {
			public = public || strings.HasPrefix(on.EventName(), "pull_request")
			if on.EventName() == "pull_request_target" {
				t.Errorf("%s runs the program of strangers with the rights of the repository", file)
			}
		}
		if public && bytes.Contains(text, []byte("secrets.")) {
			t.Errorf("%s: a pull request needs a secret", file)
		}
		for name, job := range w.Jobs {
			for _, p := range []*actionlint.Permissions{w.Permissions, job.Permissions} {
				if p == nil {
					continue
				}
				if public && p.All != nil && p.All.Value != "read-all" {
					t.Errorf("%s: %s may do all", file, name)
				}
				for _, scope := range p.Scopes {
					if public && scope.Value.Value != "read" {
						t.Errorf("%s: %s may %s %s", file, name, scope.Value.Value, scope.Name.Value)
					}
				}
			}
			for _, step := range job.Steps {
				if action, ok := step.Exec.(*actionlint.ExecAction); ok && !pinned.MatchString(action.Uses.Value) {
					t.Errorf("%s: %s is not one commit", file, action.Uses.Value)
				}
			}
		}
	}
}

// What GitHub would put in place of expressions in the environment of steps.
var expressions = map[string]string{
	"${{ steps.pages.outputs.base_url }}": "https://example.org/exchange",
}

// Steps that must fail, by what they run.
var failing = []string{"exit 1"}

// TestWorkflowSteps runs every script of every workflow as GitHub's runner does,
// with bash -e -o pipefail, in a clean clone at the merge of a pull request. It
// leaves out test.yml, whose steps are what runs this test, and release.yml, which
// publishes what cmd/release makes and tests.
func TestWorkflowSteps(t *testing.T) {
	if os.Getenv("INDABA_LONG") == "" {
		t.Skip("set INDABA_LONG=1: it clones the repository and compiles it")
	}
	if runtime.GOOS == "windows" {
		t.Skip("the runner is Linux")
	}
	for _, file := range workflowFiles(t) {
		if name := filepath.Base(file); name == "test.yml" || name == "release.yml" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			w := readWorkflow(t, file)
			clone, temp := mergedClone(t), t.TempDir()
			for name, job := range w.Jobs {
				for i, step := range job.Steps {
					if run, ok := step.Exec.(*actionlint.ExecRun); ok {
						runStep(t, fmt.Sprintf("%s, step %d", name, i+1), run.Run.Value, step.Env, clone, temp)
					}
				}
			}
			for _, left := range leftBehind[filepath.Base(file)] {
				left = strings.NewReplacer("CLONE", clone, "TEMP", temp).Replace(left)
				path, want, _ := strings.Cut(left, ": ")
				if got, err := os.ReadFile(path); err != nil || !strings.Contains(string(got), want) {
					t.Errorf("%s lacks %q: %v\n%.2000s", path, want, err, got)
				}
			}
		})
	}
}

// leftBehind is what a workflow's scripts leave: files, and what is in them.
var leftBehind = map[string][]string{
	"publish.yml": {"CLONE/public/en/index.html: https://example.org/exchange/", "TEMP/output: sound=yes"},
	"review.yml":  {"TEMP/review.html: A word for the reviewer", "TEMP/summary: Ask the town that tried it first"},
}

// mergedClone returns a clone whose newest commit merges another one, which adds
// a line to a page.
func mergedClone(t *testing.T) string {
	t.Helper()
	origin, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "clone")
	git := func(in string, args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = in
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("git %v: %v\n%s", args, err, out)
		}
	}
	git(origin, "clone", "-q", origin, dir)
	git(dir, "checkout", "-q", "-b", "theirs")
	page := filepath.Join(dir, "content/en/index.md")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, append(text, "\nA word for the reviewer.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	git(dir, "commit", "-q", "-a", "-m", "theirs")
	git(dir, "checkout", "-q", "-b", "merge", "HEAD~1")
	git(dir, "merge", "-q", "--no-ff", "-m", "merge", "theirs")
	return dir
}

func runStep(t *testing.T, name, script string, env *actionlint.Env, clone, temp string) {
	t.Helper()
	if strings.Contains(script, "${{") {
		t.Errorf("%s: a script holds an expression, which a stranger's text could end", name)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir = clone
	cmd.Env = append(os.Environ(), "CI=true", "RUNNER_TEMP="+temp,
		"GITHUB_OUTPUT="+filepath.Join(temp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary"))
	if env != nil {
		for _, v := range env.Vars {
			value := v.Value.Value
			if strings.Contains(value, "${{") {
				known, ok := expressions[value]
				if !ok {
					t.Fatalf("%s: say in expressions what %s may be", name, value)
				}
				value = known
			}
			cmd.Env = append(cmd.Env, v.Name.Value+"="+value)
		}
	}
	out, err := cmd.CombinedOutput()
	wantFailure := false
	for _, f := range failing {
		wantFailure = wantFailure || strings.Contains(script, f)
	}
	if (err != nil) != wantFailure {
		t.Errorf("%s: %v\n%s\n%s", name, err, script, out)
	}
}
