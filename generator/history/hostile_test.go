package history_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A repository whose configuration and attributes name programs wherever git
// takes one. None must run: with a pull request comes content, which may also
// hold a folder that is laid out like a repository.
func TestNothingInARepositoryRuns(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	c := newClone(t)
	mark := filepath.Join(t.TempDir(), "ran")
	evil := filepath.Join(t.TempDir(), "evil")
	if err := os.WriteFile(evil, []byte("#!/bin/sh\necho \"$0 $*\" >> '"+mark+"'\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	c.commit(map[string]string{
		"content/.gitattributes": "* diff=evil filter=evil merge=evil text=auto\n",
		"content/en/a.md":        "one\n",
	})
	c.commit(map[string]string{"content/en/a.md": "two\n"})
	c.git("clone", "-q", "--bare", ".", "content/bare")
	settings := "[core]\n\tfsmonitor = EVIL\n\tpager = EVIL\n\teditor = EVIL\n\tsshCommand = EVIL\n\taskPass = EVIL\n\tgitProxy = EVIL\n\thooksPath = HOOKS\n" +
		"[pager]\n\tlog = EVIL\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = EVIL\n" +
		"[diff]\n\texternal = EVIL\n[diff \"evil\"]\n\tcommand = EVIL\n\ttextconv = EVIL\n[merge \"evil\"]\n\tdriver = EVIL\n" +
		"[filter \"evil\"]\n\tclean = EVIL\n\tsmudge = EVIL\n\tprocess = EVIL\n\trequired = true\n" +
		"[alias]\n\tcat-file = !EVIL\n\tls-tree = !EVIL\n[credential]\n\thelper = !EVIL\n"
	hooks := t.TempDir()
	for _, hook := range []string{"post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"} {
		if err := os.Symlink(evil, filepath.Join(hooks, hook)); err != nil {
			t.Fatal(err)
		}
	}
	settings = strings.NewReplacer("EVIL", evil, "HOOKS", hooks).Replace(settings)
	included := filepath.Join(t.TempDir(), "included")
	if err := os.WriteFile(included, []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, config := range []string{".git/config", "content/bare/config"} {
		f, err := os.OpenFile(filepath.Join(c.dir, config), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString("[include]\n\tpath = " + included + "\n" + settings); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("GIT_EXTERNAL_DIFF", evil)
	t.Setenv("GIT_PAGER", evil)
	t.Setenv("GIT_SSH_COMMAND", evil)

	for _, dir := range []string{"content", "content/bare"} {
		f := c.open(dir)
		r, err := f.Since(context.Background(), "HEAD~1")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Changes(os.DirFS(filepath.Join(c.dir, dir))); err != nil {
			t.Error(err)
		}
		r.Close()
	}
	read := 0
	for _, err := range c.open("content").Versions(context.Background(), "en/a.md") {
		if err != nil {
			t.Error(err)
		}
		read++
	}
	if read != 2 {
		t.Errorf("%d versions were read, not 2", read)
	}
	if ran, err := os.ReadFile(mark); err == nil {
		t.Errorf("a program of the repository ran:\n%s", ran)
	}

	// The trap is a trap: git as its user runs it falls into it.
	c.write(map[string]string{"content/en/a.md": "three\n"})
	cmd := exec.Command("git", "diff", "HEAD")
	cmd.Dir = c.dir
	_ = cmd.Run()
	if _, err := os.ReadFile(mark); err != nil {
		t.Errorf("plain git runs nothing either, so that the test above shows nothing: %v", err)
	}
}
